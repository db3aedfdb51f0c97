// What each query waits for: the table of news, read from the other end.
import { describe, expect, it } from 'vitest';
import { everyQuery, ruleFor } from '../../server-adapter/webhooks/stale.ts';
import { WEBHOOK_TYPES } from '../../server-adapter/webhooks/types.ts';
import { WEBHOOK_EVENT_TYPES } from '../../src/simulator/webhooks/types.ts';

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** Names that the feed and the comparison of lists have for what they find. */
const FEED = words(`
  order.paid order.listed balance.refund refund.listed dispute.listed subscription.created subscription.listed
  customer.created customer.listed member.listed customer_seat.claimed benefit.granted license_key.listed meter.credited
  customer_meter.listed product.listed discount.listed organization.listed benefit.listed unlisted.listed checkout.expired
`);

/** A family of webhooks by one of them; two types of customers' have rules of their own. */
const familyOf = (type: string): string =>
  ['customer.state_changed', 'customer.deleted'].includes(type) ? type : (type.split('.')[0] ?? '');

interface Waits {
  /** Families of webhooks. */
  readonly told: string;
  /** Names of `FEED`. */
  readonly found: string;
}

const orders: Waits = {
  told: 'order refund product',
  found: 'order.paid order.listed balance.refund refund.listed dispute.listed product.listed',
};
const subscriptions: Waits = {
  told: 'customer.state_changed customer_seat subscription product discount organization',
  found: `subscription.created subscription.listed customer_seat.claimed meter.credited customer_meter.listed
    product.listed discount.listed organization.listed`,
};
const refunds: Waits = { told: 'refund', found: 'balance.refund refund.listed dispute.listed' };
const keys: Waits = {
  told: 'customer.state_changed customer_seat benefit benefit_grant',
  found: 'customer_seat.claimed benefit.granted benefit.listed license_key.listed unlisted.listed',
};
const grants: Waits = {
  told: keys.told,
  found: `customer_seat.claimed benefit.granted benefit.listed license_key.listed meter.credited customer_meter.listed`,
};
const people: Waits = {
  told: 'customer customer.state_changed customer.deleted',
  found: 'customer.created customer.listed',
};
const links: Waits = { told: 'product discount', found: 'product.listed discount.listed' };
const discounts: Waits = { told: 'discount', found: 'discount.listed' };

const WAITS: Readonly<Record<string, Waits>> = {
  'customer.overview': {
    told: words('order refund member benefit customer')
      .concat(words(subscriptions.told), 'benefit_grant customer.deleted')
      .join(' '),
    found: FEED.filter((name) => name !== 'unlisted.listed' && name !== 'checkout.expired').join(' '),
  },
  'customer.get': people,
  'customer.search': people,
  'paymentMethods.list': { ...people, found: `${people.found} unlisted.listed` },
  'products.list': {
    told: 'product benefit organization',
    found: 'product.listed benefit.listed organization.listed',
  },
  'subscriptions.list': subscriptions,
  'subscriptions.get': subscriptions,
  'subscriptions.preview': {
    told: `${subscriptions.told} order refund`,
    found: `${subscriptions.found} order.paid order.listed ${refunds.found}`,
  },
  'seats.list': {
    told: `${subscriptions.told} member`,
    found: `${subscriptions.found} member.listed unlisted.listed`,
  },
  'members.list': { told: 'customer_seat member', found: 'customer_seat.claimed member.listed unlisted.listed' },
  'orders.list': orders,
  'orders.get': orders,
  'orders.receipt': orders,
  'refunds.preview': orders,
  'refunds.list': refunds,
  'refunds.waiting': refunds,
  'disputes.list': refunds,
  'payments.list': orders,
  'audit.list': refunds,
  'benefits.grants': grants,
  'benefits.downloads': {
    told: keys.told,
    found: 'customer_seat.claimed benefit.granted benefit.listed license_key.listed',
  },
  'entitlements.get': {
    told: `${keys.told} member customer.deleted`,
    found: `customer_seat.claimed benefit.granted benefit.listed license_key.listed member.listed
      meter.credited customer_meter.listed`,
  },
  'meters.list': grants,
  'usage.summary': {
    told: `${subscriptions.told} benefit benefit_grant`,
    found: `${subscriptions.found} ${grants.found}`,
  },
  'licenseKeys.list': keys,
  'licenseKeys.get': keys,
  'discounts.list': discounts,
  'discounts.get': discounts,
  'checkoutLinks.list': links,
  'checkoutLinks.get': links,
  'customFields.list': { told: '', found: '' },
  'webhooks.status': { told: '', found: '' },
  'rules.list': { told: '', found: '' },
  'rules.dryRun': { told: '', found: '' },
  'connections.get': { told: '', found: '' },
  'mcpTokens.list': { told: '', found: '' },
};

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

it('every query there is has its row', async () => {
  expect(sorted(Object.keys(WAITS))).toEqual(sorted(await everyQuery()));
});

describe.each(Object.entries(WAITS))('%s', (query, { told, found }) => {
  const waitsFor = (type: string, source: 'webhook' | 'feed') =>
    ruleFor({ type, source })?.stale.some((name) => name === query);

  it('waits for these webhooks', () => {
    const types = WEBHOOK_TYPES.filter((type) => waitsFor(type, 'webhook'));
    expect(sorted(types.map(familyOf))).toEqual(sorted(words(told)));
  });

  it('waits for this in the feed and the lists', () => {
    expect(sorted(FEED.filter((type) => waitsFor(type, 'feed')))).toEqual(sorted(words(found)));
  });
});

describe('a piece of news', () => {
  it('has a rule of its type or of its family, and nothing else for a rule', () => {
    for (const type of [...WEBHOOK_TYPES, 'order.some_day']) {
      expect(ruleFor({ type, source: 'webhook' })?.stale, type).toBeDefined();
    }
    for (const type of ['', 'wallet.created', 'constructor', 'toString.created', 'meter.credited', 'unlisted']) {
      expect(ruleFor({ type, source: 'webhook' }), type).toBeUndefined();
    }
    for (const type of FEED) expect(ruleFor({ type, source: 'feed' }), type).toBeDefined();
  });

  it('is for everybody where it is about what is sold', () => {
    const forAll = (types: readonly string[], source: 'webhook' | 'feed') =>
      sorted(types.filter((type) => ruleFor({ type, source })?.everybody).map(familyOf));
    expect(forAll(WEBHOOK_TYPES, 'webhook')).toEqual(['benefit', 'discount', 'organization', 'product']);
    expect(forAll(FEED, 'feed')).toEqual(['benefit', 'discount', 'organization', 'product', 'unlisted']);
    expect(ruleFor({ type: 'benefit.granted', source: 'feed' })?.everybody).toBeUndefined();
  });
});

it('an endpoint of ours asks for whatever Polar sends', () => {
  expect(sorted(WEBHOOK_TYPES)).toEqual(sorted(WEBHOOK_EVENT_TYPES));
});
