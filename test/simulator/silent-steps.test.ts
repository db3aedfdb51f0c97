import { beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Json, monthly, type Stage } from './stage.ts';

// What Polar does, or is asked, without telling anybody: each of these steps was recorded with no webhook at all.

let stage: Stage;
let plan: string;
let order: Json;
let subscription: Json;
let customer: string;
let session: string;

const once = (amount: number): Json => ({ amount_type: 'fixed', price_amount: amount, price_currency: 'usd' });

beforeEach(async () => {
  stage = createStage();
  stage.polar.moves.organization({
    slug: 'acme',
    features: { wallets_enabled: true, off_session_charges_enabled: true, disputes_enabled: true },
  });
  plan = await stage.product('Plan', monthly(3000));
  ({ order, subscription, customer } = await stage.buy('ada', { product: plan }));
  session = await stage.session(customer);
});

const told = async (step: () => unknown, seconds = 1): Promise<string[]> => {
  const before = stage.polar.events.length;
  await step();
  stage.wait(seconds);
  await stage.call('GET', '/products/');
  return stage.polar.events.slice(before).map(({ type }) => type);
};

const pastDue = async (): Promise<string> => {
  stage.polar.moves.cardDeclines(customer);
  stage.polar.moves.periodEnds(subscription.id);
  const [open] = (await stage.call('GET', `/orders/?customer_id=${customer}`)).body.items;
  stage.wait(10);
  await stage.call('GET', '/products/');
  return open.id;
};

describe('nobody is told of', () => {
  it('an invoice, before it is there', async () => {
    expect(await told(() => stage.call('POST', `/orders/${order.id}/invoice`))).toEqual([]);
  });

  it('a plan that could not be changed because the card was declined', async () => {
    stage.polar.moves.cardDeclines(customer);
    const dearer = await stage.product('Dearer', monthly(9000));
    const path = `/subscriptions/${subscription.id}`;
    const body = { product_id: dearer, proration_behavior: 'invoice' };
    expect(await told(async () => expect((await stage.call('PATCH', path, body)).status).toBe(402))).toEqual([]);
  });

  it('the first three charges of an overdue order that fail', async () => {
    const overdue = await pastDue();
    for (const retry of [1, 2, 3])
      expect([retry, await told(() => stage.polar.moves.retryDue(overdue))]).toEqual([retry, []]);
    expect(await told(() => stage.polar.moves.retryDue(overdue))).toContain('subscription.canceled');
  });

  it('a challenge of the bank for an overdue order, waiting or failed', async () => {
    const overdue = await pastDue();
    const pay = { confirmation_token_id: 'ctoken_3ds_4242' };
    const confirm = () => stage.call('POST', `/customer-portal/orders/${overdue}/confirm-payment`, pay, session);
    let secret = '';
    const waiting = async (): Promise<void> => {
      secret = (await confirm()).body.client_secret;
    };
    expect(await told(waiting)).toEqual([]);
    expect(await told(() => stage.polar.moves.challengeFails(secret))).toEqual([]);
  });

  it('an end of grace, before the next charge fails', async () => {
    stage.polar.moves.organization({
      slug: 'acme',
      settings: {
        subscription_settings: {
          allow_multiple_subscriptions: true,
          allow_customer_updates: true,
          proration_behavior: 'prorate',
          benefit_revocation_grace_period: 2,
          prevent_trial_abuse: false,
        },
      },
    });
    await pastDue();
    expect(await told(() => stage.polar.moves.graceEnds(subscription.id))).toEqual([]);
  });

  it('a dispute until it is decided', async () => {
    const { moves } = stage.polar;
    let id = '';
    const opening = (): void => {
      id = moves.disputeOpens(order.id);
    };
    expect(await told(opening)).toEqual([]);
    expect(await told(() => moves.disputeGoes(id, 'under_review'))).toEqual([]);
    expect(await told(() => moves.disputeGoes(id, 'past_due'))).toEqual([]);
    expect(await told(() => moves.disputeOpens(order.id, { as: 'alert' }))).toEqual([]);
    expect(await told(() => moves.disputeGoes(moves.disputeOpens(order.id, { as: 'inquiry' }), 'closed'))).toEqual([]);
  });

  it('a refund whose answer is lost', async () => {
    stage.polar.moves.refundsGo('lost');
    const body = { order_id: order.id, reason: 'other', amount: 800 };
    expect(await told(async () => expect((await stage.call('POST', '/refunds/', body)).status).toBe(500))).toEqual([]);
  });

  it('a draft that could not be charged', async () => {
    const ebook = await stage.product('Ebook', once(2500), {});
    stage.polar.moves.cardAsks(customer);
    const draft = (await stage.call('POST', '/orders/', { customer_id: customer, product_id: ebook })).body;
    const finalize = async (): Promise<void> => {
      expect((await stage.call('POST', `/orders/${draft.id}/finalize`)).status).toBe(402);
    };
    expect(await told(finalize)).toEqual([]);
    const attempts = async (): Promise<Json[]> =>
      (await stage.call('GET', `/payments/?order_id=${draft.id}`)).body.items;
    expect(await attempts()).toEqual([]);
    stage.polar.moves.cardDeclines(customer);
    expect(await told(finalize)).toEqual([]);
    expect(await attempts()).toMatchObject([{ status: 'failed', trigger: null, modified_at: null }]);
    expect((await stage.call('GET', `/orders/${draft.id}`)).body.status).toBe('draft');
    stage.polar.moves.cardPays(customer);
    expect((await stage.call('POST', `/orders/${draft.id}/finalize`)).body.status).toBe('paid');
    expect((await attempts())[0]).toMatchObject({ status: 'succeeded', trigger: null, modified_at: null });
  });

  it('money put into a wallet, taken or refused', async () => {
    const wallet = stage.polar.moves.usageWallet(customer);
    const top = () => stage.call('POST', `/wallets/${wallet}/top-up`, { amount: 500, currency: 'usd' });
    expect(await told(top)).toEqual([]);
    stage.polar.moves.cardDeclines(customer);
    expect(await told(top)).toEqual([]);
  });

  it('a checkout whose payment the processor took and lost', async () => {
    const checkout = (await stage.call('POST', '/checkouts/', { products: [plan] })).body;
    stage.polar.moves.checkoutsGo('lost');
    const body = { confirmation_token_id: 'ctoken_ok_4242', customer_name: 'Bob', customer_email: 'bob@example.com' };
    expect(
      await told(() => stage.call('POST', `/checkouts/client/${checkout.client_secret}/confirm`, body, '')),
    ).toEqual([]);
  });
});
