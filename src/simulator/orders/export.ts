import { customers } from '../customers/table.ts';
import { csv, csvTime, majorUnits } from '../http/csv.ts';
import type { TextReply } from '../http/reply.ts';
import { products } from '../products/table.ts';
import type { World } from '../state/world.ts';
import type { OrderRow } from './table.ts';

const COLUMNS = ['Email', 'Created At', 'Product', 'Net Amount', 'Currency', 'Status', 'Invoice number'];

/** Orders as a table, newest first. */
export function exportOrders(world: World, rows: readonly OrderRow[]): TextReply {
  const cellsOf = (row: OrderRow) => [
    world.of(customers).get(row.customer_id)?.email ?? null,
    csvTime(row.created_at),
    world.of(products).get(row.product_id)?.name ?? row.description,
    majorUnits(row.net_amount),
    row.currency,
    row.status,
    row.invoice_number,
  ];
  return csv(COLUMNS, rows.toSorted((a, b) => (a.created_at < b.created_at ? 1 : -1)).map(cellsOf));
}
