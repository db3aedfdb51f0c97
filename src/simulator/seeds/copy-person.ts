import { customers } from '../customers/table.ts';
import { grants } from '../grants/table.ts';
import { licenseKeys } from '../license-keys/table.ts';
import { members } from '../members/table.ts';
import { orders } from '../orders/table.ts';
import { paymentMethods, payments } from '../payments/table.ts';
import type { Row, TableName } from '../state/table.ts';
import { iso, milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';

/** How a copy differs from the person it is made of. */
export interface Likeness {
  /** Text for text: names, addresses. */
  readonly words: ReadonlyMap<string, string>;
  /** How much longer ago everything happened, in milliseconds. */
  readonly earlier: number;
}

interface Piece {
  readonly table: TableName<Row>;
  readonly row: Row;
}

// The tables differ in their rows, of which a copy needs the id alone.
const BELONGINGS = [members, paymentMethods, orders, payments, grants, licenseKeys] as unknown as readonly TableName<
  Row & { readonly customer_id: string | null }
>[];

/** All rows of one person. */
export function piecesOf(world: World, customerId: string): Piece[] {
  const self = world.of(customers).get(customerId);
  const belongings = BELONGINGS.flatMap((table) =>
    world
      .of(table)
      .where((row) => row.customer_id === customerId)
      .map((row) => ({ table, row })),
  );
  return self ? [{ table: customers as TableName<Row>, row: self }, ...belongings] : belongings;
}

/**
 * Makes another person who did the same. Thousands of these are a matter of a second, where as many checkouts would
 * take a minute.
 */
export function copyPerson(world: World, pieces: readonly Piece[], { words, earlier }: Likeness): void {
  const replaced = new Map(words);
  for (const { row } of pieces) {
    replaced.set(row.id, world.ids.uuid());
    if ('key' in row && typeof row.key === 'string') replaced.set(row.key, `FLOE-${world.ids.uuid().toUpperCase()}`);
    if ('invoice_number' in row && typeof row.invoice_number === 'string') {
      replaced.set(row.invoice_number, `ACME-${world.ids.letters(10).toUpperCase()}-0001`);
    }
  }
  const copy = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      return key.endsWith('_at') ? iso(milliseconds(value) - earlier) : (replaced.get(value) ?? value);
    }
    if (Array.isArray(value)) return value.map((entry) => copy(entry, ''));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, copy(entry, name)]));
  };
  // A row copied key by key is a row of the same table.
  for (const { table, row } of pieces) world.of(table).insert(copy(row, '') as Row);
}
