import { beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Json, monthly, type Stage } from './stage.ts';

describe('the end of a subscription', () => {
  let stage: Stage;
  let id: string;
  const read = async (): Promise<Json> => (await stage.call('GET', `/subscriptions/${id}`)).body;
  const patch = async (body: Json): Promise<Json> => (await stage.call('PATCH', `/subscriptions/${id}`, body)).body;

  beforeEach(async () => {
    stage = createStage();
    const plan = await stage.product('Plan', monthly(3000));
    id = (await stage.buy('ada', { product: plan })).subscription.id;
  });

  it('is only planned when it is set for the end of the period', async () => {
    const planned = await patch({
      cancel_at_period_end: true,
      customer_cancellation_reason: 'too_expensive',
      customer_cancellation_comment: 'pricey',
    });
    expect(planned).toMatchObject({
      status: 'active',
      cancel_at_period_end: true,
      ends_at: planned.current_period_end,
      ended_at: null,
      customer_cancellation_reason: 'too_expensive',
      customer_cancellation_comment: 'pricey',
    });
    expect(planned.canceled_at).not.toBeNull();
  });

  it('can be taken back, with what was said about it', async () => {
    await patch({ cancel_at_period_end: true, customer_cancellation_reason: 'unused' });
    expect(await patch({ cancel_at_period_end: false })).toMatchObject({
      cancel_at_period_end: false,
      canceled_at: null,
      ends_at: null,
      customer_cancellation_reason: null,
      customer_cancellation_comment: null,
    });
  });

  it('drops a planned pause without a word', async () => {
    await patch({ pause_at_period_end: true, resumes_at: '2027-06-01T00:00:00Z' });
    expect(await patch({ cancel_at_period_end: true })).toMatchObject({ pause_at_period_end: false, resumes_at: null });
  });

  it('comes with the period, and the row says it was planned', async () => {
    await patch({ cancel_at_period_end: true });
    stage.polar.moves.periodEnds(id);
    const ended = await read();
    expect(ended).toMatchObject({ status: 'canceled', cancel_at_period_end: true, ends_at: ended.current_period_end });
    expect(ended.ended_at > ended.ends_at).toBe(true);
    expect((await stage.call('GET', `/orders/?subscription_id=${id}`)).body.pagination.total_count).toBe(1);
  });

  it('is at once when it is revoked, and the period stays as it was', async () => {
    const before = await read();
    await patch({ cancel_at_period_end: true });
    const ended = await patch({ revoke: true, customer_cancellation_reason: 'other' });
    expect(ended).toMatchObject({
      status: 'canceled',
      cancel_at_period_end: false,
      current_period_end: before.current_period_end,
      customer_cancellation_reason: 'other',
    });
    expect(ended.ends_at).toBe(ended.ended_at);
    expect(ended.canceled_at).toBe(ended.ended_at);
  });

  it('waits while it is paused, and resuming starts and charges a new period', async () => {
    await patch({ pause_at_period_end: true });
    stage.polar.moves.periodEnds(id);
    expect(await read()).toMatchObject({ status: 'paused', pause_at_period_end: false });
    stage.wait(60);
    const resumed = await patch({ resume: true });
    expect(resumed).toMatchObject({ status: 'active', paused_at: null, resumes_at: null });
    const orders = (await stage.call('GET', `/orders/?subscription_id=${id}`)).body.items;
    expect(orders.map((order: Json) => [order.status, order.billing_reason, order.total_amount])).toEqual([
      ['paid', 'subscription_cycle', 3266],
      ['paid', 'subscription_create', 3266],
    ]);
  });
});
