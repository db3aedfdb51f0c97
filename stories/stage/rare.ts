import { everyGrant, files, threeHundred } from './benefit-answers.ts';
import { everyState, many } from './rules.ts';
import type { Trouble, Wire } from './troubles.ts';

/** An answer's envelope, as far as it is changed here. */
interface Answered {
  // biome-ignore lint/suspicious/noExplicitAny: results of every operation pass here
  result: any;
}

const another = (at: number) => ({ id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`, name: `Plan ${at}` });

/** The adapter's own answer, with what rarely happens written into it. */
const withIn =
  (operation: string, change: (result: Answered['result']) => unknown): (() => Wire) =>
  () =>
  (name, go) =>
    name === operation ? changed(go, change) : null;

async function changed(
  go: () => Promise<Response>,
  change: (result: Answered['result']) => unknown,
): Promise<Response> {
  const answer = await go();
  if (!answer.ok) return answer;
  const body: Answered & Record<string, unknown> = await answer.json();
  return Response.json({ ...body, result: change(body.result) }, { status: answer.status });
}

/** A list in the adapter's place. */
const told = (result: object[], more: object = {}): Promise<Response> =>
  Promise.resolve(
    Response.json({
      ...{ result, total: result.length, requestId: 'story' },
      ...{ subject: { connection: 'default', kind: 'customer', customer: null }, ...more },
    }),
  );

/** A connection that has to be made again. */
const brokenBy = (reason: string) =>
  withIn('connections.get', (result) => ({
    ...result,
    state: 'needs_reconnect',
    kind: 'oauth',
    reason,
    organization: { id: another(1).id, slug: 'acme', name: 'Acme Inc' },
    connected_at: '2026-10-01T08:00:00Z',
  }));

/** People that Polar keeps apart though they write from one address. */
function sharedAddress(found: { id: string; name: string; external_id: string }[]): object[] {
  return found.flatMap((one) => [
    one,
    { ...one, id: crypto.randomUUID(), external_id: 'usr_7731', created_at: '2026-09-14T08:00:00Z' },
    { ...one, id: crypto.randomUUID(), external_id: null, deleted_at: '2026-10-01T00:00:00Z' },
  ]);
}

/** Somebody of the same name, who writes from elsewhere. */
function otherAddress(found: { id: string; name: string }[]): object[] {
  const email = 'em@marchetti-architects.example';
  return found.flatMap((one) => [one, { ...one, id: crypto.randomUUID(), email, external_id: 'usr_0412' }]);
}

/** Every answer that shows the newest order shows it so. */
const orderIs =
  (change: object): (() => Wire) =>
  () =>
  (name, go) => {
    if (name === 'orders.get') return changed(go, (order) => ({ ...order, ...change }));
    if (name !== 'customer.overview') return null;
    return changed(go, (seen) => {
      Object.assign(seen.orders.value.items[0], change);
      return seen;
    });
  };

/** Every answer that shows the plan shows it so. */
const planIs =
  (change: (plan: Answered['result']) => object): (() => Wire) =>
  () =>
  (name, go) => {
    if (name === 'subscriptions.get') return changed(go, (plan) => ({ ...plan, ...change(plan) }));
    if (name !== 'customer.overview') return null;
    return changed(go, (seen) => {
      for (const plan of seen.subscriptions.value.items) Object.assign(plan, change(plan));
      return seen;
    });
  };

const item = (label: string, amount: number) => ({ id: label, label, amount, tax_amount: 0, proration: false });

/** A change of plan that gave more back than the rest of the period costs. */
const credited = {
  description: 'Pro',
  billing_reason: 'subscription_update',
  items: [item('Unused time on Pro yearly', -24166), item('Pro', 2900)],
  subtotal_amount: -21266,
  discount_amount: 0,
  net_amount: -21266,
  tax_amount: 0,
  total_amount: -21266,
  applied_balance_amount: 21266,
  due_amount: 0,
};

const free = {
  subtotal_amount: 4900,
  discount_amount: 4900,
  net_amount: 0,
  tax_amount: 0,
  total_amount: 0,
  due_amount: 0,
};

const card = (last4: string, exp_year: number, is_default: boolean) => ({
  id: crypto.randomUUID(),
  type: 'card',
  brand: 'visa',
  last4,
  exp_month: 3,
  exp_year,
  is_default,
});

/** What the simulated Polar never brings about by itself. */
export const rare = {
  rulesEveryState: { title: 'Rules and firings in every state', wire: withIn('rules.list', everyState) },
  rulesMany: { title: 'More rules than any shop has', wire: withIn('rules.list', many) },
  sharedAddress: {
    title: 'One address has several customers',
    wire: withIn('customer.search', sharedAddress),
  },
  otherAddress: {
    title: 'Somebody of that name has another address',
    wire: withIn('customer.search', otherAddress),
  },
  customerDeleted: {
    title: 'The customer was deleted meanwhile',
    wire: withIn('customer.overview', (seen) => {
      Object.assign(seen.customer.value, { deleted_at: '2026-11-20T08:00:00Z' });
      return seen;
    }),
  },
  sandbox: {
    title: 'The connection is a sandbox',
    wire: withIn('customer.overview', (seen) => ({ ...seen, viewer: { ...seen.viewer, sandbox: true } })),
  },
  orderDraft: { title: 'The order is a draft', wire: orderIs({ status: 'draft', paid: false, invoice_number: null }) },
  orderVoid: { title: 'The order is void', wire: orderIs({ status: 'void', paid: false }) },
  orderFree: { title: 'A discount took the whole price', wire: orderIs(free) },
  orderCredited: { title: 'More was given back than charged', wire: orderIs(credited) },
  orderNameless: { title: 'The order has no invoice number', wire: orderIs({ invoice_number: null }) },
  orderStopped: { title: 'Polar tries the payment no more', wire: orderIs({ next_payment_attempt_at: null }) },
  orderAbandoned: { title: 'Orders have a state this version does not know', wire: orderIs({ status: 'abandoned' }) },
  noCards: { title: 'No card is saved', wire: withIn('paymentMethods.list', () => []) },
  severalCards: {
    title: 'Several cards are saved, one of them expired',
    wire: withIn('paymentMethods.list', (cards) => [...cards, card('1881', 2029, false), card('0005', 2025, false)]),
  },
  receiptMissing: { title: 'There is no receipt', wire: withIn('orders.receipt', () => ({ state: 'none' })) },
  receiptSoon: { title: 'The receipt is being made', wire: withIn('orders.receipt', () => ({ state: 'generating' })) },
  invoiceThere: { title: 'The invoice was made before', wire: orderIs({ is_invoice_generated: true }) },
  planIncomplete: { title: 'The first payment was never made', wire: planIs(() => ({ status: 'incomplete' })) },
  planUnpaid: { title: 'Polar gave up collecting', wire: planIs(() => ({ status: 'unpaid' })) },
  planUnknown: { title: 'Plans have a state this version does not know', wire: planIs(() => ({ status: 'frozen' })) },
  planArchived: {
    title: 'The plan is no longer sold',
    wire: planIs(({ product }) => ({ product: { ...product, is_archived: true } })),
  },
  planCounted: { title: 'The plan counts units', wire: planIs(() => ({ units: 12 })) },
  costLate: {
    title: 'Polar has not reckoned the cost yet',
    wire: withIn('usage.summary', (seen) => {
      for (const { costs } of seen.meters) Object.assign(costs[0], { amount: 0 });
      return seen;
    }),
  },
  manyMeters: {
    title: 'A hundred things are counted',
    wire: withIn('usage.summary', ({ meters }) => ({
      meters: Array.from({ length: 100 }, (_, at) => ({
        ...meters[0],
        meter: { ...meters[0].meter, id: another(at).id, name: `Meter ${at + 1}` },
      })),
    })),
  },
  planMetered: {
    title: 'The plan counts use',
    wire: planIs(() => ({ meters: [{ id: crypto.randomUUID(), amount: 0, consumed_units: 0, credited_units: 0 }] })),
  },
  creditAtHand: {
    title: 'Credit pays part of the next charge',
    wire: withIn('subscriptions.preview', ({ amounts, ...preview }) => ({
      ...preview,
      amounts: { ...amounts, applied_balance_amount: -500, due_amount: amounts.due_amount - 500 },
    })),
  },
  figuresMissing: {
    title: 'This Polar has no previews',
    wire: withIn('subscriptions.preview', (preview) => ({ ...preview, amounts: null })),
  },
  hundredPlans: {
    title: 'A hundred plans are sold',
    wire: withIn('products.list', (plans) =>
      Array.from({ length: 100 }, (_, at) => ({ ...plans[at % plans.length], ...(at >= plans.length && another(at)) })),
    ),
  },
  noOtherPlans: { title: 'Nothing else is sold', wire: withIn('products.list', () => []) },
  keysWait: {
    title: 'A server of before leaves the keys to a request of their own, which takes its time',
    wire: () => (name, go) => {
      if (name === 'customer.overview') return changed(go, ({ license_keys: _, ...seen }) => seen);
      return name.startsWith('licenseKeys.') ? new Promise(() => {}) : null;
    },
  },
  connectionLost: { title: 'The answer to a renewal got lost', wire: brokenBy('lost') },
  connectionRefused: { title: 'Polar takes our access back', wire: brokenBy('refused') },
  connectionElsewhere: { title: 'Our access reaches other organizations', wire: brokenBy('organization') },
  connectionBusy: {
    title: 'A connection is being made and not answered yet',
    wire: () => (name) => (name === 'connections.setToken' ? new Promise(() => {}) : null),
  },
  webhooksBehind: {
    title: 'Background work stands still',
    wire: withIn('webhooks.status', (seen) => ({ ...seen, caught_up_at: '2026-11-23T10:00:00Z', waiting: 12 })),
  },
  webhooksMissing: {
    title: 'Polar has no endpoint with our secret',
    wire: withIn('webhooks.status', (seen) => ({ ...seen, endpoint: 'missing' })),
  },
  webhooksUnread: {
    title: 'The access token may not read every list',
    wire: withIn('webhooks.status', (seen) => ({ ...seen, endpoint: 'unknown', unread: ['disputes', 'discounts'] })),
  },
  everyBenefit: {
    title: 'Benefits of every type, in every state',
    wire: () => (name, go) => {
      if (name === 'benefits.grants') return changed(go, () => everyGrant());
      if (name === 'benefits.downloads') return changed(go, () => files());
      const grants = { ok: true, value: { items: everyGrant(), total: everyGrant().length } };
      return name === 'customer.overview' ? changed(go, (seen) => ({ ...seen, grants })) : null;
    },
  },
  threeHundredBenefits: {
    title: 'Three hundred benefits',
    wire: () => {
      let at = 0;
      return (name) => {
        if (name !== 'benefits.grants') return null;
        at += 20;
        return told(threeHundred(at - 20), { total: 300, ...(at < 300 && { nextCursor: `${at}` }) });
      };
    },
  },
  grantsComing: {
    title: 'What was bought is on its way',
    wire: withIn('entitlements.get', ({ entitlements, ...seen }) => ({
      ...seen,
      entitlements: entitlements.map((one: object) => ({ ...one, state: 'pending' })),
    })),
  },
  creditUsedUp: {
    title: 'A credit is used up',
    wire: withIn('entitlements.get', ({ entitlements, ...seen }) => ({
      ...seen,
      entitlements: entitlements.map((one: object) => ({ ...one, state: 'used_up' })),
    })),
  },
  grantsFail: {
    title: 'Grants cannot be read',
    polar: (polar) => polar.faults.add({ match: { path: /benefit-grants/ }, answer: { status: 500 } }),
  },
  noMembers: { title: 'A team without members', wire: withIn('members.list', () => []) },
} satisfies Record<string, Trouble>;
