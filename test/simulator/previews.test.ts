import { beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Json, monthly, type Stage } from './stage.ts';

let stage: Stage;
let pro: string;
let basic: string;

beforeEach(async () => {
  stage = createStage();
  stage.polar.moves.organization({ slug: 'acme', features: { unit_based_pricing_enabled: true } });
  basic = await stage.product('Basic', monthly(1000));
  pro = await stage.product('Pro', monthly(3000));
});

const charge = async (id: string): Promise<Json> => stage.call('GET', `/subscriptions/${id}/charge-preview`);
const cancel = async (id: string): Promise<Json> =>
  (await stage.call('GET', `/subscriptions/${id}/cancel-preview`)).body;
const change = async (id: string, body: object): Promise<Json> =>
  stage.call('POST', `/subscriptions/${id}/change-preview`, body);
const amounts = (answer: Json): number[] => answer.body.prorations.map((line: Json) => line.amount);
const discount = async (terms: object): Promise<string> =>
  (await stage.call('POST', '/discounts/', { name: 'Less', type: 'percentage', basis_points: 2500, ...terms })).body.id;

describe('what the next charge will be', () => {
  it('is the plan with its tax', async () => {
    const { subscription } = await stage.buy('ann', { product: pro });
    expect((await charge(subscription.id)).body).toEqual({
      base_amount: 3000,
      metered_amount: 0,
      proration_amount: 0,
      prorations: [],
      subtotal_amount: 3000,
      discount_amount: 0,
      net_amount: 3000,
      tax_amount: 266,
      total_amount: 3266,
      applied_balance_amount: 0,
      due_amount: 3266,
    });
  });

  it.each([
    ['once, which the first period used up', { duration: 'once' }, 0],
    ['repeating, while its months last', { duration: 'repeating', duration_in_months: 3 }, 750],
    ['repeating for one month', { duration: 'repeating', duration_in_months: 1 }, 0],
    ['forever', { duration: 'forever' }, 750],
  ])('counts a discount that is %s', async (_name, terms, off) => {
    const { subscription } = await stage.buy('ann', { product: pro, discount: await discount(terms) });
    expect((await charge(subscription.id)).body).toMatchObject({ subtotal_amount: 3000, discount_amount: off });
  });

  it('is nothing once the end is scheduled, and the new plan once a change is', async () => {
    const { subscription } = await stage.buy('ann', { product: pro });
    await stage.call('PATCH', `/subscriptions/${subscription.id}`, {
      product_id: basic,
      proration_behavior: 'next_period',
    });
    expect((await charge(subscription.id)).body.base_amount).toBe(1000);
    await stage.call('PATCH', `/subscriptions/${subscription.id}`, { cancel_at_period_end: true });
    expect((await charge(subscription.id)).body).toMatchObject({ base_amount: 0, total_amount: 0, due_amount: 0 });
  });

  it('includes what earlier changes left open', async () => {
    const { subscription } = await stage.buy('ann', { product: basic });
    await stage.call('PATCH', `/subscriptions/${subscription.id}`, { product_id: pro, proration_behavior: 'prorate' });
    expect((await charge(subscription.id)).body).toMatchObject({
      base_amount: 3000,
      proration_amount: 2000,
      subtotal_amount: 5000,
    });
  });

  it('does not exist for one that is past due or over', async () => {
    const { customer, subscription } = await stage.buy('ann', { product: pro });
    stage.polar.moves.cardDeclines(customer);
    stage.polar.moves.periodEnds(subscription.id);
    expect((await charge(subscription.id)).status).toBe(404);
    expect(await cancel(subscription.id)).toEqual({ stops_collection: true, outstanding_amount: 3266 });
    await stage.call('DELETE', `/subscriptions/${subscription.id}`);
    expect((await charge(subscription.id)).status).toBe(404);
    expect(await cancel(subscription.id)).toEqual({ stops_collection: false, outstanding_amount: null });
  });
});

describe('cancelling a past due subscription', () => {
  it('stops nothing within a grace period', async () => {
    const subscription_settings = {
      allow_multiple_subscriptions: false,
      allow_customer_updates: true,
      prevent_trial_abuse: false,
      benefit_revocation_grace_period: 2,
      proration_behavior: 'prorate',
    } as const;
    stage.polar.moves.organization({ slug: 'acme', settings: { subscription_settings } });
    const { customer, subscription } = await stage.buy('ann', { product: pro });
    stage.polar.moves.cardDeclines(customer);
    stage.polar.moves.periodEnds(subscription.id);
    expect(await cancel(subscription.id)).toEqual({ stops_collection: false, outstanding_amount: null });
  });
});

describe('what a change costs', () => {
  it('is the same for prorate and invoice, and nothing for the next period', async () => {
    const { subscription } = await stage.buy('ann', { product: pro });
    const now = await change(subscription.id, { product_id: basic, proration_behavior: 'invoice' });
    expect(amounts(now)).toEqual([1000, -3000]);
    expect(now.body).toMatchObject({ base_amount: 0, subtotal_amount: -2000, tax_amount: -178, due_amount: 0 });
    expect((await change(subscription.id, { product_id: basic, proration_behavior: 'prorate' })).body).toEqual(
      now.body,
    );
    const later = await change(subscription.id, { product_id: basic, proration_behavior: 'next_period' });
    expect(later.body).toMatchObject({ prorations: [], proration_amount: 0, due_amount: 0 });
  });

  it('counts down by the second', async () => {
    const { subscription } = await stage.buy('ann', { product: basic });
    stage.wait(15 * 86_400 - 10);
    const half = await change(subscription.id, { product_id: pro });
    expect(half.body.proration_amount).toBe(1000);
    stage.wait(864);
    expect(amounts(await change(subscription.id, { product_id: pro }))).toEqual([-500, 1499]);
  });

  it('takes a discount that is used up off both sides again', async () => {
    const { subscription } = await stage.buy('ann', { product: pro, discount: await discount({ duration: 'once' }) });
    expect(amounts(await change(subscription.id, { product_id: basic }))).toEqual([750, -2250]);
  });

  it('charges the whole new plan when it would end a trial', async () => {
    const trial = await stage.product('Trial', monthly(2000), {
      recurring_interval: 'month',
      trial_interval: 'day',
      trial_interval_count: 14,
    });
    const { subscription } = await stage.buy('ann', { product: trial });
    expect(subscription.status).toBe('trialing');
    const answer = await change(subscription.id, { product_id: pro });
    expect(answer.body).toMatchObject({ base_amount: 0, prorations: [], subtotal_amount: 3000, due_amount: 3266 });
    expect((await charge(subscription.id)).body.base_amount).toBe(2000);
  });

  it('shows a reset that could not be applied', async () => {
    const { subscription } = await stage.buy('ann', { product: pro });
    const body = { product_id: basic, proration_behavior: 'reset' };
    expect(amounts(await change(subscription.id, body))).toEqual([1000]);
    expect((await stage.call('PATCH', `/subscriptions/${subscription.id}`, body)).status).toBe(422);
  });

  it('asks nothing of the number of seats but that there are seats', async () => {
    const tiers = { tiers: [{ min_seats: 1, max_seats: null, price_per_seat: 1000 }] };
    const team = await stage.product('Team', { amount_type: 'seat_based', price_currency: 'usd', seat_tiers: tiers });
    const { subscription } = await stage.buy('crew', { product: team, seats: 4 });
    expect((await change(subscription.id, { seats: 6 })).body.proration_amount).toBe(1999);
    expect((await change(subscription.id, { seats: 1 })).body.proration_amount).toBe(-2999);
    expect((await change(subscription.id, { seats: 4 })).body).toMatchObject({ prorations: [], due_amount: 0 });
    expect((await change(subscription.id, { seats: 1_000_000 })).status).toBe(200);
  });
});

describe('a change preview is refused', () => {
  it('once the end is decided', async () => {
    const { subscription } = await stage.buy('ann', { product: pro });
    await stage.call('PATCH', `/subscriptions/${subscription.id}`, { cancel_at_period_end: true });
    const answer = await change(subscription.id, { product_id: basic });
    expect(answer).toMatchObject({ status: 403, body: { error: 'AlreadyCanceledSubscription' } });
  });

  it('for products that cannot be subscribed to, and quantities the plan does not have', async () => {
    const { subscription } = await stage.buy('ann', { product: pro });
    const ebook = await stage.product('Ebook', monthly(500), {});
    for (const product_id of [ebook, '00000000-0000-4000-8000-000000000000']) {
      const answer = await change(subscription.id, { product_id });
      expect(answer).toMatchObject({ status: 422, body: { detail: [{ loc: ['body', 'product_id'] }] } });
    }
    const seats = await change(subscription.id, { seats: 3 });
    expect(seats).toMatchObject({ status: 400, body: { error: 'NotASeatBasedSubscription' } });
    const units = await change(subscription.id, { units: 3 });
    expect(units).toMatchObject({ status: 400, body: { error: 'NotAUnitBasedSubscription' } });
  });

  it('with two kinds of change at once, naming every shape it could have had', async () => {
    const { subscription } = await stage.buy('ann', { product: pro });
    const answer = await change(subscription.id, { product_id: basic, seats: 2 });
    expect(answer.status).toBe(422);
    expect(new Set(answer.body.detail.map((issue: Json) => issue.loc[1]))).toEqual(
      new Set(['SubscriptionChangePreviewProduct', 'SubscriptionChangePreviewSeats', 'SubscriptionChangePreviewUnits']),
    );
  });

  it('for another organization', async () => {
    const { subscription } = await stage.buy('ann', { product: pro });
    const other = stage.polar.accessToken({ organization: 'other' });
    const answer = await stage.call('GET', `/subscriptions/${subscription.id}/charge-preview`, undefined, other);
    expect(answer.status).toBe(404);
  });
});

describe('the customer', () => {
  it('reads the same figures, but chooses neither timing nor units', async () => {
    const { customer, subscription } = await stage.buy('ann', { product: pro });
    const bearer = await stage.session(customer);
    const path = `/customer-portal/subscriptions/${subscription.id}`;
    const own = await stage.call('POST', `${path}/change-preview`, { product_id: basic }, bearer);
    expect(own.body).toEqual((await change(subscription.id, { product_id: basic })).body);
    expect((await stage.call('GET', `${path}/charge-preview`, undefined, bearer)).body.due_amount).toBe(3266);
    for (const body of [{ product_id: basic, proration_behavior: 'invoice' }, { units: 3 }])
      expect((await stage.call('POST', `${path}/change-preview`, body, bearer)).status).toBe(422);
  });
});
