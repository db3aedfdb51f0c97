// Which prices may stand together in one product.

import type { Issue } from '../validation/schema.ts';
import type { NewPrice } from './schema.ts';
import type { PriceRow } from './table.ts';

export type Wrong = Omit<Issue, 'type'> & { readonly type?: string };

/** A price and its place in the body. */
export interface PlacedPrice {
  readonly price: PriceRow | NewPrice;
  readonly index: number;
}

const LOC = ['body', 'prices'];
const SINGLE = [
  ['fixed', 'Only one fixed price is allowed.'],
  ['seat_based', 'Only one seat-based price is allowed.'],
  ['custom', 'Only one custom price is allowed.'],
  ['unit_based', 'Only one unit-based price is allowed.'],
] as const;

// A free price is a fixed price of nothing.
const kindOf = ({ price }: PlacedPrice): string => (price.amount_type === 'free' ? 'fixed' : price.amount_type);
const countOf = (set: readonly PlacedPrice[], kind: string): number =>
  set.filter((placed) => kindOf(placed) === kind).length;

/** Every broken rule, in Polar's order. `input` is the list as given. */
export function wrongPrices(set: readonly PlacedPrice[], currency: string, input: unknown): Wrong[] {
  const say = (msg: string): Wrong => ({ loc: LOC, msg, input });
  const wrong: Wrong[] = set.length === 0 ? [{ ...say('At least one price is required.'), type: 'too_short' }] : [];
  const byCurrency = Map.groupBy(set, ({ price }) => price.price_currency);
  for (const own of byCurrency.values()) {
    wrong.push(...clashes(own).map(say), ...repeatedMeters(own));
    if (new Set(own.map(({ price }) => price.tax_behavior)).size > 1)
      wrong.push(say('All prices for the same currency must have the same tax behavior.'));
  }
  if (new Set([...byCurrency.values()].map(structure)).size > 1)
    wrong.push(say('All price currencies must define the same set of price types.'));
  if (!byCurrency.has(currency))
    wrong.push(say("The organization's default presentment currency must be present in the prices."));
  return wrong;
}

function clashes(own: readonly PlacedPrice[]): string[] {
  const has = (kind: string): boolean => countOf(own, kind) > 0;
  const messages: string[] = SINGLE.filter(([kind]) => countOf(own, kind) > 1).map(([, message]) => message);
  if (has('seat_based') && has('unit_based'))
    messages.push('A seat-based price cannot be combined with a unit-based price.');
  if (has('custom') && (has('fixed') || has('seat_based') || has('unit_based')))
    messages.push('A custom price cannot be combined with a fixed, seat-based or unit-based price.');
  return messages;
}

function repeatedMeters(own: readonly PlacedPrice[]): Wrong[] {
  const seen = new Set<string>();
  return own.flatMap(({ price, index }) => {
    if (price.amount_type !== 'metered_unit') return [];
    const repeated = seen.has(price.meter_id);
    seen.add(price.meter_id);
    const msg = 'Meter is already used for another price.';
    return repeated ? [{ loc: [...LOC, index, 'meter_id'], msg, input: price.meter_id }] : [];
  });
}

function structure(own: readonly PlacedPrice[]): string {
  const meters = new Set(own.flatMap(({ price }) => (price.amount_type === 'metered_unit' ? [price.meter_id] : [])));
  return [...SINGLE.map(([kind]) => countOf(own, kind) > 0), meters.size].join();
}
