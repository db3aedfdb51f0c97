import { defineTable, type Row } from '../state/table.ts';

export type EventMetadata = Readonly<Record<string, unknown>>;

/** Something a customer did, as the organization reported it. `created_at` is when it was told, `timestamp` when it was. */
export interface EventRow extends Row {
  readonly name: string;
  readonly timestamp: string;
  readonly customer_id: string | null;
  /** Kept even when nobody has it yet; a customer who gets it later has the event. */
  readonly external_customer_id: string | null;
  readonly member_id: string | null;
  readonly external_id: string | null;
  /** The event it is part of, by its id or its external id. */
  readonly parent: string | null;
  readonly metadata: EventMetadata;
}

export const events = defineTable<EventRow>('events');
