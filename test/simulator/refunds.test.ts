import { beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Json, monthly, type Stage } from './stage.ts';

let stage: Stage;
let ebook: string;

beforeEach(async () => {
  stage = createStage();
  const benefit = await stage.call('POST', '/benefits/', {
    type: 'license_keys',
    description: 'Key',
    properties: {},
  });
  ebook = await stage.product('Ebook', monthly(2500), {});
  await stage.call('POST', `/products/${ebook}/benefits`, { benefits: [benefit.body.id] });
});

const refund = (order: string, amount: number, extra: object = {}) =>
  stage.call('POST', '/refunds/', { order_id: order, reason: 'customer_request', amount, ...extra });
const orderNow = async (id: string): Promise<Json> => (await stage.call('GET', `/orders/${id}`)).body;
const granted = async (customer: string): Promise<boolean[]> => {
  const list = await stage.call('GET', `/benefit-grants/?customer_id=${customer}`);
  return list.body.items.map((row: Json) => row.is_granted);
};

describe('a refund', () => {
  it('adds the tax that belongs to its net amount, and moves the order through partially refunded to refunded', async () => {
    const { order, customer } = await stage.buy('ann', { product: ebook });
    const first = await refund(order.id, 1000, { metadata: { ticket: 'T-1' }, comment: 'sorry' });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      status: 'succeeded',
      amount: 1000,
      tax_amount: 89,
      metadata: { ticket: 'T-1' },
    });
    expect(first.body).not.toHaveProperty('comment');
    expect(await orderNow(order.id)).toMatchObject({
      status: 'partially_refunded',
      refunded_amount: 1000,
      refunded_tax_amount: 89,
      refundable_amount: 1500,
      refundable_tax_amount: 133,
    });
    const rest = await refund(order.id, 1500);
    expect(rest.body.tax_amount).toBe(133);
    expect(await orderNow(order.id)).toMatchObject({ status: 'refunded', refundable_amount: 0 });
    const list = await stage.call('GET', `/refunds/?order_id=${order.id}&customer_id=${customer}&sorting=amount`);
    expect(list.body.items.map((row: Json) => row.amount)).toEqual([1000, 1500]);
  });

  it('leaves benefits alone unless asked to take them', async () => {
    const { order, customer } = await stage.buy('ann', { product: ebook });
    await refund(order.id, 100);
    expect(await granted(customer)).toEqual([true]);
    await refund(order.id, 100, { revoke_benefits: true });
    expect(await granted(customer)).toEqual([false]);
  });

  it('shrinks credit the customer holds by all that was refunded of the order', async () => {
    const pro = await stage.product('Pro', monthly(3000));
    const basic = await stage.product('Basic', monthly(1000));
    const { order, subscription } = await stage.buy('ann', { product: pro });
    const change = { product_id: basic, proration_behavior: 'invoice' };
    await stage.call('PATCH', `/subscriptions/${subscription.id}`, change);
    const credit = async (): Promise<number> => {
      const preview = await stage.call('GET', `/subscriptions/${subscription.id}/charge-preview`);
      return preview.body.applied_balance_amount;
    };
    expect(await credit()).toBe(-1089);
    await refund(order.id, 1000);
    expect(await credit()).toBe(-1089);
    await refund(order.id, 100);
    expect(await credit()).toBe(0);
  });

  it("tells the webhooks in Polar's order", async () => {
    const { order } = await stage.buy('ann', { product: ebook });
    const before = stage.polar.events.length;
    await refund(order.id, 100);
    stage.wait(5);
    await orderNow(order.id);
    expect(stage.polar.events.slice(before).map((event) => event.type)).toEqual([
      'refund.created',
      'order.updated',
      'order.refunded',
      'refund.updated',
    ]);
  });
});

describe('a refund is refused', () => {
  it.each([
    [0, 'greater_than'],
    [-5, 'greater_than'],
    [1.5, 'int_from_float'],
  ])('with amount %d', async (amount, type) => {
    const { order } = await stage.buy('ann', { product: ebook });
    const answer = await refund(order.id, amount);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ error: 'RequestValidationError', detail: [{ type, loc: ['body', 'amount'] }] });
  });

  it('for a reason Polar does not know', async () => {
    const { order } = await stage.buy('ann', { product: ebook });
    const answer = await refund(order.id, 1, { reason: 'dispute_prevention' });
    expect(answer.body.detail).toMatchObject([{ type: 'literal_error', loc: ['body', 'reason'] }]);
  });

  it('above the rest, however small the excess', async () => {
    const { order } = await stage.buy('ann', { product: ebook });
    await refund(order.id, 1000);
    const answer = await refund(order.id, 1501);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      error: 'PolarRequestValidationError',
      detail: [{ type: 'value_error', loc: ['body', 'amount'], input: 1501 }],
    });
    expect((await refund(order.id, 1500)).status).toBe(201);
  });

  it('once everything is refunded', async () => {
    const { order } = await stage.buy('ann', { product: ebook });
    await refund(order.id, 2500);
    expect(await refund(order.id, 1)).toMatchObject({ status: 403, body: { error: 'RefundedAlready' } });
  });

  it('for an order nobody of this organization has', async () => {
    const answer = await refund('00000000-0000-4000-8000-000000000000', 1);
    expect(answer).toMatchObject({ status: 422, body: { detail: [{ loc: ['body', 'order_id'] }] } });
    const { order } = await stage.buy('ann', { product: ebook });
    const other = stage.polar.accessToken({ organization: 'other' });
    const foreign = await stage.call('POST', '/refunds/', { order_id: order.id, reason: 'other', amount: 1 }, other);
    expect(foreign).toMatchObject({ status: 422, body: { detail: [{ loc: ['body', 'order_id'] }] } });
  });

  it('with benefits of a subscription, which go with its end only', async () => {
    const pro = await stage.product('Pro', monthly(3000));
    const { order, subscription } = await stage.buy('sam', { product: pro });
    const answer = await refund(order.id, 100, { revoke_benefits: true });
    expect(answer).toMatchObject({ status: 400, body: { error: 'RevokeSubscriptionBenefitsProhibited' } });
    expect((await refund(order.id, 100)).body.subscription_id).toBe(subscription.id);
    expect((await stage.call('GET', `/subscriptions/${subscription.id}`)).body.status).toBe('active');
  });

  it('for an order that nobody has paid', async () => {
    const pro = await stage.product('Pro', monthly(3000));
    const { customer, subscription } = await stage.buy('pat', { product: pro });
    stage.polar.moves.cardDeclines(customer);
    stage.polar.moves.periodEnds(subscription.id);
    const orders = await stage.call('GET', `/orders/?customer_id=${customer}&status=pending`);
    const answer = await refund(orders.body.items[0].id, 100);
    expect(answer).toMatchObject({ status: 404, body: { error: 'RefundUnknownPayment' } });
  });

  it('while the payment is disputed or refunds are blocked', async () => {
    const { order } = await stage.buy('ann', { product: ebook });
    stage.polar.moves.refundsGo('disputed');
    expect(await refund(order.id, 1)).toMatchObject({ status: 403, body: { error: 'RefundDisputedPayment' } });
    stage.polar.moves.refundsGo('blocked');
    expect(await refund(order.id, 1)).toMatchObject({ status: 403, body: { error: 'RefundsBlocked' } });
  });

  it('without the right', async () => {
    const bearer = stage.polar.accessToken({ scopes: ['refunds:read'] });
    const answer = await stage.call('POST', '/refunds/', { order_id: 'x' }, bearer);
    expect(answer).toMatchObject({ status: 403, body: { error: 'insufficient_scope' } });
    expect((await stage.call('GET', '/refunds/', undefined, bearer)).status).toBe(200);
  });
});

describe('a refund the processor has not settled', () => {
  beforeEach(() => stage.polar.moves.refundsGo('pending'));

  it('changes nothing on the order, yet takes from what the processor can give', async () => {
    const { order } = await stage.buy('ann', { product: ebook });
    expect((await refund(order.id, 2500)).body).toMatchObject({ status: 'pending', modified_at: null });
    expect(await orderNow(order.id)).toMatchObject({ status: 'paid', refunded_amount: 0, refundable_amount: 2500 });
    expect(await refund(order.id, 1)).toMatchObject({ status: 403, body: { error: 'RefundedAlready' } });
    const list = await stage.call('GET', `/refunds/?order_id=${order.id}&succeeded=true`);
    expect(list.body.items).toEqual([]);
  });

  it('counts when it succeeds, once', async () => {
    const { order } = await stage.buy('ann', { product: ebook });
    const { body } = await refund(order.id, 500);
    stage.polar.moves.refundSettles(body.id, 'succeeded');
    stage.polar.moves.refundSettles(body.id, 'succeeded');
    expect(await orderNow(order.id)).toMatchObject({ status: 'partially_refunded', refunded_amount: 500 });
  });

  it.each(['failed', 'canceled'] as const)(
    'gives the amount free again when it is %s, but not the benefits',
    async (outcome) => {
      const { order, customer } = await stage.buy('ann', { product: ebook });
      const { body } = await refund(order.id, 2500, { revoke_benefits: true });
      expect(await granted(customer)).toEqual([false]);
      stage.polar.moves.refundSettles(body.id, outcome);
      expect(await orderNow(order.id)).toMatchObject({ status: 'paid', refundable_amount: 2500 });
      expect(await granted(customer)).toEqual([false]);
      expect((await refund(order.id, 700)).status).toBe(201);
    },
  );
});

describe('a refund that fails after it succeeded', () => {
  it('is taken off the order, and no event says so by name', async () => {
    const { order } = await stage.buy('ann', { product: ebook });
    const { body } = await refund(order.id, 2500);
    const before = stage.polar.events.length;
    stage.polar.moves.refundSettles(body.id, 'failed');
    expect(await orderNow(order.id)).toMatchObject({ status: 'paid', refunded_amount: 0, refundable_tax_amount: 222 });
    const told = stage.polar.events.slice(before).map((event) => event.type);
    expect(told.filter((type) => type === 'refund.updated')).toHaveLength(2);
    expect(new Set(told)).toEqual(
      new Set(['refund.updated', 'order.updated', 'customer.state_changed'].filter((type) => told.includes(type))),
    );
    expect(told).not.toContain('order.refunded');
  });
});

describe('what goes wrong with refunds in the world', () => {
  it('a lost answer: text instead of JSON, no record, and less left than Polar believes', async () => {
    const { order } = await stage.buy('ann', { product: ebook });
    stage.polar.moves.refundsGo('lost');
    const answer = await refund(order.id, 800);
    expect(answer.status).toBe(500);
    expect(answer.type).toMatch(/^text\/plain/);
    expect((await stage.call('GET', `/refunds/?order_id=${order.id}`)).body.items).toEqual([]);
    expect((await orderNow(order.id)).refundable_amount).toBe(2500);
    stage.polar.moves.refundsGo('settled');
    expect((await refund(order.id, 800)).status).toBe(201);
    expect(await refund(order.id, 1700)).toMatchObject({ status: 500 });
    expect((await orderNow(order.id)).refunded_amount).toBe(800);
  });

  it('two at the same instant: both listed, one counted', async () => {
    const { order } = await stage.buy('ann', { product: ebook });
    stage.polar.moves.refundsGo('raced');
    const answers = await Promise.all([refund(order.id, 500), refund(order.id, 500)]);
    expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
    expect((await stage.call('GET', `/refunds/?order_id=${order.id}`)).body.pagination.total_count).toBe(2);
    expect((await orderNow(order.id)).refunded_amount).toBe(500);
    stage.polar.moves.refundsGo('settled');
    expect((await refund(order.id, 1800)).status).toBe(500);
  });

  it('two at the same instant: the later one is reported first', async () => {
    const { order } = await stage.buy('ann', { product: ebook });
    stage.polar.moves.refundsGo('raced');
    const first = await refund(order.id, 500);
    const second = await refund(order.id, 400);
    stage.wait(2);
    const list = await stage.call('GET', `/refunds/?order_id=${order.id}`);
    const [newer, older] = list.body.items;
    expect([newer.id, older.id]).toEqual([second.body.id, first.body.id]);
    expect(older.modified_at > newer.modified_at).toBe(true);
  });

  it('one that another overtook: a bare 500, and the money is left for the other', async () => {
    const { order } = await stage.buy('ann', { product: ebook });
    stage.polar.moves.refundsGo('overtaken');
    const answer = await refund(order.id, 1500);
    expect(answer.status).toBe(500);
    stage.polar.moves.refundsGo('settled');
    expect((await refund(order.id, 1500)).status).toBe(201);
    expect((await orderNow(order.id)).refunded_amount).toBe(1500);
  });

  it('one made at the processor: known by its total, tax worked out, nothing in metadata', async () => {
    const { order } = await stage.buy('ann', { product: ebook });
    stage.polar.moves.refundOutside(order.id, { total: 500, reason: 'fraudulent' });
    const list = await stage.call('GET', `/refunds/?order_id=${order.id}`);
    expect(list.body.items).toMatchObject([
      { amount: 459, tax_amount: 41, reason: 'fraudulent', metadata: {}, status: 'succeeded' },
    ]);
    expect((await orderNow(order.id)).refunded_amount).toBe(459);
  });
});
