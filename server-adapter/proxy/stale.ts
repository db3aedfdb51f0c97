import type { QueryName } from '../../src/contract/types.ts';
import type { PolarOperation } from '../polar/catalogue/operation.ts';
import { ruleFor } from '../webhooks/stale.ts';

/** What news of Polar is about, by the tag of the operations that make it. */
const FAMILIES: Readonly<Record<string, string>> = {
  benefits: 'benefit.listed',
  'benefit-grants': 'benefit_grant',
  customers: 'customer',
  'customer-seats': 'customer_seat',
  discounts: 'discount',
  disputes: 'dispute',
  events: 'meter',
  license_keys: 'license_key',
  members: 'member',
  meters: 'meter',
  orders: 'order',
  organizations: 'organization',
  products: 'product',
  seats: 'customer_seat',
  subscriptions: 'subscription',
  wallets: 'balance',
};

const LINKS: readonly QueryName[] = ['checkoutLinks.list', 'checkoutLinks.get'];

/** Queries a success may make stale: what Polar's own news of it would, told without waiting for it. */
export function stalesOf({ tags, twin }: PolarOperation): readonly QueryName[] {
  // The operation in its place tells of it itself.
  if (twin) return [];
  const names = tags.flatMap((tag) => {
    const type = FAMILIES[tag];
    const told = type === undefined ? undefined : ruleFor({ type, source: 'feed' });
    return [...(told?.stale ?? []), ...(tag === 'checkout-links' ? LINKS : [])];
  });
  return [...new Set(names)];
}
