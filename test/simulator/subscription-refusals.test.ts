import { beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Json, monthly, type Stage } from './stage.ts';

const seatPrice = {
  amount_type: 'seat_based',
  price_currency: 'usd',
  seat_tiers: { seat_tier_type: 'volume', tiers: [{ min_seats: 2, max_seats: 10, price_per_seat: 1000 }] },
};

describe('what Polar refuses to do to a subscription', () => {
  let stage: Stage;
  let plan: string;
  let id: string;
  const patch = (body: Json, of = id) => stage.call('PATCH', `/subscriptions/${of}`, body);

  beforeEach(async () => {
    stage = createStage();
    plan = await stage.product('Plan', monthly(3000));
    id = (await stage.buy('ada', { product: plan })).subscription.id;
  });

  const refused = async (body: Json, status: number, error: string) => {
    const before = (await stage.call('GET', `/subscriptions/${id}`)).body;
    const answer = await patch(body);
    expect([answer.status, answer.body.error]).toEqual([status, error]);
    expect((await stage.call('GET', `/subscriptions/${id}`)).body).toEqual(before);
  };

  it('cancels once only, and takes no change once the end is set', async () => {
    await patch({ cancel_at_period_end: true });
    await refused({ cancel_at_period_end: true }, 403, 'AlreadyCanceledSubscription');
    await refused({ product_id: plan }, 403, 'AlreadyCanceledSubscription');
    await refused({ current_billing_period_end: '2028-01-01T00:00:00Z' }, 403, 'AlreadyCanceledSubscription');
    await refused({ pause_at_period_end: true }, 409, 'CannotPauseSubscription');
  });

  it('has nothing to take back where nothing was canceled', async () => {
    await refused({ cancel_at_period_end: false }, 400, 'BadRequest');
  });

  it('is gone after a revocation', async () => {
    await patch({ revoke: true });
    await refused({ revoke: true }, 403, 'AlreadyCanceledSubscription');
    await refused({ cancel_at_period_end: true }, 403, 'AlreadyCanceledSubscription');
    await refused({ cancel_at_period_end: false }, 410, 'ResourceUnavailable');
    await refused({ trial_end: '2030-01-01T00:00:00Z' }, 403, 'InactiveSubscription');
    expect((await stage.call('DELETE', `/subscriptions/${id}`)).status).toBe(403);
  });

  it('neither resumes nor unpauses what is not paused', async () => {
    await refused({ resume: true }, 409, 'NotPausedSubscription');
    await refused({ pause_at_period_end: false }, 409, 'NoScheduledPause');
    await patch({ pause_at_period_end: true });
    await refused({ pause_at_period_end: true }, 409, 'CannotPauseSubscription');
  });

  it('has no seats or units where the price has none', async () => {
    await refused({ seats: 5 }, 400, 'NotASeatBasedSubscription');
    await refused({ units: 5 }, 400, 'NotAUnitBasedSubscription');
  });

  it('keeps to the bounds of seats, and never goes below those in use', async () => {
    const team = await stage.product('Team', seatPrice);
    id = (await stage.buy('team', { product: team, seats: 4 })).subscription.id;
    await refused({ seats: 0 }, 400, 'BelowMinimumSeats');
    await refused({ seats: 11 }, 400, 'AboveMaximumSeats');
    for (const name of ['b', 'c']) {
      const seat = { subscription_id: id, email: `${name}@example.com`, immediate_claim: true };
      expect((await stage.call('POST', '/customer-seats', seat)).status).toBe(200);
    }
    await refused({ seats: 2 }, 400, 'SeatsAlreadyAssigned');
    await refused({ product_id: plan }, 422, 'PolarRequestValidationError');
  });

  it('names the field of a product, discount, trial or pending change it does not take', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const once = await stage.product('Book', monthly(2500), {});
    const cases: [Json, string][] = [
      [{ product_id: nobody }, 'product_id'],
      [{ product_id: once }, 'product_id'],
      [{ product_id: plan, proration_behavior: 'reset' }, 'proration_behavior'],
      [{ discount_id: nobody }, 'discount_id'],
      [{ trial_end: 'now' }, 'trial_end'],
      [{ pending_update: null }, 'pending_update'],
    ];
    for (const [body, field] of cases) {
      const answer = await patch(body);
      expect(answer.status).toBe(422);
      expect(answer.body.detail[0].loc).toEqual(['body', field]);
    }
  });

  it('reports what each of its nine shapes misses', async () => {
    const answer = await patch({ zzz: 1 });
    const members = new Set(answer.body.detail.map((issue: Json) => issue.loc[1]));
    expect(answer.status).toBe(422);
    expect(members.size).toBe(9);
    expect(answer.body.detail.filter((issue: Json) => issue.type === 'extra_forbidden')).toHaveLength(9);
  });

  it('asks for a card that pays before it changes a plan now, and else leaves everything as it was', async () => {
    const more = await stage.product('More', monthly(9000));
    const { customer_id } = (await stage.call('GET', `/subscriptions/${id}`)).body;
    stage.polar.moves.cardDeclines(customer_id);
    await refused({ product_id: more, proration_behavior: 'invoice' }, 402, 'PaymentFailed');
    expect((await stage.call('GET', `/orders/?subscription_id=${id}`)).body.pagination.total_count).toBe(1);
  });

  it('is begun by the organization only when it is free', async () => {
    const { customer_id } = (await stage.call('GET', `/subscriptions/${id}`)).body;
    const paid = await stage.call('POST', '/subscriptions/', { product_id: plan, customer_id });
    expect(paid.status).toBe(422);
    const free = await stage.product('Free', monthly(0));
    const begun = await stage.call('POST', '/subscriptions/', { product_id: free, customer_id });
    expect([begun.status, begun.body.status, begun.body.amount]).toEqual([201, 'active', 0]);
  });
});
