// What each operation is called with that needs more than its name.
import { DASHBOARD, DISCOUNT, ENDPOINT, FIELD, FILE, METER, product, UPLOADED } from './things.ts';
import type { Known } from './workshop.ts';

export interface Arguments {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Whose portal it is; without it that of the demo's own customer. */
  readonly customer?: string;
  readonly member?: string;
}

/** Of nothing there is. */
const NOWHERE = '00000000-0000-4000-8000-000000000000';

type Of = (known: Known) => Arguments;

/** By the path's collection: what `{id}` is there. */
const IDS: Readonly<Record<string, string>> = {
  organizations: 'organization',
  benefits: 'benefit',
  products: 'product',
  files: 'file',
  'license-keys': 'key',
  'custom-fields': 'field',
  discounts: 'discount',
  customers: 'customer',
  subscriptions: 'subscription',
  orders: 'order',
  disputes: 'dispute',
  checkouts: 'checkout',
  'checkout-links': 'link',
  payments: 'payment',
  events: 'event',
  meters: 'meter',
  wallets: 'wallet',
  endpoints: 'endpoint',
  'benefit-grants': 'grant',
};

export function argumentsOf(name: string, path: string, known: Known): Arguments {
  const collection = path.replace('/customer-portal', '').replace('/webhooks', '').split('/')[2] ?? '';
  const id = known[IDS[collection] ?? ''];
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, param = '']) => [param, NOWHERE] as const);
  const special = BY_NAME[name]?.(known) ?? {};
  const own = Object.entries(special.params ?? {}).filter(([, value]) => value !== '');
  return { ...special, params: { ...Object.fromEntries(names), ...(id ? { id } : {}), ...Object.fromEntries(own) } };
}

const external: Of = ({ externalId = '' }) => ({ params: { external_id: externalId } });
const named: Of = () => ({ body: { name: 'Renamed' } });
const member: Of = ({ team = '', member: id = '' }) => ({ params: { id: team, member_id: id } });
const externalMember: Of = ({ teamExternalId = '' }) => ({
  params: { external_id: teamExternalId, member_external_id: 'zoe' },
});
const byOwner = ({ team = '', owner = '' }: Known) => ({ customer: team, member: owner });
const seats: Of = (known) => ({ query: { subscription_id: known.teamSubscription ?? '' }, ...byOwner(known) });
const seat: Of = (known) => ({ params: { seat_id: known.pending ?? '' }, ...byOwner(known) });
const keyOf = ({ keyText = '', organization = '' }: Known) => ({ key: keyText, organization_id: organization });
const ofTeam: Of = (known) => ({ params: { id: known.portalMember ?? '' }, ...byOwner(known) });
const yearly: Of = ({ yearly: product_id = '' }) => ({ body: { product_id } });

const BY_NAME: Readonly<Record<string, Of>> = {
  'organizations:update': () => ({ body: { website: 'https://acme.example.com' } }),
  'benefits:create': () => ({ body: { type: 'custom', description: 'A stool', properties: { note: null } } }),
  'benefits:update': () => ({ body: { type: 'custom', description: 'A good chair' } }),
  'benefits:files': ({ download: id = '' }) => ({ params: { id } }),
  'benefits:grants': ({ granted: id = '' }) => ({ params: { id } }),
  'products:create': () => ({
    body: product('Poster'),
  }),
  'products:update': named,
  'products:update_benefits': ({ spareProduct: id = '', benefit = '' }) => ({
    params: { id },
    body: { benefits: [benefit] },
  }),
  'products:delete': ({ spareProduct: id = '' }) => ({ params: { id } }),
  'files:create': () => ({ body: FILE }),
  'files:update': () => ({ body: { name: 'b.txt' } }),
  'files:uploaded': ({ file = '', filePath = '' }) => ({
    body: { id: file, path: filePath, parts: [UPLOADED] },
  }),
  'license_keys:update': () => ({ body: { usage: 1 } }),
  'license_keys:get_activation': ({ activation = '' }) => ({ params: { activation_id: activation } }),
  'license_keys:validate': (known) => ({ body: keyOf(known) }),
  'license_keys:activate': (known) => ({ body: { ...keyOf(known), label: 'Laptop' } }),
  'license_keys:deactivate': (known) => ({ body: { ...keyOf(known), activation_id: known.activation } }),
  'custom-fields:create': () => ({ body: FIELD }),
  'custom-fields:update': () => ({ body: { type: 'text', name: 'Firm' } }),
  'discounts:create': () => ({ body: DISCOUNT }),
  'discounts:update': named,
  'customers:create': () => ({ body: { email: 'ines@harbor.example' } }),
  'customers:update': named,
  'customers:get_external': external,
  'customers:update_external': (known) => ({ ...external(known), ...named(known) }),
  'customers:get_state_external': external,
  'customers:list_payment_methods_external': external,
  'customers:delete': ({ spare: id = '' }) => ({ params: { id } }),
  'customers:delete_external': () => ({ params: { external_id: 'spare' } }),
  'customers:members:list': ({ team: id = '' }) => ({ params: { id } }),
  'customers:members:list_external': ({ teamExternalId: external_id = '' }) => ({ params: { external_id } }),
  'customers:members:create': ({ team: id = '' }) => ({ params: { id }, body: { email: 'new@x.test' } }),
  'customers:members:create_external': ({ teamExternalId: external_id = '' }) => ({
    params: { external_id },
    body: { email: 'newer@x.test' },
  }),
  'customers:members:get': member,
  'customers:members:update': (known) => ({ ...member(known), ...named(known) }),
  'customers:members:delete': ({ team: id = '', spareMember: member_id = '' }) => ({ params: { id, member_id } }),
  'customers:members:get_external': externalMember,
  'customers:members:update_external': (known) => ({ ...externalMember(known), ...named(known) }),
  'customers:members:delete_external': externalMember,
  'customer-seats:list_seats': seats,
  'customer-seats:assign_seat': ({ teamSubscription: subscription_id }) => ({
    body: { subscription_id, email: 'seat@x.test' },
  }),
  'customer-seats:resend_invitation': seat,
  'customer-seats:revoke_seat': seat,
  'customer-sessions:create': ({ customer: customer_id }) => ({ body: { customer_id } }),
  'subscriptions:create': ({ spare: customer_id, free: product_id }) => ({ body: { customer_id, product_id } }),
  'subscriptions:update': yearly,
  'subscriptions:change_preview': yearly,
  'orders:create': ({ customer: customer_id, product: product_id }) => ({ body: { customer_id, product_id } }),
  'orders:update': () => ({ body: { billing_name: 'Lumen Studio' } }),
  'orders:generate_invoice': ({ otherOrder: id = '' }) => ({ params: { id } }),
  'refunds:create': ({ order: order_id }) => ({ body: { order_id, amount: 100, reason: 'other' } }),
  'checkouts:create': ({ product = '' }) => ({ body: { products: [product] } }),
  'checkouts:update': () => ({ body: { customer_name: 'Ines' } }),
  'checkout-links:create': ({ product = '' }) => ({ body: { payment_processor: 'stripe', products: [product] } }),
  'checkout-links:update': () => ({ body: { label: 'Spring' } }),
  'metrics:get': () => ({ query: { start_date: '2026-01-01', end_date: '2026-02-01', interval: 'month' } }),
  'metrics:export': () => ({ query: { start_date: '2026-01-01', end_date: '2026-02-01', interval: 'month' } }),
  'metrics:create_dashboard': () => ({ body: DASHBOARD }),
  'metrics:get_dashboard': ({ dashboard: id = '' }) => ({ params: { id } }),
  'metrics:update_dashboard': ({ dashboard: id = '' }) => ({ params: { id }, body: { name: 'Theirs' } }),
  'metrics:delete_dashboard': ({ dashboard: id = '' }) => ({ params: { id } }),
  'events:ingest': ({ customer: customer_id }) => ({ body: { events: [{ name: 'call', customer_id }] } }),
  'event-types:update': ({ eventType: id = '' }) => ({ params: { id }, body: { label: 'Calls' } }),
  'meters:create': () => ({ body: METER }),
  'meters:update': named,
  'meters:quantities': () => ({
    query: { start_timestamp: '2026-01-01T00:00:00Z', end_timestamp: '2026-02-01T00:00:00Z', interval: 'month' },
  }),
  'customer_meters:get': ({ customerMeter: id = '' }) => ({ params: { id } }),
  'webhooks:create_webhook_endpoint': () => ({
    body: ENDPOINT,
  }),
  'webhooks:update_webhook_endpoint': () => ({ body: { events: ['order.created'] } }),
  'webhooks:redeliver_webhook_event': ({ webhookEvent: id = '' }) => ({ params: { id } }),
  'customer_portal:benefit-grants:update': () => ({ body: { benefit_type: 'license_keys' } }),
  'customer_portal:customers:update': () => ({ body: { billing_name: 'Lumen Studio' } }),
  'customer_portal:customers:add_payment_method': () => ({
    body: { confirmation_token_id: 'ctoken_1', set_default: false, return_url: 'https://app.example.com' },
  }),
  'customer_portal:customers:confirm_payment_method': ({ intent: setup_intent_id }) => ({
    body: { setup_intent_id, set_default: false },
  }),
  'customer_portal:customers:delete_payment_method': ({ card: id = '' }) => ({ params: { id } }),
  'customer_portal:customers:request_email_update': () => ({ body: { email: 'elena@new.example' } }),
  'customer_portal:downloadables:list': ({ metered: customer = '' }) => ({ customer }),
  'customer_portal:customer_meters:list': ({ metered: customer = '' }) => ({ customer }),
  'customer_portal:customer_meters:get': ({ customerMeter: id = '', metered: customer = '' }) => ({
    params: { id },
    customer,
  }),
  'customer_portal:seats:list_seats': seats,
  'customer_portal:seats:list_claimed_subscriptions': ({ team = '', claimant = '' }) => ({
    customer: team,
    member: claimant,
  }),
  'customer_portal:seats:assign_seat': (known) => ({
    body: { subscription_id: known.teamSubscription, email: 'portal@x.test' },
    ...byOwner(known),
  }),
  'customer_portal:seats:revoke_seat': seat,
  'customer_portal:seats:resend_invitation': seat,
  'customer_portal:members:list_members': ofTeam,
  'customer_portal:members:add_member': (known) => ({ ...ofTeam(known), body: { email: 'added@x.test' } }),
  'customer_portal:members:update_member': (known) => ({ ...ofTeam(known), ...named(known) }),
  'customer_portal:members:remove_member': ofTeam,
  'customer_portal:orders:update': () => ({ body: { billing_name: 'Lumen Studio' } }),
  'customer_portal:organizations:get': ({ slug = '' }) => ({ params: { slug } }),
  'customer_portal:subscriptions:update': ({ plan: product_id = '' }) => ({ body: { product_id } }),
  'customer_portal:subscriptions:revoke': ({ pastDue: id = '', pastDueOwner: customer = '' }) => ({
    params: { id },
    customer,
    body: {},
  }),
  'customer_portal:subscriptions:change_preview': yearly,
};
