// What every operation answers to everybody. A new operation without a row here does not compile, and fails the matrix.
import type { ProblemCode } from '../../src/contract/errors.ts';
import type { Input, OperationName } from '../../src/contract/types.ts';
import type { Shelf } from '../adapter/shop.ts';

export type Expected = 'ok' | ProblemCode;

export interface Row<N extends OperationName> {
  /** A valid input about Elena. */
  readonly input: (shop: Shelf) => Input<N>;
  readonly key?: string;
  /** HTTP status of `ok`, where it is not 200. */
  readonly status?: number;
  /** Elena, about herself. */
  readonly customer: Expected;
  /** Ben, with the very same ids. */
  readonly otherCustomer: Expected;
  /** An agent with this operation's right only, at Elena's ticket. */
  readonly agent: Expected;
  /** The same, pinned to Elena. */
  readonly pinned: Expected;
  readonly service: Expected;
}

/** What every principal gets where nothing special is said. */
const team = { agent: 'ok', pinned: 'ok', service: 'ok' } as const;
/** Only the team may. */
const teamOnly = { ...team, customer: 'forbidden', otherCustomer: 'forbidden' } as const;
/** A customer gets its own list: nothing of anybody else is in it. */
const ownList = { ...team, customer: 'ok', otherCustomer: 'ok' } as const;
/** The ids in the input are Elena's: for Ben they do not exist. */
const ownThing = { ...team, customer: 'ok', otherCustomer: 'not_found' } as const;

const noSeats = {
  customer: 'state_conflict',
  otherCustomer: 'not_found',
  agent: 'state_conflict',
  pinned: 'state_conflict',
  service: 'state_conflict',
} as const;
const noSuchSeat = {
  customer: 'not_found',
  otherCustomer: 'not_found',
  agent: 'not_found',
  pinned: 'not_found',
  service: 'not_found',
} as const;

const noOperation = { ...teamOnly, agent: 'not_found', pinned: 'not_found', service: 'not_found' } as const;

const noRule = { ...teamOnly, agent: 'not_found', pinned: 'forbidden', service: 'not_found' } as const;

/** The connections of the house are the host's own: that is found out only by those who may ask. */
const setByHost = { ...teamOnly, agent: 'state_conflict', pinned: 'forbidden', service: 'state_conflict' } as const;

const licenseKey = ({ elena }: Shelf) => ({ license_key_id: elena.licenseKey });
const subscription = ({ elena }: Shelf) => ({ subscription_id: elena.subscription });

export const rows: { readonly [N in OperationName]: Row<N> } = {
  'customer.overview': { input: () => ({}), ...ownList },
  'customer.search': { input: () => ({ query: 'elena' }), ...teamOnly, pinned: 'forbidden' },
  // The organization of these tests does not let its customers change it.
  'customer.changeEmail': {
    input: () => ({ email: 'elena@example.com' }),
    customer: 'not_allowed_by_settings',
    otherCustomer: 'not_allowed_by_settings',
    agent: 'forbidden',
    pinned: 'forbidden',
    service: 'forbidden',
  },
  'customer.get': { input: () => ({}), ...ownList },
  'customer.update': {
    input: () => ({
      billing_address: { country: 'US', line1: '1 New Street', city: 'Albany', postal_code: '12203', state: 'NY' },
    }),
    ...ownList,
  },
  'products.list': { input: () => ({ recurring: true }), ...ownList },
  'subscriptions.list': { input: () => ({ active: true }), ...ownList },
  'subscriptions.get': { input: subscription, ...ownThing },
  'subscriptions.preview': { input: (shop) => ({ ...subscription(shop), of: 'charge' }), ...ownThing },
  'subscriptions.change': {
    input: (shop) => ({ ...subscription(shop), product_id: shop.products.proYearly }),
    ...ownThing,
  },
  'subscriptions.cancel': { input: (shop) => ({ ...subscription(shop), reason: 'too_complex' }), ...ownThing },
  'subscriptions.uncancel': { input: subscription, ...ownThing },
  'subscriptions.pause': { input: subscription, ...ownThing, customer: 'not_allowed_by_settings' },
  'subscriptions.resume': { input: subscription, ...ownThing },
  'subscriptions.revoke': { input: subscription, ...teamOnly },
  'subscriptions.clearPending': { input: subscription, ...ownThing },
  'orders.list': { input: () => ({ sort: '-created_at' }), ...ownList },
  'orders.get': { input: ({ elena }) => ({ order_id: elena.order }), ...ownThing },
  'orders.update': { input: ({ elena }) => ({ order_id: elena.order, billing_name: 'Lumen Studio' }), ...ownThing },
  'orders.invoice': { input: ({ elena }) => ({ order_id: elena.order }), status: 202, ...ownThing },
  'orders.receipt': { input: ({ elena }) => ({ order_id: elena.order }), ...ownThing },
  // It is paid: that is found out only by those who may ask.
  'orders.payLink': {
    input: ({ elena }) => ({ order_id: elena.order }),
    ...teamOnly,
    agent: 'state_conflict',
    pinned: 'state_conflict',
    service: 'state_conflict',
  },
  'orders.retry': {
    input: ({ elena }) => ({ order_id: elena.order, payment_method_id: elena.order }),
    key: 'one-intent',
    customer: 'state_conflict',
    otherCustomer: 'not_found',
    agent: 'forbidden',
    pinned: 'forbidden',
    service: 'forbidden',
  },
  'refunds.preview': { input: ({ elena }) => ({ order_id: elena.license, amount: 500 }), ...teamOnly },
  'refunds.create': {
    input: ({ elena }) => ({ order_id: elena.license, amount: 500, reason: 'other', expected_refundable: 4900 }),
    key: 'one-intent',
    ...teamOnly,
  },
  'refunds.list': { input: () => ({}), ...teamOnly },
  'refunds.waiting': { input: () => ({}), ...teamOnly },
  'refunds.approve': { input: () => ({ operation_id: 'none', expected_refundable: 4900 }), ...noOperation },
  'refunds.decline': { input: () => ({ operation_id: 'none' }), ...noOperation },
  'payments.list': { input: ({ elena }) => ({ order_id: elena.order }), ...teamOnly },
  'disputes.list': { input: () => ({}), ...teamOnly },
  // There is no such operation to resolve: that is found out only by those who may ask.
  'refunds.resolve': {
    input: () => ({ operation_id: 'none', outcome: 'happened', comment: 'Seen at the bank.' }),
    ...noOperation,
  },
  'discounts.list': { input: () => ({}), ...teamOnly },
  'benefits.grants': { input: () => ({}), ...ownList },
  'benefits.downloads': {
    input: () => ({}),
    customer: 'ok',
    otherCustomer: 'ok',
    agent: 'forbidden',
    pinned: 'forbidden',
    service: 'forbidden',
  },
  'entitlements.get': { input: () => ({}), ...ownList },
  'paymentMethods.list': { input: () => ({}), ...ownList },
  'customFields.list': { input: () => ({ sort: '-created_at' }), ...teamOnly },
  'members.list': { input: () => ({}), ...ownList },
  'seats.list': { input: subscription, ...ownThing },
  // Elena's plan is for one: that is found out only by those who may ask.
  'seats.assign': { input: (shop) => ({ ...subscription(shop), email: 'zoe@lumenstudio.com' }), ...noSeats },
  'seats.revoke': { input: (shop) => ({ ...subscription(shop), seat_id: shop.elena.order }), ...noSuchSeat },
  'seats.resend': {
    input: (shop) => ({ ...subscription(shop), seat_id: shop.elena.order }),
    key: 'one-intent',
    ...noSuchSeat,
  },
  'meters.list': { input: () => ({}), ...ownList },
  'usage.summary': { input: () => ({}), ...ownList },
  'discounts.get': { input: ({ discount }) => ({ discount_id: discount }), ...teamOnly },
  'licenseKeys.list': { input: () => ({}), ...ownList },
  'licenseKeys.get': { input: licenseKey, ...ownThing },
  'licenseKeys.update': { input: (shop) => ({ ...licenseKey(shop), status: 'disabled' }), ...teamOnly },
  'licenseKeys.rotate': { input: licenseKey, key: 'one-intent', ...ownThing },
  'licenseKeys.deactivate': {
    input: (shop) => ({ ...licenseKey(shop), activation_id: shop.elena.device }),
    ...ownThing,
  },
  'licenseKeys.validate': { input: licenseKey, ...ownThing },
  'licenseKeys.activate': {
    input: (shop) => ({ ...licenseKey(shop), label: 'Laptop' }),
    key: 'one-intent',
    ...ownThing,
  },
  'checkoutLinks.list': { input: () => ({}), ...teamOnly },
  'checkoutLinks.get': { input: ({ link }) => ({ checkout_link_id: link }), ...teamOnly },
  'checkoutLinks.create': { input: ({ products }) => ({ products: [products.pro] }), key: 'one-intent', ...teamOnly },
  'checkoutLinks.update': { input: ({ link }) => ({ checkout_link_id: link, label: 'Spring' }), ...teamOnly },
  'checkoutLinks.delete': { input: ({ link }) => ({ checkout_link_id: link }), ...teamOnly },
  'checkouts.create': { input: ({ products }) => ({ products: [products.studio] }), key: 'one-intent', ...teamOnly },
  'portal.session': { input: () => ({}), ...ownList },
  'audit.list': { input: () => ({}), ...ownList },
  'connections.get': { input: () => ({}), ...teamOnly, pinned: 'forbidden' },
  'connections.setToken': { input: () => ({ token: 'polar_oat_demo' }), ...setByHost },
  'connections.disconnect': { input: () => ({}), ...setByHost },
  'mcpTokens.list': { input: () => ({}), ...teamOnly, pinned: 'forbidden' },
  'mcpTokens.create': {
    input: () => ({ name: 'Claude', permissions: ['mcp:write'] }),
    ...teamOnly,
    pinned: 'forbidden',
  },
  'mcpTokens.revoke': { input: ({ elena }) => ({ token_id: elena.order }), ...noOperation, pinned: 'forbidden' },
  'webhooks.status': { input: () => ({}), ...teamOnly, pinned: 'forbidden' },
  // The small shop takes no webhooks, so there is nothing to repair.
  'webhooks.repair': {
    input: () => ({}),
    ...teamOnly,
    agent: 'state_conflict',
    pinned: 'forbidden',
    service: 'state_conflict',
  },
  'subscriptions.createFree': {
    input: ({ products }) => ({ product_id: products.free }),
    key: 'one-intent',
    ...teamOnly,
  },
  // The small shop declares no rules.
  'rules.list': { input: () => ({}), ...teamOnly, pinned: 'forbidden' },
  'rules.dryRun': { input: () => ({ rule: 'none' }), ...noRule },
  'rules.stop': { input: () => ({ rule: 'none' }), ...noRule },
  'rules.resume': { input: () => ({ rule: 'none' }), ...noRule },
  'rules.settle': { input: ({ elena }) => ({ rule: 'none', firing_id: elena.order }), ...noRule },
  'usage.track': {
    input: () => ({ events: [{ name: 'call', external_customer_id: 'c-1', external_id: 'call-1' }] }),
    status: 202,
    customer: 'forbidden',
    otherCustomer: 'forbidden',
    agent: 'forbidden',
    pinned: 'forbidden',
    service: 'ok',
  },
};
