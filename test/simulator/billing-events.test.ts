import { beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Json, monthly, type Stage } from './stage.ts';

describe('the log of events', () => {
  let stage: Stage;
  let pro: string;
  let basic: string;
  let customer: string;
  let id: string;
  let purchase: string[];

  /** What is emitted by `work` and the background work it leaves, customers' states aside. */
  const during = async (work: () => unknown): Promise<string[]> => {
    const before = stage.polar.events.length;
    await work();
    return stage.polar.events
      .slice(before)
      .filter((event) => event.type !== 'customer.state_changed')
      .map((event) => event.type);
  };
  const patch = (body: Json) => during(() => stage.call('PATCH', `/subscriptions/${id}`, body));

  beforeEach(async () => {
    stage = createStage();
    pro = await stage.product('Pro', monthly(3000));
    basic = await stage.product('Basic', monthly(1000));
    const made = await stage.call('POST', '/benefits/', { type: 'custom', description: 'Support', properties: {} });
    await stage.call('POST', `/products/${pro}/benefits`, { benefits: [made.body.id] });
    purchase = await during(async () => {
      const bought = await stage.buy('ada', { product: pro });
      customer = bought.customer;
      id = bought.subscription.id;
    });
  });

  it('tells a purchase from the open checkout to the receipt', () => {
    expect(purchase.slice(purchase.indexOf('checkout.created'))).toEqual([
      'checkout.created',
      'checkout.updated',
      'customer.updated',
      'subscription.created',
      'subscription.active',
      'subscription.updated',
      'order.created',
      'order.updated',
      'order.paid',
      'checkout.updated',
      'benefit_grant.created',
      'order.updated',
    ]);
    const order = stage.polar.events.find((event) => event.type === 'order.created');
    expect(order?.data).toMatchObject({ status: 'paid' });
  });

  it('tells of a draft when it is made', async () => {
    stage.polar.moves.organization({ slug: 'acme', features: { off_session_charges_enabled: true } });
    const ebook = await stage.product('Book', monthly(2500), {});
    const told = await during(() => stage.call('POST', '/orders/', { customer_id: customer, product_id: ebook }));
    expect(told).toEqual(['order.created']);
    expect(stage.polar.events.at(-1)?.data).toMatchObject({ status: 'draft' });
  });

  it('tells of a customer that a switch to seats makes a team', async () => {
    const tiers = [{ min_seats: 1, max_seats: null, price_per_seat: 1000 }];
    const team = await stage.product('Team', {
      amount_type: 'seat_based',
      price_currency: 'usd',
      seat_tiers: { seat_tier_type: 'volume', tiers },
    });
    expect(await patch({ product_id: team })).toContain('customer.updated');
    const told = stage.polar.events.findLast((event) => event.type === 'customer.updated');
    expect(told?.data).toMatchObject({ id: customer, type: 'team' });
    expect(await patch({ seats: 3 })).not.toContain('customer.updated');
  });

  it('tells the state of a customer once for all that happened', async () => {
    const states = () => stage.polar.events.filter((event) => event.type === 'customer.state_changed').length;
    stage.wait(10);
    await stage.call('GET', '/products/');
    const before = states();
    await patch({ metadata: { a: 1 } });
    await patch({ cancel_at_period_end: true });
    expect(states()).toBe(before);
    stage.wait(3);
    await stage.call('GET', '/products/');
    expect(states()).toBe(before + 1);
  });

  it('tells a renewal before its payment', async () => {
    const told = await during(() => stage.polar.moves.periodEnds(id));
    expect(told).toEqual([
      'subscription.cycled',
      'subscription.updated',
      'order.created',
      'order.updated',
      'order.paid',
      'benefit_grant.cycled',
    ]);
  });

  it('tells a failed renewal and its recovery', async () => {
    stage.polar.moves.cardDeclines(customer);
    expect(await during(() => stage.polar.moves.periodEnds(id))).toEqual([
      'subscription.cycled',
      'subscription.updated',
      'order.created',
      'subscription.updated',
      'subscription.past_due',
      'benefit_grant.revoked',
    ]);
    const [order] = (await stage.call('GET', `/orders/?subscription_id=${id}`)).body.items;
    const pay = { confirmation_token_id: 'ctoken_ok_1111', payment_processor: 'stripe' };
    const session = await stage.session(customer);
    const told = await during(async () => {
      await stage.call('POST', `/customer-portal/orders/${order.id}/confirm-payment`, pay, session);
      stage.wait(1);
      await stage.call('GET', '/products/');
    });
    expect(told).toEqual([
      'subscription.updated',
      'subscription.active',
      'order.updated',
      'order.paid',
      'benefit_grant.created',
    ]);
  });

  it('tells a cancellation, its withdrawal and a revocation', async () => {
    expect(await patch({ cancel_at_period_end: true })).toEqual(['subscription.updated', 'subscription.canceled']);
    expect(await patch({ cancel_at_period_end: false })).toEqual(['subscription.updated', 'subscription.uncanceled']);
    await patch({ cancel_at_period_end: true });
    const ended = ['subscription.updated', 'subscription.canceled', 'subscription.revoked', 'benefit_grant.revoked'];
    expect(await during(() => stage.polar.moves.periodEnds(id))).toEqual(ended);
  });

  it('tells a pause and what resuming it brings', async () => {
    await patch({ pause_at_period_end: true });
    expect(await during(() => stage.polar.moves.periodEnds(id))).toEqual([
      'subscription.updated',
      'subscription.paused',
      'benefit_grant.revoked',
    ]);
    expect(await patch({ resume: true })).toEqual([
      'subscription.updated',
      'subscription.resumed',
      'order.created',
      'benefit_grant.created',
      'order.updated',
      'order.paid',
      'benefit_grant.cycled',
    ]);
  });

  it('tells of the subscription after the invoice of a new plan, and before its payment where the period changes', async () => {
    expect(await patch({ product_id: basic, proration_behavior: 'prorate' })).toEqual([
      'subscription.updated',
      'benefit_grant.revoked',
    ]);
    expect(await patch({ product_id: pro, proration_behavior: 'invoice' })).toEqual([
      'order.created',
      'order.updated',
      'order.paid',
      'subscription.updated',
      'benefit_grant.created',
    ]);
    const yearly = await stage.product('Yearly', monthly(30000), { recurring_interval: 'year' });
    expect((await patch({ product_id: yearly, proration_behavior: 'invoice' })).slice(0, 4)).toEqual([
      'order.created',
      'subscription.updated',
      'order.updated',
      'order.paid',
    ]);
  });

  it('says nothing of a change that was refused', async () => {
    stage.polar.moves.cardDeclines(customer);
    const more = await stage.product('More', monthly(9000));
    expect(await patch({ product_id: more, proration_behavior: 'invoice' })).toEqual([]);
  });
});
