import { beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Json, monthly, type Stage } from './stage.ts';

const DAY = 86_400;

describe('a renewal that is not paid', () => {
  let stage: Stage;
  let customer: string;
  let id: string;

  beforeEach(async () => {
    stage = createStage();
    const product = await stage.product('Plan', monthly(3000));
    const benefit = await stage.call('POST', '/benefits/', {
      type: 'license_keys',
      description: 'License key',
      properties: { prefix: 'ACME', expires: null, activations: null, limit_usage: null },
    });
    await stage.call('POST', `/products/${product}/benefits`, { benefits: [benefit.body.id] });
    const bought = await stage.buy('ada', { product });
    customer = bought.customer;
    id = bought.subscription.id;
  });

  const subscription = async (): Promise<Json> => (await stage.call('GET', `/subscriptions/${id}`)).body;
  const order = async (): Promise<Json> => (await stage.call('GET', `/orders/?subscription_id=${id}`)).body.items[0];
  const keys = async (): Promise<Json[]> => (await stage.call('GET', '/license-keys/')).body.items;
  const fail = () => {
    stage.polar.moves.cardDeclines(customer);
    stage.polar.moves.periodEnds(id);
  };
  const daysToRetry = (found: Json): number =>
    Math.round((Date.parse(found.next_payment_attempt_at) - Date.parse(found.modified_at)) / 1000 / DAY);

  it('leaves the subscription past due and takes the benefits back', async () => {
    const [before] = await keys();
    fail();
    expect(await subscription()).toMatchObject({ status: 'past_due', past_due_at: expect.any(String) });
    expect(await order()).toMatchObject({ status: 'pending', paid: false, due_amount: 3266, receipt_number: null });
    expect(await keys()).toMatchObject([{ key: before?.key, status: 'revoked' }]);
    const state = await stage.call('GET', `/customers/${customer}/state`);
    expect(state.body).toMatchObject({ active_subscriptions: [], granted_benefits: [] });
  });

  it('is tried again after 2, 5, 7 and 7 days, then the subscription ends and the order is void', async () => {
    fail();
    const waits = [daysToRetry(await order())];
    for (const _ of [1, 2, 3]) {
      stage.polar.moves.retryDue((await order()).id);
      expect((await subscription()).status).toBe('past_due');
      waits.push(daysToRetry(await order()));
    }
    expect(waits).toEqual([2, 5, 7, 7]);
    const before = stage.polar.events.length;
    stage.polar.moves.retryDue((await order()).id);
    expect(await subscription()).toMatchObject({ status: 'canceled', cancel_at_period_end: false });
    expect(await order()).toMatchObject({ status: 'void', next_payment_attempt_at: null });
    const told = stage.polar.events.slice(before).map((event) => event.type);
    expect(told).toEqual(['subscription.updated', 'subscription.canceled', 'subscription.revoked', 'order.updated']);
    const attempts = await stage.call('GET', `/payments/?order_id=${(await order()).id}`);
    expect(attempts.body.items.map((payment: Json) => payment.trigger)).toEqual([
      ...Array.from({ length: 4 }, () => 'retry_dunning'),
      'subscription_cycle',
    ]);
  });

  it('runs its course by itself as the days go by', async () => {
    fail();
    stage.wait(22 * DAY);
    expect((await subscription()).status).toBe('canceled');
    expect((await order()).status).toBe('void');
  });

  it('is made good by a new default card, and the same key works again', async () => {
    const [before] = await keys();
    fail();
    const card = { confirmation_token_id: 'ctoken_ok_1111', set_default: true, return_url: 'https://acme.test/' };
    const path = '/customer-portal/customers/me/payment-methods';
    expect((await stage.call('POST', path, card, await stage.session(customer))).status).toBe(201);
    stage.wait(5);
    expect(await subscription()).toMatchObject({ status: 'active', past_due_at: null });
    expect(await order()).toMatchObject({ status: 'paid', next_payment_attempt_at: null });
    const after = await keys();
    expect(after).toMatchObject([{ id: before?.id, key: before?.key, status: 'granted' }]);
    expect(after).toHaveLength(1);
  });

  it('keeps the benefits for the days of grace, until the next attempt after them', async () => {
    stage.polar.moves.organization({
      slug: 'acme',
      settings: {
        subscription_settings: {
          allow_multiple_subscriptions: false,
          proration_behavior: 'prorate',
          benefit_revocation_grace_period: 2,
          prevent_trial_abuse: false,
          allow_customer_updates: true,
        },
      },
    });
    fail();
    expect((await keys())[0]?.status).toBe('granted');
    stage.wait(1 * DAY);
    expect((await keys())[0]?.status).toBe('granted');
    stage.wait(2 * DAY);
    expect((await subscription()).status).toBe('past_due');
    expect((await keys())[0]?.status).toBe('revoked');
  });
});
