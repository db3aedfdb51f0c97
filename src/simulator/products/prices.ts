// From the prices of a body to rows, with Polar's rules about which prices go together. All broken rules are reported
// at once.

import { invalid } from '../http/problem.ts';
import { meters } from '../meters/table.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import type { Issue } from '../validation/schema.ts';
import type { NewPrice } from './schema.ts';
import { currentPrices, type PriceRow, type PriceTerms, prices } from './table.ts';

export type GivenPrice = NewPrice | { readonly id: string };

interface Sorted {
  readonly kept: readonly PriceRow[];
  readonly fresh: readonly NewPrice[];
}

type Wrong = Omit<Issue, 'type'> & { type?: string };

/** Throws 422 when the prices do not fit together; `productId` where prices may be kept. */
export function checkPrices(
  world: World,
  organization: OrganizationRow,
  given: readonly GivenPrice[],
  productId?: string,
): Sorted {
  const wrong: Wrong[] = [];
  const kept: PriceRow[] = [];
  const fresh: NewPrice[] = [];
  for (const [index, price] of given.entries()) {
    if ('id' in price) {
      const row =
        productId === undefined ? undefined : currentPrices(world, productId).find((own) => own.id === price.id);
      if (row) kept.push(row);
      else wrong.push({ loc: ['body', 'prices', index], msg: 'Price does not exist.', input: price.id });
    } else if (price.amount_type === 'metered_unit' && !ownMeter(world, organization, price.meter_id)) {
      wrong.push({ loc: ['body', 'prices', index, 'meter_id'], msg: 'Meter does not exist.', input: price.meter_id });
    } else fresh.push(price);
  }
  wrong.push(...wrongSet([...kept, ...fresh], organization.default_presentment_currency, given));
  if (wrong.length > 0) throw invalid(wrong);
  return { kept, fresh };
}

function ownMeter(world: World, organization: OrganizationRow, id: string): boolean {
  return world.of(meters).get(id)?.organization_id === organization.id;
}

type AnyPrice = PriceRow | NewPrice;

function wrongSet(set: readonly AnyPrice[], currency: string, input: unknown): Wrong[] {
  const loc = ['body', 'prices'];
  const wrong: Wrong[] = [];
  if (set.length === 0) wrong.push({ type: 'too_short', loc, msg: 'At least one price is required.', input });
  const currencies = new Set(set.map((price) => price.price_currency));
  for (const one of currencies) {
    const message = clash(set.filter((price) => price.price_currency === one));
    if (message) wrong.push({ loc, msg: message, input });
  }
  if (!currencies.has(currency))
    wrong.push({ loc, msg: "The organization's default presentment currency must be present in the prices.", input });
  return wrong;
}

const KINDS = {
  fixed: 'fixed',
  custom: 'custom',
  free: 'free',
  seat_based: 'seat-based',
  unit_based: 'unit-based',
} as const;

function clash(set: readonly AnyPrice[]): string | null {
  const fixedKinds = set.filter((price) => price.amount_type !== 'metered_unit').map((price) => price.amount_type);
  const [first, second] = fixedKinds;
  if (first === undefined || second === undefined) return null;
  if (new Set(fixedKinds).size === 1) return `Only one ${KINDS[first]} price is allowed.`;
  return 'Only one type of static price is allowed.';
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
