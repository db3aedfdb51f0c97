// From the prices of a body to rows.

import { invalid } from '../http/problem.ts';
import { meters } from '../meters/table.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import { type PlacedPrice, type Wrong, wrongPrices } from './price-rules.ts';
import type { NewPrice } from './schema.ts';
import { currentPrices, type PriceRow, type PriceTerms, prices } from './table.ts';

export type GivenPrice = NewPrice | { readonly id: string };

interface Sorted {
  readonly kept: readonly PriceRow[];
  readonly fresh: readonly NewPrice[];
}

interface Sale {
  readonly organization: OrganizationRow;
  readonly isRecurring: boolean;
  /** Where prices may be kept. */
  readonly productId?: string;
}

/** Throws 422 with every broken rule when the prices do not fit together. */
export function checkPrices(world: World, sale: Sale, given: readonly GivenPrice[]): Sorted {
  const wrong: Wrong[] = [];
  const set: PlacedPrice[] = [];
  for (const [index, price] of given.entries()) {
    const placed = place(world, sale, price);
    if ('wrong' in placed) wrong.push({ ...placed.wrong, loc: ['body', 'prices', index, ...placed.wrong.loc] });
    else set.push({ price: placed.price, index });
  }
  wrong.push(...wrongPrices(set, sale.organization.default_presentment_currency, given));
  if (wrong.length > 0) throw invalid(wrong);
  const prices = set.map(({ price }) => price);
  return { kept: prices.filter(isRow), fresh: prices.filter((price): price is NewPrice => !isRow(price)) };
}

const isRow = (price: PriceRow | NewPrice): price is PriceRow => 'id' in price;

function place(world: World, sale: Sale, price: GivenPrice): { price: PriceRow | NewPrice } | { wrong: Wrong } {
  if ('id' in price) {
    const own = sale.productId === undefined ? [] : currentPrices(world, sale.productId);
    const row = own.find((candidate) => candidate.id === price.id);
    return row ? { price: row } : { wrong: { loc: [], msg: 'Price does not exist.', input: price.id } };
  }
  if (price.amount_type !== 'metered_unit') return { price };
  if (!sale.isRecurring)
    return { wrong: { loc: [], msg: 'Metered pricing is not supported on one-time products.', input: price } };
  if (world.of(meters).get(price.meter_id)?.organization_id !== sale.organization.id)
    return { wrong: { loc: ['meter_id'], msg: 'Meter does not exist.', input: price.meter_id } };
  return { price };
}

/** Writes the new prices and archives those that are not kept. */
export function replacePrices(world: World, productId: string, sorted: Sorted, organizationId: string): void {
  for (const price of currentPrices(world, productId))
    if (!sorted.kept.some((kept) => kept.id === price.id)) world.of(prices).update(price.id, { is_archived: true });
  for (const price of sorted.fresh) addPrice(world, { price, productId, organizationId });
}

function addPrice(
  world: World,
  { price, productId, organizationId }: { price: NewPrice; productId: string; organizationId: string },
): void {
  const row = world.of(prices).insert({
    organization_id: organizationId,
    product_id: productId,
    source: 'catalog',
    price_currency: price.price_currency,
    tax_behavior: price.tax_behavior === 'location' ? null : price.tax_behavior,
    is_archived: false,
    ...terms(price),
  });
  // The database keeps twelve places; the answer to the write still shows what was sent.
  if (row.amount_type === 'metered_unit')
    world.later(0, () => world.of(prices).patch(row.id, { unit_amount: twelvePlaces(row.unit_amount) }));
}

function terms(price: NewPrice): PriceTerms {
  switch (price.amount_type) {
    case 'free':
      return { amount_type: 'fixed', price_amount: 0 };
    case 'fixed':
      return { amount_type: 'fixed', price_amount: price.price_amount };
    case 'custom': {
      const { minimum_amount, maximum_amount, preset_amount } = price;
      return { amount_type: 'custom', minimum_amount, maximum_amount, preset_amount };
    }
    case 'seat_based':
      return { amount_type: 'seat_based', seat_tiers: price.seat_tiers };
    case 'metered_unit':
      return {
        amount_type: 'metered_unit',
        meter_id: price.meter_id,
        unit_amount: price.unit_amount,
        cap_amount: price.cap_amount,
      };
    case 'unit_based': {
      const { tiers, minimum_units, maximum_units, unit_label } = price;
      return { amount_type: 'unit_based', tiers, minimum_units, maximum_units, unit_label };
    }
    default:
      return price satisfies never;
  }
}

function twelvePlaces(amount: string): string {
  const [whole = '0', fraction = ''] = amount.split('.');
  return `${whole}.${fraction.padEnd(12, '0')}`;
}
