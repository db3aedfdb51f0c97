import { beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Json, monthly, type Stage } from './stage.ts';

let stage: Stage;
let order: Json;
let subscription: Json;
let customer: string;

const once = (amount: number): Json => ({ amount_type: 'fixed', price_amount: amount, price_currency: 'usd' });

beforeEach(async () => {
  stage = createStage();
  const product = await stage.product('Ebook', once(2500), {});
  const benefit = await stage.call('POST', '/benefits/', {
    type: 'custom',
    description: 'Thanks',
    properties: { note: null },
  });
  await stage.call('POST', `/products/${product}/benefits`, { benefits: [benefit.body.id] });
  ({ order, customer } = await stage.buy('ada', { product }));
});

const opened = (how?: Parameters<Stage['polar']['moves']['disputeOpens']>[1]): string =>
  stage.polar.moves.disputeOpens(order.id, how);
const get = async (id: string): Promise<Json> => (await stage.call('GET', `/disputes/${id}`)).body;
const eventsSince = (count: number): string[] => stage.polar.events.slice(count).map(({ type }) => type);
const refund = (amount: number) =>
  stage.call('POST', '/refunds/', { order_id: order.id, reason: 'customer_request', amount });

describe('a dispute', () => {
  it('opens without a word, splits what the bank took into net and tax, and stops refunds', async () => {
    const before = stage.polar.events.length;
    const id = opened({ total: 1089, reason: 'general' });
    expect(await get(id)).toMatchObject({
      status: 'needs_response',
      resolved: false,
      closed: false,
      amount: 1000,
      tax_amount: 89,
      reason: 'general',
      order_id: order.id,
      past_due: false,
      case_id: expect.any(String),
    });
    expect(eventsSince(before)).toEqual([]);
    expect(await refund(100)).toMatchObject({ status: 403, body: { error: 'RefundDisputedPayment' } });
    expect((await stage.call('GET', `/orders/${order.id}`)).body).toEqual(order);
  });

  it.each(['won', 'lost'] as const)('takes back what was bought when it is %s, and nothing else', async (news) => {
    const id = opened();
    const before = stage.polar.events.length;
    stage.polar.moves.disputeGoes(id, news);
    expect(eventsSince(before)).toEqual(['benefit_grant.revoked']);
    expect(await get(id)).toMatchObject({ status: news, resolved: true, closed: true });
    expect((await stage.call('GET', `/orders/${order.id}`)).body).toMatchObject({
      status: 'paid',
      refundable_amount: 2500,
    });
    expect((await refund(100)).status).toBe(news === 'lost' ? 403 : 201);
  });

  it('ends a subscription at once', async () => {
    const product = await stage.product('Pro', monthly(3000));
    ({ order, subscription } = await stage.buy('bob', { product }));
    const before = stage.polar.events.length;
    stage.polar.moves.disputeGoes(opened(), 'won');
    expect(eventsSince(before).slice(0, 3)).toEqual([
      'subscription.updated',
      'subscription.canceled',
      'subscription.revoked',
    ]);
    expect((await stage.call('GET', `/subscriptions/${subscription.id}`)).body).toMatchObject({
      status: 'canceled',
      cancel_at_period_end: false,
      customer_cancellation_reason: null,
    });
  });

  it('that is over does not change again', async () => {
    const id = opened();
    stage.polar.moves.disputeGoes(id, 'won');
    const won = await get(id);
    for (const news of ['under_review', 'lost', 'closed'] as const) stage.polar.moves.disputeGoes(id, news);
    expect(await get(id)).toEqual(won);
  });

  it('can be accepted while it waits for an answer, and only then', async () => {
    const id = opened();
    stage.polar.moves.disputeGoes(id, 'past_due');
    expect((await get(id)).past_due).toBe(true);
    const accept = () => stage.call('POST', `/disputes/${id}/accept`);
    expect(await accept()).toMatchObject({ status: 200, body: { status: 'lost' } });
    expect(await accept()).toMatchObject({ status: 409, body: { error: 'DisputeNotOpenError' } });
    const reviewed = opened();
    stage.polar.moves.disputeGoes(reviewed, 'under_review');
    expect((await stage.call('POST', `/disputes/${reviewed}/accept`)).status).toBe(409);
  });

  it('that was only an inquiry is closed as prevented, and takes nothing back', async () => {
    const id = opened({ as: 'inquiry' });
    const before = stage.polar.events.length;
    stage.polar.moves.disputeGoes(id, 'under_review');
    stage.polar.moves.disputeGoes(id, 'closed');
    expect(await get(id)).toMatchObject({ status: 'prevented', resolved: false, closed: true });
    expect(eventsSince(before)).toEqual([]);
  });

  it('of which there was an early warning is prevented by a refund in time; benefits stay', async () => {
    const id = opened({ as: 'alert' });
    expect(await get(id)).toMatchObject({
      status: 'early_warning',
      reason: null,
      evidence_due_by: null,
      case_id: null,
    });
    const before = stage.polar.events.length;
    stage.polar.moves.disputeGoes(id, 'refunded');
    expect(eventsSince(before)).toEqual(['refund.created', 'order.updated', 'order.refunded']);
    const [made] = (await stage.call('GET', `/refunds/?order_id=${order.id}`)).body.items;
    expect(made).toMatchObject({ reason: 'dispute_prevention', revoke_benefits: false, dispute: { id } });
    expect((await get(id)).status).toBe('prevented');
  });

  it('that the card scheme settled by itself has refunded, and taken benefits back', async () => {
    const before = stage.polar.events.length;
    const id = opened({ as: 'prevented' });
    expect(eventsSince(before)).toEqual(['refund.created', 'order.updated', 'order.refunded', 'benefit_grant.revoked']);
    expect(await get(id)).toMatchObject({ status: 'prevented', case_id: null });
  });

  it('below the organization’s limit is accepted when a day has passed, at half past the hour', async () => {
    stage.polar.moves.organization({
      slug: 'acme',
      features: { disputes_enabled: true, dispute_auto_accept_enabled: true },
      settings: { dispute_settings: { auto_accept_below_amount: 2501 } },
    });
    const id = opened();
    stage.polar.moves.clock(Date.UTC(2026, 10, 24, 12, 29));
    expect((await get(id)).status).toBe('needs_response');
    stage.polar.moves.clock(Date.UTC(2026, 10, 24, 12, 30));
    expect((await get(id)).status).toBe('lost');
  });

  it('of the limit itself waits for the seller', async () => {
    stage.polar.moves.organization({
      slug: 'acme',
      features: { disputes_enabled: true, dispute_auto_accept_enabled: true },
      settings: { dispute_settings: { auto_accept_below_amount: 2500 } },
    });
    const id = opened();
    stage.polar.moves.disputeGrows(id);
    expect((await get(id)).status).toBe('needs_response');
  });

  it('is listed by order, status and amount, for its own organization', async () => {
    const first = opened({ total: 544 });
    const second = opened({ as: 'inquiry' });
    stage.polar.moves.disputeGoes(first, 'lost');
    const listed = async (query: string) =>
      (await stage.call('GET', `/disputes/${query}`)).body.items.map(({ id }: Json) => id);
    expect(await listed(`?order_id=${order.id}`)).toEqual([second, first]);
    expect(await listed('?status=lost&status=won')).toEqual([first]);
    expect(await listed('?sorting=amount')).toEqual([first, second]);
    const other = stage.polar.accessToken({ organization: 'other' });
    expect((await stage.call('GET', '/disputes/', undefined, other)).body.items).toEqual([]);
    expect((await stage.call('GET', `/disputes/${first}`, undefined, other)).status).toBe(404);
    expect(customer).toBe((await get(first)).customer.id);
  });
});
