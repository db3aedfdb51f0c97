// A Polar with one of everything in it: the demo's shop, and what it lacks.
import { createPolar, type Polar } from '../../src/simulator/index.ts';
import { DASHBOARD, DISCOUNT, ENDPOINT, FIELD, FILE, METER, product, UPLOADED } from './things.ts';

/** Ids by what they stand for. */
export type Known = Readonly<Record<string, string>>;

export interface Workshop {
  readonly polar: Polar;
  readonly known: Known;
}

// biome-ignore lint/suspicious/noExplicitAny: answers of every operation are read here
type Thing = any;
type Ask = (method: string, path: string, body?: unknown) => Promise<Thing>;

const MINUTE = 60_000;

export async function openWorkshop(): Promise<Workshop> {
  let now = Date.parse('2026-11-23T12:00:00Z');
  const polar = createPolar({ seed: 'demo', clock: { now: () => now }, deliver: async () => new Response('') });
  const ask = askerOf(polar);
  const [organization] = (await ask('GET', '/v1/organizations/')).items;
  openUp(polar, organization);
  const shelves = await shelvesOf(ask);
  const known = {
    ...shelves,
    organization: organization.id,
    slug: organization.slug,
    ...(await customersOf(polar, ask)),
    ...(await teamOf(ask)),
    ...(await keysOf(polar, ask)),
    ...(await cardsOf(polar, ask)),
    dispute: await disputed(polar, ask),
  };
  const metered = await ask('POST', '/v1/customers/', { email: 'metered@x.test' });
  await ask('POST', '/v1/subscriptions/', { customer_id: metered.id, product_id: shelves.free });
  now += 10 * MINUTE;
  await polar.moves.webhooksGo();
  /** What a simulator has that has not everything. */
  const perhaps = async (asked: Promise<Thing>) => (await asked.catch(() => null))?.id ?? '';
  const types = ask('GET', '/v1/event-types/').then(({ items }) => items.find(({ id }: Thing) => id));
  const meters = await ask('GET', `/v1/customer-meters/?customer_id=${metered.id}`);
  const deliveries = await ask('GET', '/v1/webhooks/deliveries');
  return {
    polar,
    known: {
      ...known,
      metered: metered.id,
      eventType: await perhaps(types),
      dashboard: await perhaps(ask('POST', '/v1/metrics/dashboards', DASHBOARD)),
      customerMeter: meters.items[0].id,
      webhookEvent: deliveries.items[0].webhook_event.id,
    },
  };
}

function askerOf(polar: Polar, token = 'polar_oat_demo'): Ask {
  return async (method, path, body) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const init: RequestInit = { method, headers };
    if (body !== undefined) init.body = JSON.stringify(body);
    const response = await polar.fetch(new Request(`http://polar.test${path}`, init));
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
}

/** What an organization may switch off is on. */
function openUp(polar: Polar, { slug, customer_portal_settings }: Thing): void {
  polar.moves.organization({
    slug,
    features: { off_session_charges_enabled: true, wallets_enabled: true },
    settings: { customer_portal_settings: { ...customer_portal_settings, customer: { allow_email_change: true } } },
  });
}

async function shelvesOf(ask: Ask) {
  const plain = await ask('POST', '/v1/products/', product('Print'));
  const chair = { type: 'custom', description: 'A chair', properties: { note: null } };
  const file = await ask('POST', '/v1/files/', FILE);
  const made = async (path: string, body: object) => (await ask('POST', path, body)).id;
  const [meter, free] = [await made('/v1/meters/', METER), await made('/v1/products/', product('Free', 'month'))];
  const credit = {
    type: 'meter_credit',
    description: 'Calls',
    properties: { meter_id: meter, units: 10, rollover: false },
  };
  const download = await made('/v1/benefits/', {
    type: 'downloadables',
    description: 'A chart',
    properties: { files: [await uploaded(ask)] },
  });
  await ask('POST', `/v1/products/${free}/benefits`, { benefits: [await made('/v1/benefits/', credit), download] });
  return {
    meter,
    free,
    download,
    product: plain.id,
    spareProduct: await made('/v1/products/', product('Old')),
    file: file.id,
    filePath: file.upload.path,
    benefit: await made('/v1/benefits/', chair),
    discount: await made('/v1/discounts/', DISCOUNT),
    field: await made('/v1/custom-fields/', { ...FIELD, slug: 'vat' }),
    endpoint: await made('/v1/webhooks/endpoints', ENDPOINT),
    link: await made('/v1/checkout-links/', { payment_processor: 'stripe', products: [plain.id] }),
    checkout: await made('/v1/checkouts/', { products: [plain.id] }),
  };
}

async function uploaded(ask: Ask): Promise<string> {
  const { id, upload } = await ask('POST', '/v1/files/', FILE);
  await ask('POST', `/v1/files/${id}/uploaded`, { id, path: upload.path, parts: [UPLOADED] });
  return id;
}

async function customersOf(polar: Polar, ask: Ask) {
  const { ids, moves } = polar;
  const customer = await ask('GET', `/v1/customers/${ids.customer}`);
  const first = async (path: string) => (await ask('GET', path)).items[0];
  await ask('POST', `/v1/orders/${ids.order}/invoice`);
  await ask('POST', '/v1/events/ingest', { events: [{ name: 'call', customer_id: customer.id }] });
  await ask('POST', '/v1/customers/', { email: 'spare@x.test', external_id: 'spare' });
  const grant = await first(`/v1/benefit-grants/?customer_id=${customer.id}`);
  const plan = await ask('GET', `/v1/subscriptions/${ids.subscription}`);
  const plans = (await ask('GET', '/v1/products/?limit=100&is_archived=false&is_recurring=true')).items;
  const yearly = plans.find(({ recurring_interval }: Thing) => recurring_interval === 'year');
  const orders = (await ask('GET', `/v1/orders/?customer_id=${customer.id}`)).items;
  const late = (await ask('GET', '/v1/subscriptions/?limit=100')).items.find(
    ({ status }: Thing) => status === 'past_due',
  );
  return {
    order: ids.order ?? '',
    otherOrder: orders.find(({ id }: Thing) => id !== ids.order).id,
    customer: customer.id,
    externalId: customer.external_id,
    subscription: plan.id,
    plan: plan.product_id,
    yearly: yearly.id,
    pastDue: late.id,
    pastDueOwner: late.customer_id,
    grant: grant.id,
    granted: grant.benefit_id,
    wallet: moves.usageWallet(customer.id),
    spare: (await ask('POST', '/v1/customers/', { email: 'spare2@x.test' })).id,
    payment: (await first('/v1/payments/')).id,
    event: (await first('/v1/events/')).id,
  };
}

async function teamOf(ask: Ask) {
  const active = (await ask('GET', '/v1/subscriptions/?limit=100&active=true')).items;
  const team = active.find(({ seats }: Thing) => (seats ?? 0) > 1);
  const id = team.customer_id;
  await ask('PATCH', `/v1/subscriptions/${team.id}`, { seats: 10 });
  const seat = await ask('POST', '/v1/customer-seats', { subscription_id: team.id, email: 'pending@x.test' });
  const taken = { subscription_id: team.id, email: 'taken@x.test', immediate_claim: true };
  const { member_id: claimant } = await ask('POST', '/v1/customer-seats', taken);
  const { items } = await ask('GET', `/v1/members/?customer_id=${id}&limit=100`);
  const added = async (name: string) =>
    (await ask('POST', `/v1/customers/${id}/members`, { email: `${name}@x.test`, external_id: name })).id;
  return {
    team: id,
    teamExternalId: (await ask('GET', `/v1/customers/${id}`)).external_id,
    teamSubscription: team.id,
    pending: seat.id,
    claimant,
    owner: items.find(({ role }: Thing) => role === 'owner').id,
    member: await added('zoe'),
    spareMember: await added('gone'),
    portalMember: await added('portal'),
  };
}

/** A card that is saved, and one whose bank has just said yes. */
async function cardsOf(polar: Polar, ask: Ask) {
  const session = await ask('POST', '/v1/customer-sessions/', { customer_id: polar.ids.customer });
  const asCustomer = askerOf(polar, session.token);
  const add = (confirmation_token_id: string) =>
    asCustomer('POST', '/v1/customer-portal/customers/me/payment-methods', {
      confirmation_token_id,
      set_default: false,
      return_url: 'https://app.example.com',
    });
  const saved = await add('ctoken_4242');
  const { client_secret } = await add('ctoken_3ds');
  polar.moves.challengePasses(client_secret);
  const intent = polar.challenges().find((one) => one.client_secret === client_secret)?.id ?? '';
  return { card: saved.payment_method.id, intent };
}

async function keysOf({ ids }: Polar, ask: Ask) {
  const key = await ask('GET', `/v1/license-keys/${ids.license_key}`);
  const named = { key: key.key, organization_id: key.organization_id };
  const activation = await ask('POST', '/v1/license-keys/activate', { ...named, label: 'Desk' });
  return { key: key.id, keyText: key.key, activation: activation.id };
}

async function disputed({ ids, moves }: Polar, ask: Ask): Promise<string> {
  const { items } = await ask('GET', '/v1/orders/?limit=100');
  const isFree = ({ id, status, net_amount }: Thing) => id !== ids.order && status === 'paid' && net_amount > 0;
  await moves.disputeOpens(items.find(isFree).id, {});
  return (await ask('GET', '/v1/disputes/')).items[0].id;
}
