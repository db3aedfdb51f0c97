// The list of subscriptions: its filters and the orders it can be put in.

import { customers } from '../customers/table.ts';
import { discounts } from '../discounts/table.ts';
import { hasMetadata } from '../http/filters.ts';
import { many, one, type QueryOf } from '../http/query.ts';
import { products } from '../products/table.ts';
import { milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { enumOf } from '../validation/choices.ts';
import { instant, type Metadata, uuid } from '../validation/polar-types.ts';
import { bool, text } from '../validation/scalars.ts';
import { isActive } from './refusals.ts';
import { cancellationReason } from './schema.ts';
import type { SubscriptionRow } from './table.ts';

const STATUSES = [
  'incomplete',
  'incomplete_expired',
  'trialing',
  'active',
  'past_due',
  'canceled',
  'unpaid',
  'paused',
] as const;

export const subscriptionFilters = {
  product_id: many(uuid()),
  customer_id: many(uuid()),
  external_customer_id: many(text()),
  discount_id: many(uuid()),
  active: one(bool()),
  status: many(enumOf('SubscriptionStatus', STATUSES)),
  cancel_at_period_end: one(bool()),
  customer_cancellation_reason: many(cancellationReason),
  canceled_at_after: one(instant()),
  canceled_at_before: one(instant()),
  started_after: one(instant()),
  started_before: one(instant()),
};

type Filters = QueryOf<typeof subscriptionFilters>;
type Pairs = readonly (readonly [string, string])[];

const among = <T>(wanted: readonly T[] | undefined, value: T | null): boolean =>
  !wanted || (value !== null && wanted.includes(value));

export function matches(world: World, row: SubscriptionRow, filters: Filters, metadata: Pairs): boolean {
  return (
    among(filters.product_id, row.product_id) &&
    among(filters.customer_id, row.customer_id) &&
    among(filters.external_customer_id, world.of(customers).get(row.customer_id)?.external_id ?? null) &&
    among(filters.discount_id, row.discount_id) &&
    (filters.active === undefined || filters.active === isActive(row)) &&
    (!filters.status || filters.status.some((status) => status === row.status)) &&
    (filters.cancel_at_period_end === undefined || filters.cancel_at_period_end === row.cancel_at_period_end) &&
    (!filters.customer_cancellation_reason ||
      filters.customer_cancellation_reason.some((reason) => reason === row.customer_cancellation_reason)) &&
    within(row.canceled_at, filters.canceled_at_after, filters.canceled_at_before) &&
    within(row.started_at, filters.started_after, filters.started_before) &&
    hasMetadata(scalars(row.metadata), metadata)
  );
}

function within(time: string | null, after: number | undefined, before: number | undefined): boolean {
  if (after === undefined && before === undefined) return true;
  if (time === null) return false;
  const at = milliseconds(time);
  return (after === undefined || at >= after) && (before === undefined || at <= before);
}

function scalars(metadata: SubscriptionRow['metadata']): Metadata {
  return Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, String(value)]));
}

export function subscriptionSorters(world: World) {
  return {
    customer: (row: SubscriptionRow) => world.of(customers).get(row.customer_id)?.email,
    // Not alphabetical: in the order of a subscription's life.
    status: (row: SubscriptionRow) => STATUSES.indexOf(row.status),
    started_at: (row: SubscriptionRow) => row.started_at,
    current_period_end: (row: SubscriptionRow) => row.current_period_end,
    ended_at: (row: SubscriptionRow) => row.ended_at,
    ends_at: (row: SubscriptionRow) => row.ends_at,
    amount: (row: SubscriptionRow) => row.amount,
    product: (row: SubscriptionRow) => world.of(products).get(row.product_id)?.name,
    discount: (row: SubscriptionRow) => world.of(discounts).get(row.discount_id)?.name,
  };
}

type Keys = { readonly [K in keyof ReturnType<typeof subscriptionSorters>]: (row: SubscriptionRow) => null };
const none = () => null;
/** The names alone: the query is declared before there is a world. */
export const subscriptionSortKeys: Keys = {
  customer: none,
  status: none,
  started_at: none,
  current_period_end: none,
  ended_at: none,
  ends_at: none,
  amount: none,
  product: none,
  discount: none,
};
