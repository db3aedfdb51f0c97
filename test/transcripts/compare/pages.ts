import type { Json } from '../recording.ts';
import { idsWithin } from './text.ts';
import { type Comparison, compareValues, differencesOf, isFields } from './values.ts';

type Fields = { [key: string]: Json };

/** A page of a list: `items` beside `pagination`. */
export const isPage = (body: Json): body is Fields & { items: Json[] } =>
  isFields(body) && Array.isArray(body.items) && isFields(body.pagination);

const idOf = (item: Json | undefined): string | undefined =>
  isFields(item) && typeof item.id === 'string' ? item.id : undefined;

const KEYS_OF_IDENTITY = ['external_id', 'email', 'name', 'slug', 'code', 'type', 'description', 'label'];

/** What an item belongs to. */
const OWNERS = ['customer_id', 'subscription_id', 'order_id', 'checkout_id', 'product_id', 'benefit_id', 'meter_id'];

function links(item: Json): [string, string][] {
  if (!isFields(item)) return [];
  return OWNERS.flatMap((key): [string, string][] => {
    const value = item[key];
    return typeof value === 'string' && idsWithin(value).length === 1 ? [[key, value]] : [];
  });
}

/** True when nothing known speaks against the two being one thing. */
function mayBeOne(expected: Json, got: Json, { ids, sent }: Comparison): boolean {
  if (!isFields(expected) || !isFields(got)) return true;
  const id = idOf(got);
  if (id !== undefined && ids.recorded(id) !== undefined) return false;
  for (const [key, recorded] of links(expected)) {
    const known = ids.simulated(recorded);
    if (known !== undefined && got[key] !== known) return false;
  }
  return KEYS_OF_IDENTITY.every((key) => {
    const value = expected[key];
    return typeof value !== 'string' || !sent.has(value) || got[key] === value;
  });
}

/** Where the counterpart of a recorded item stands in the simulator's page, or -1. */
function placeOf(item: Json, got: Json[], taken: Set<number>, within: Comparison): number {
  const id = idOf(item);
  const known = id === undefined ? undefined : within.ids.simulated(id);
  if (known !== undefined) return got.findIndex((candidate) => idOf(candidate) === known);
  const fits = got.flatMap((candidate, at) =>
    taken.has(at) || !mayBeOne(item, candidate, within)
      ? []
      : [{ at, size: differencesOf('', item, candidate, within).length }],
  );
  return fits.sort((a, b) => a.size - b.size || a.at - b.at)[0]?.at ?? -1;
}

/** True when the seed made what this item belongs to, so the item itself ought to be there. */
function ownerIsMade(item: Json, within: Comparison): boolean {
  return links(item).some(
    ([key, recorded]) => /^(customer|subscription|order)_id$/.test(key) && within.ids.simulated(recorded) !== undefined,
  );
}

interface Pairing {
  expectedAt: number;
  gotAt: number;
}

function pairItems(expected: Json[], got: Json[], within: Comparison): { pairs: Pairing[]; passedOver: number } {
  const pairs: Pairing[] = [];
  const taken = new Set<number>();
  let passedOver = 0;
  for (const [expectedAt, item] of expected.entries()) {
    const gotAt = placeOf(item, got, taken, within);
    if (gotAt >= 0) {
      taken.add(gotAt);
      pairs.push({ expectedAt, gotAt });
      continue;
    }
    const id = idOf(item);
    const made = (id !== undefined && within.ids.simulated(id) !== undefined) || ownerIsMade(item, within);
    if (!made && id !== undefined) passedOver += 1;
    else {
      within.differences.push({
        path: `body.items.${expectedAt}`,
        expected: id ?? item,
        got: undefined,
        reason: 'missing in the list',
      });
    }
  }
  return { pairs, passedOver };
}

function compareCounts(
  expected: Fields & { items: Json[] },
  got: Fields & { items: Json[] },
  within: Comparison,
): void {
  const length = typeof expected._trimmed_items === 'number' ? expected._trimmed_items : expected.items.length;
  if (length !== got.items.length) {
    within.differences.push({
      path: 'body.items',
      expected: length,
      got: got.items.length,
      reason: 'another length',
    });
  }
  compareValues('body.pagination', expected.pagination ?? null, got.pagination ?? null, within);
}

/** An item the recording knows, but not on this page before its last entry: the filter or the order is wrong. */
function checkIntruders(pairs: Pairing[], got: Json[], within: Comparison): void {
  const last = Math.max(-1, ...pairs.map((pair) => pair.gotAt));
  for (const [at, item] of got.slice(0, last).entries()) {
    const id = idOf(item);
    if (id === undefined || pairs.some((pair) => pair.gotAt === at)) continue;
    const recorded = within.ids.recorded(id);
    if (recorded === undefined) continue;
    within.differences.push({ path: `body.items`, expected: undefined, got: recorded, reason: 'not in this list' });
  }
}

/**
 * Compares two pages: items that both hold in full and in order; recorded items that the seed never made are passed
 * over, and then counts are too.
 */
export function comparePages(
  expected: Fields & { items: Json[] },
  got: Fields & { items: Json[] },
  within: Comparison,
): void {
  const { pairs, passedOver } = pairItems(expected.items, got.items, within);
  for (const { expectedAt, gotAt } of pairs) {
    compareValues(`body.items.${expectedAt}`, expected.items[expectedAt] ?? null, got.items[gotAt] ?? null, within);
  }
  for (const [at, pair] of pairs.entries()) {
    const before = pairs[at - 1];
    if (before === undefined || before.gotAt < pair.gotAt) continue;
    const path = `body.items.${pair.expectedAt}`;
    within.differences.push({ path, expected: pair.expectedAt, got: pair.gotAt, reason: 'another order' });
    break;
  }
  checkIntruders(pairs, got.items, within);
  if (passedOver === 0) compareCounts(expected, got, within);
  else if (pairs.length === 0) {
    within.differences.push({
      path: 'body.items',
      expected: expected.items.length,
      got: got.items.length,
      reason: 'none of the recorded items exists',
    });
  }
  const rest = ({ items: _, pagination: __, ...others }: Fields): Fields => others;
  compareValues('body', rest(expected), rest(got), within);
}
