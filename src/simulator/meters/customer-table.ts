import { defineTable, type Row } from '../state/table.ts';

/** What a customer used and was credited on a meter since its last reset. */
export interface CustomerMeterRow extends Row {
  readonly customer_id: string;
  readonly meter_id: string;
  readonly consumed_units: number;
  readonly credited_units: number;
  /** Events told before this count no more. */
  readonly reset_at: string;
}

export const customerMeters = defineTable<CustomerMeterRow>('customer_meters');
