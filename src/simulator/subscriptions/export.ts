import { customers } from '../customers/table.ts';
import { csv, csvTime, majorUnits } from '../http/csv.ts';
import type { TextReply } from '../http/reply.ts';
import { products } from '../products/table.ts';
import type { World } from '../state/world.ts';
import type { SubscriptionRow } from './table.ts';

const COLUMNS = ['Email', 'Started At', 'Product', 'Amount', 'Currency', 'Status', 'Billing Interval'];

/** Subscriptions as a table, newest first. */
export function exportSubscriptions(world: World, rows: readonly SubscriptionRow[]): TextReply {
  const cellsOf = (row: SubscriptionRow) => [
    world.of(customers).get(row.customer_id)?.email ?? null,
    csvTime(row.started_at ?? row.created_at),
    world.of(products).get(row.product_id)?.name ?? null,
    majorUnits(row.amount),
    row.currency,
    row.status,
    row.recurring_interval,
  ];
  return csv(COLUMNS, rows.toSorted((a, b) => (a.created_at < b.created_at ? 1 : -1)).map(cellsOf));
}
