import type { Order } from '../contract/operations.gen.ts';
import { csvLine } from './csv.ts';

/** The columns of orders in CSV, by name; a time is told in UTC and as the zone's clocks show it. Amounts are in minor units. */
const COLUMNS: Readonly<Record<string, (order: Order, timeZone: string) => string | number | undefined | null>> = {
  created_at: ({ created_at }) => created_at,
  // Swedish writes 2026-11-23 13:00:00, which sorts and which spreadsheets read.
  local_time: ({ created_at }, timeZone) => new Date(created_at).toLocaleString('sv-SE', { timeZone }),
  time_zone: (_order, timeZone) => timeZone,
  invoice_number: ({ invoice_number }) => invoice_number,
  receipt_number: ({ receipt_number }) => receipt_number,
  description: ({ description }) => description,
  product: ({ product }) => product?.name,
  billing_reason: ({ billing_reason }) => billing_reason,
  status: ({ status }) => status,
  currency: ({ currency }) => currency,
  net_amount: ({ net_amount }) => net_amount,
  tax_amount: ({ tax_amount }) => tax_amount,
  total_amount: ({ total_amount }) => total_amount,
  refunded_amount: ({ refunded_amount }) => refunded_amount,
  refunded_tax_amount: ({ refunded_tax_amount }) => refunded_tax_amount,
  custom_fields: ({ custom_field_data: asked = {} }) => (Object.keys(asked).length > 0 ? JSON.stringify(asked) : null),
  id: ({ id }) => id,
  customer_id: ({ customer_id }) => customer_id,
};

/** The first line of orders in CSV. */
export const orderCsvHead = (): string => csvLine(Object.keys(COLUMNS));

/** One order as a line of CSV, with its time in an IANA zone. */
export const orderCsvLine = (order: Order, timeZone: string): string =>
  csvLine(Object.values(COLUMNS).map((read) => read(order, timeZone)));
