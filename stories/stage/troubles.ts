import type { Polar } from '../../src/simulator/index.ts';
import { rare } from './rare.ts';

/** Answers an operation in the adapter's place, or null to let it through; `go` asks the adapter. */
export type Wire = (operation: string, go: () => Promise<Response>, polar: Polar) => Promise<Response> | null;

/** Something that goes wrong on the way, at Polar or between the browser and the adapter. */
export interface Trouble {
  readonly title: string;
  /** Prepares Polar. */
  readonly polar?: (polar: Polar) => void;
  /** No connection to Polar is made. */
  readonly unreachable?: boolean;
  /** Made anew for each stage, so that what happens once happens once in each. */
  readonly wire?: () => Wire;
}

const never = (): Promise<Response> => new Promise(() => {});
const cut = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch'));

/** The first call of an operation goes another way. */
function firstTime(
  operation: string,
  other: (go: () => Promise<Response>, polar: Polar) => Promise<Response>,
): () => Wire {
  return () => {
    let met = false;
    return (name, go, polar) => {
      if (met || name !== operation) return null;
      met = true;
      return other(go, polar);
    };
  };
}

/** A colleague in Polar's own dashboard. */
async function refundsElsewhere(polar: Polar): Promise<void> {
  await polar.fetch('https://api.polar.sh/v1/refunds/', {
    method: 'POST',
    headers: { authorization: 'Bearer polar_oat_demo', 'content-type': 'application/json' },
    body: JSON.stringify({ order_id: polar.ids.order, amount: 1000, reason: 'other' }),
  });
}

async function deletesLinks(polar: Polar): Promise<void> {
  const headers = { authorization: 'Bearer polar_oat_demo' };
  const { items }: { items: { id: string }[] } = await (
    await polar.fetch('https://api.polar.sh/v1/checkout-links/', { headers })
  ).json();
  for (const { id } of items)
    await polar.fetch(`https://api.polar.sh/v1/checkout-links/${id}`, { method: 'DELETE', headers });
}

async function removesDevices(polar: Polar): Promise<void> {
  const headers = { authorization: 'Bearer polar_oat_demo', 'content-type': 'application/json' };
  const key: { key: string; organization_id: string; activations: { id: string }[] } = await (
    await polar.fetch(`https://api.polar.sh/v1/license-keys/${polar.ids.license_key}`, { headers })
  ).json();
  for (const { id: activation_id } of key.activations) {
    const body = JSON.stringify({ key: key.key, organization_id: key.organization_id, activation_id });
    await polar.fetch('https://api.polar.sh/v1/license-keys/deactivate', { method: 'POST', headers, body });
  }
}

const fails = (path: RegExp) => (polar: Polar) => polar.faults.add({ match: { path }, answer: { status: 500 } });

const subject = { connection: 'default', kind: 'customer', customer: null };
const answer = (result: object, status = 200): Promise<Response> =>
  Promise.resolve(Response.json({ result, subject, requestId: 'story' }, { status }));
const problem = (status: number, code: string, state?: object): Promise<Response> =>
  Promise.resolve(Response.json({ code, status, title: '', state, requestId: 'story' }, { status }));
const refused = (state: object): Promise<Response> => problem(409, 'state_conflict', state);
const down = (): Promise<Response> => problem(502, 'upstream_error');

/** Polar asks for what an order from long ago does not hold. */
function lacksDetails(): Promise<Response> {
  const place = { country: 'US', state: 'US-NY', line1: null, line2: null, postal_code: null, city: null };
  const missing = ['billing_name', 'billing_address'];
  const locked = ['country', 'state'];
  return answer({ state: 'missing_details', missing, billing_name: null, billing_address: place, locked });
}

/** A grant that came a second ago does not name its key yet. */
async function withoutKeys(go: () => Promise<Response>): Promise<Response> {
  const body = await (await go()).json();
  for (const grant of body.result.grants.value.items) {
    if (grant.benefit?.type === 'license_keys') Object.assign(grant, { properties: {}, is_granted: false });
  }
  return Response.json(body);
}

/** Every trouble by its name. */
export const troubles = {
  none: { title: 'Nothing goes wrong' },
  waiting: { title: 'No answer comes yet', wire: () => never },
  offline: { title: 'The browser has no connection', wire: () => cut },
  polarDown: { title: 'Polar cannot be reached', unreachable: true },
  polarSilent: { title: 'Polar breaks off', polar: (polar) => polar.faults.add({ match: {}, answer: 'network' }) },
  tooMany: {
    title: 'Polar says: too many requests',
    polar: (polar) => polar.faults.add({ match: {}, answer: { status: 429, headers: { 'retry-after': '30' } } }),
  },
  paymentsCome: {
    title: 'Payments are still being read',
    wire: () => (name) => (name === 'payments.list' ? never() : null),
  },
  paymentsFail: { title: 'Payments cannot be read', polar: fails(/^\/v1\/payments\//) },
  ordersFail: { title: 'Orders cannot be read', polar: fails(/^\/v1\/(customer-portal\/)?orders\//) },
  keysFail: { title: 'License keys cannot be read', polar: fails(/\/license-keys\//) },
  rotationMissing: {
    title: 'This Polar cannot make new keys',
    polar: (polar) =>
      polar.faults.add({ match: { path: '/rotate' }, answer: { status: 404, body: '{"detail":"Not Found"}' } }),
  },
  keyBusy: {
    title: 'A change of a key is on its way and not answered yet',
    wire: () => (name) => (name === 'licenseKeys.update' ? never() : null),
  },
  metersFail: { title: 'Meters cannot be read', polar: fails(/\/(customer-meters|meters)\//) },
  linksFail: { title: 'Checkout links cannot be read', polar: fails(/\/checkout-links\//) },
  linkBusy: {
    title: 'A change of a link is on its way and not answered yet',
    wire: () => (name) => (/^checkoutLinks\.(create|update|delete)$/.test(name) ? never() : null),
  },
  linkDeletedElsewhere: {
    title: 'A colleague deletes the link meanwhile',
    wire: firstTime('checkoutLinks.update', (go, polar) => deletesLinks(polar).then(go)),
  },
  checkoutsFail: {
    title: 'Checkouts cannot be opened',
    wire: () => (name) => (name === 'checkouts.create' ? down() : null),
  },
  portalFails: {
    title: 'The portal cannot be opened',
    wire: () => (name) => (name === 'portal.session' ? down() : null),
  },
  customersFail: { title: 'Customers cannot be read', polar: fails(/^\/v1\/customers\//) },
  keyBusyRotating: {
    title: 'A new key is on its way and not answered yet',
    wire: () => (name) => (name === 'licenseKeys.rotate' ? never() : null),
  },
  deviceStays: {
    title: 'Devices cannot be removed',
    wire: () => (name) => (name === 'licenseKeys.deactivate' ? down() : null),
  },
  deviceGone: {
    title: 'A colleague removes the devices meanwhile',
    wire: firstTime('licenseKeys.deactivate', (go, polar) => removesDevices(polar).then(go)),
  },
  keyBeingMade: { title: 'A key was bought and is being made', wire: firstTime('customer.overview', withoutKeys) },
  detailsMissing: {
    title: 'An invoice lacks name and address',
    wire: firstTime('orders.invoice', lacksDetails),
  },
  invoiceFails: { title: 'Invoices cannot be made', polar: fails(/\/invoice$/) },
  cardPays: {
    title: 'The bank lets the card pay again',
    polar: (polar) => polar.moves.cardPays(polar.ids.customer ?? ''),
  },
  cardAsks: {
    title: 'The bank asks to confirm',
    polar: (polar) => polar.moves.cardAsks(polar.ids.customer ?? ''),
  },
  paidElsewhere: {
    title: 'Another payment of the order is under way',
    wire: () => (name) => (name === 'orders.retry' ? refused({ reason: 'payment_in_progress' }) : null),
  },
  amountMoved: {
    title: 'What is due changes meanwhile',
    wire: firstTime('orders.retry', () => problem(409, 'changed_elsewhere', { due_amount: 3100 })),
  },
  paymentUnclear: {
    title: 'No clear answer comes from the bank',
    wire: () => (name) => (name === 'orders.retry' ? answer({ state: 'processing' }, 202) : null),
  },
  paymentLost: { title: 'The answer to a payment is lost', wire: firstTime('orders.retry', (go) => go().then(cut)) },
  figuresWait: {
    title: 'Figures take their time',
    wire: () => (name) => (name === 'subscriptions.preview' ? never() : null),
  },
  plansWait: {
    title: 'The list of plans takes its time',
    wire: () => (name) => (name === 'products.list' ? never() : null),
  },
  productsFail: { title: 'Products cannot be read', polar: fails(/^\/v1\/(products|organizations)\//) },
  priceMoved: {
    title: 'The price changes meanwhile',
    wire: firstTime('subscriptions.change', () => problem(409, 'changed_elsewhere')),
  },
  bankAsksForChange: {
    title: 'The bank asks to confirm a change of plan',
    wire: firstTime('subscriptions.change', () => problem(402, 'payment_action_required')),
  },
  changeLost: { title: 'The answer to a change of plan is lost', wire: firstTime('subscriptions.change', cut) },
  changeBusy: {
    title: 'A change of plan is on its way and not answered yet',
    wire: () => (name) => (name === 'subscriptions.change' ? never() : null),
  },
  cancelFails: { title: 'A plan cannot be canceled', wire: firstTime('subscriptions.cancel', () => down()) },
  figuresFail: { title: 'Nothing can be previewed', polar: fails(/-preview$/) },
  refundWaits: {
    title: 'A refund is on its way and not answered yet',
    wire: () => (name) => (name === 'refunds.create' ? never() : null),
  },
  refundsPend: { title: 'The bank takes days over a refund', polar: (polar) => polar.moves.refundsGo('pending') },
  refundsLost: { title: 'Polar breaks after it refunded', polar: (polar) => polar.moves.refundsGo('lost') },
  refundVanishes: {
    title: 'Polar breaks and keeps no record of a refund',
    polar: (polar) => polar.faults.add({ match: { method: 'POST', path: '/v1/refunds' }, answer: { status: 500 } }),
  },
  refundsBlocked: { title: 'Polar blocks refunds', polar: (polar) => polar.moves.refundsGo('blocked') },
  answerLost: {
    title: 'The answer to a refund is lost on its way to the browser',
    wire: firstTime('refunds.create', (go) => go().then(cut)),
  },
  refundedElsewhere: {
    title: 'A colleague refunds $10 meanwhile',
    wire: firstTime('refunds.create', (go, polar) => refundsElsewhere(polar).then(go)),
  },
  cardDeclined: {
    title: 'The bank declines the card',
    polar: (polar) => polar.moves.cardDeclines(polar.ids.customer ?? ''),
  },
  ...rare,
} satisfies Record<string, Trouble>;
export type TroubleName = keyof typeof troubles;
