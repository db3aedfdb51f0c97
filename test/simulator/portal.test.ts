import { beforeEach, describe, expect, it } from 'vitest';
import { type Bought, createStage, type Json, monthly, type Stage } from './stage.ts';

const TEAM_PRICE = {
  amount_type: 'seat_based',
  price_currency: 'usd',
  seat_tiers: { tiers: [{ min_seats: 1, max_seats: null, price_per_seat: 1000 }] },
};

let stage: Stage;
let pro: string;
let basic: string;

beforeEach(async () => {
  stage = createStage();
  basic = await stage.product('Basic', monthly(1000));
  pro = await stage.product('Pro', monthly(3000));
});

const settings = (subscription: object): void => {
  stage.polar.moves.organization({
    slug: 'acme',
    settings: {
      customer_portal_settings: {
        usage: { show: true },
        subscription: { update_plan: true, update_seats: true, pause: true, ...subscription },
        customer: { allow_email_change: false },
      },
    },
  });
};

const patch = (bought: Bought, bearer: string, body: object) =>
  stage.call('PATCH', `/customer-portal/subscriptions/${bought.subscription.id}`, body, bearer);

describe('portal settings', () => {
  it.each([
    ['update_plan', () => ({ product_id: basic }), 'UpdateSubscriptionPlanNotAllowed'],
    ['update_seats', () => ({ seats: 3 }), 'UpdateSubscriptionSeatsNotAllowed'],
    ['pause', () => ({ pause_at_period_end: true }), 'PauseResumeNotAllowed'],
    ['pause', () => ({ resume: true }), 'PauseResumeNotAllowed'],
  ] as const)('%s off refuses it by name', async (gate, body, error) => {
    const bought = await stage.buy('ann', { product: pro });
    const bearer = await stage.session(bought.customer);
    settings({ [gate]: false });
    expect(await patch(bought, bearer, body())).toMatchObject({ status: 403, body: { error } });
    settings({});
    expect((await patch(bought, bearer, body())).body.error).not.toBe(error);
  });

  it('never keep a customer from cancelling and undoing it', async () => {
    const bought = await stage.buy('ann', { product: pro });
    const bearer = await stage.session(bought.customer);
    settings({ update_plan: false, update_seats: false, pause: false });
    const canceled = await patch(bought, bearer, {
      cancel_at_period_end: true,
      cancellation_reason: 'too_complex',
      cancellation_comment: 'meh',
    });
    expect(canceled.body).toMatchObject({
      status: 'active',
      cancel_at_period_end: true,
      customer_cancellation_reason: 'too_complex',
      customer_cancellation_comment: 'meh',
      ends_at: bought.subscription.current_period_end,
    });
    expect(await patch(bought, bearer, { cancel_at_period_end: true })).toMatchObject({ status: 403 });
    const undone = await patch(bought, bearer, { cancel_at_period_end: false });
    expect(undone.body).toMatchObject({
      cancel_at_period_end: false,
      customer_cancellation_reason: null,
      ends_at: null,
    });
    expect(await patch(bought, bearer, { cancel_at_period_end: false })).toMatchObject({ status: 400 });
  });
});

describe('a subscription in the portal', () => {
  it("changes by the organization's own timing", async () => {
    const bought = await stage.buy('ann', { product: pro });
    const bearer = await stage.session(bought.customer);
    stage.polar.moves.organization({
      slug: 'acme',
      settings: {
        subscription_settings: {
          allow_multiple_subscriptions: false,
          allow_customer_updates: true,
          prevent_trial_abuse: false,
          benefit_revocation_grace_period: 0,
          proration_behavior: 'next_period',
        },
      },
    });
    const answer = await patch(bought, bearer, { product_id: basic });
    expect(answer.body).toMatchObject({ product_id: pro, pending_update: { product_id: basic } });
    expect((await patch(bought, bearer, { pending_update: null })).body.pending_update).toBeNull();
    expect((await patch(bought, bearer, { pending_update: null })).status).toBe(422);
  });

  it('accepts nothing as nothing, and refuses what only the organization may say', async () => {
    const bought = await stage.buy('ann', { product: pro });
    const bearer = await stage.session(bought.customer);
    expect((await patch(bought, bearer, {})).body.modified_at).toBe(bought.subscription.modified_at);
    for (const body of [{ product_id: basic, proration_behavior: 'invoice' }, { revoke: true }, { metadata: {} }])
      expect((await patch(bought, bearer, body)).status).toBe(422);
  });

  it('is cancelled at the period end by DELETE, and revoked only to stop a debt', async () => {
    const bought = await stage.buy('ann', { product: pro });
    const bearer = await stage.session(bought.customer);
    const path = `/customer-portal/subscriptions/${bought.subscription.id}`;
    expect(await stage.call('POST', `${path}/revoke`, {}, bearer)).toMatchObject({
      status: 409,
      body: { error: 'RevokeNotAllowed' },
    });
    stage.polar.moves.cardDeclines(bought.customer);
    stage.polar.moves.periodEnds(bought.subscription.id);
    expect((await stage.call('POST', `${path}/revoke`, {}, bearer)).body.status).toBe('canceled');
    const next = await stage.buy('bob', { product: pro });
    const other = await stage.session(next.customer);
    const answer = await stage.call(
      'DELETE',
      `/customer-portal/subscriptions/${next.subscription.id}`,
      undefined,
      other,
    );
    expect(answer.body).toMatchObject({ status: 'active', cancel_at_period_end: true });
  });

  it('carries the organization and no metadata', async () => {
    const bought = await stage.buy('ann', { product: pro });
    const bearer = await stage.session(bought.customer);
    const list = await stage.call('GET', '/customer-portal/subscriptions/?active=true&query=pro', undefined, bearer);
    expect(list.body.items).toHaveLength(1);
    expect(list.body.items[0]).not.toHaveProperty('metadata');
    expect(list.body.items[0].product.organization.customer_portal_settings.subscription.update_plan).toBe(true);
  });
});

describe('a card', () => {
  it('is needed to go on paying, not to go on for free', async () => {
    settings({});
    const bought = await stage.buy('ann', { product: pro });
    const bearer = await stage.session(bought.customer);
    await patch(bought, bearer, { pause_at_period_end: true });
    stage.polar.moves.periodEnds(bought.subscription.id);
    const cards = await stage.call('GET', '/customer-portal/customers/me/payment-methods', undefined, bearer);
    const path = `/customer-portal/customers/me/payment-methods/${cards.body.items[0].id}`;
    expect((await stage.call('DELETE', path, undefined, bearer)).status).toBe(204);
    expect(await patch(bought, bearer, { resume: true })).toMatchObject({
      status: 409,
      body: { error: 'PaymentMethodRequired' },
    });
  });

  it('is needed to take a cancellation back', async () => {
    const free = await stage.product('Free', { amount_type: 'free', price_currency: 'usd' });
    const owner = await stage.call('POST', '/customers/', { email: 'eve@example.com', name: 'eve' });
    const customer = owner.body.id;
    const started = await stage.call('POST', '/subscriptions/', { customer_id: customer, product_id: free });
    const bought = { customer, subscription: started.body, order: null };
    const bearer = await stage.session(customer);
    const path = `/subscriptions/${started.body.id}`;
    await stage.call('PATCH', path, { cancel_at_period_end: true });
    expect((await patch(bought, bearer, { cancel_at_period_end: false })).status).toBe(200);
    await stage.call('PATCH', path, { product_id: pro, proration_behavior: 'prorate' });
    await stage.call('PATCH', path, { cancel_at_period_end: true });
    expect(await patch(bought, bearer, { cancel_at_period_end: false })).toMatchObject({
      status: 409,
      body: { error: 'PaymentMethodRequired' },
    });
  });
});

describe('lists of the portal', () => {
  it('know active and over, and neither for what is paused', async () => {
    settings({});
    const bought = await stage.buy('ann', { product: pro });
    const bearer = await stage.session(bought.customer);
    const count = async (active: boolean): Promise<number> => {
      const list = await stage.call('GET', `/customer-portal/subscriptions/?active=${active}`, undefined, bearer);
      return list.body.pagination.total_count;
    };
    expect([await count(true), await count(false)]).toEqual([1, 0]);
    await patch(bought, bearer, { pause_at_period_end: true });
    stage.polar.moves.periodEnds(bought.subscription.id);
    expect([await count(true), await count(false)]).toEqual([0, 0]);
    await stage.call('DELETE', `/subscriptions/${bought.subscription.id}`);
    expect([await count(true), await count(false)]).toEqual([0, 1]);
  });

  it('hide private benefits, meters nobody bills by, and files of benefits taken back', async () => {
    const file = await stage.call('POST', '/files/', {
      service: 'downloadable',
      name: 'guide.txt',
      mime_type: 'text/plain',
      size: 3,
      upload: { parts: [{ number: 1, chunk_start: 0, chunk_end: 3 }] },
    });
    const made = async (body: object): Promise<string> => (await stage.call('POST', '/benefits/', body)).body.id;
    const filter = { conjunction: 'and', clauses: [{ property: 'name', operator: 'eq', value: 'call' }] };
    await stage.call('POST', '/meters/', { name: 'Calls', filter, aggregation: { func: 'count' } });
    const benefits = [
      await made({ type: 'feature_flag', description: 'Beta', properties: {}, visibility: 'private' }),
      await made({ type: 'downloadables', description: 'Guide', properties: { files: [file.body.id] } }),
    ];
    await stage.call('POST', `/products/${pro}/benefits`, { benefits });
    const bought = await stage.buy('ann', { product: pro });
    const items = async (path: string): Promise<Json[]> => {
      const bearer = await stage.session(bought.customer);
      return (await stage.call('GET', `/customer-portal/${path}/`, undefined, bearer)).body.items;
    };
    expect((await items('benefit-grants')).map((row) => row.benefit.description)).toEqual(['Guide']);
    expect(await items('meters')).toEqual([]);
    const [download] = await items('downloadables');
    expect(download.file).toMatchObject({ id: file.body.id, name: 'guide.txt' });
    const link = new URL(download.file.download.url);
    expect((await stage.call('GET', link.pathname.replace('/v1', ''), undefined, '')).status).toBe(302);
    stage.wait(3601);
    expect((await stage.call('GET', link.pathname.replace('/v1', ''), undefined, '')).status).toBe(410);
    await stage.call('DELETE', `/subscriptions/${bought.subscription.id}`);
    expect(await items('downloadables')).toEqual([]);
  });
});

describe('another customer', () => {
  it('finds nothing of it', async () => {
    const ann = await stage.buy('ann', { product: pro });
    const bob = await stage.buy('bob', { product: basic });
    const bearer = await stage.session(bob.customer);
    for (const path of [`subscriptions/${ann.subscription.id}`, `orders/${ann.order.id}`])
      expect((await stage.call('GET', `/customer-portal/${path}`, undefined, bearer)).status).toBe(404);
    const list = await stage.call('GET', '/customer-portal/orders/', undefined, bearer);
    expect(list.body.items.map((row: Json) => row.id)).toEqual([bob.order.id]);
    expect((await patch(ann, bearer, { cancel_at_period_end: true })).status).toBe(404);
  });

  it('and the organization cannot come in by this door', async () => {
    expect((await stage.call('GET', '/customer-portal/orders/')).status).toBe(401);
    expect((await stage.call('GET', '/customer-portal/subscriptions/', undefined, '')).status).toBe(401);
  });
});

describe('roles of a team', () => {
  const withPeople = async (): Promise<{ bought: Bought; member: string; owner: string }> => {
    const team = await stage.product('Team', TEAM_PRICE);
    const note = { type: 'custom', description: 'Support', properties: { note: null } };
    const benefits = [(await stage.call('POST', '/benefits/', note)).body.id];
    await stage.call('POST', `/products/${team}/benefits`, { benefits });
    const bought = await stage.buy('crew', { product: team, seats: 3 });
    const assigned = await stage.call('POST', '/customer-seats', {
      subscription_id: bought.subscription.id,
      email: 'james@example.com',
      immediate_claim: true,
    });
    expect(assigned.status).toBe(200);
    stage.wait(5);
    const members = await stage.call('GET', `/members/?customer_id=${bought.customer}&limit=100`);
    const boss = members.body.items.find((row: Json) => row.role === 'owner');
    return {
      bought,
      member: await stage.session(bought.customer, 'james@example.com'),
      owner: await stage.session(bought.customer, boss.email),
    };
  };

  it('a plain member looks, and touches no money', async () => {
    const { bought, member } = await withPeople();
    const get = async (path: string) => (await stage.call('GET', `/customer-portal/${path}`, undefined, member)).status;
    for (const path of ['subscriptions/', 'benefit-grants/', 'meters/', 'downloadables/', 'seats/subscriptions'])
      expect([path, await get(path)]).toEqual([path, 200]);
    const order = `orders/${bought.order.id}`;
    for (const path of [
      'orders/',
      order,
      `${order}/invoice`,
      `${order}/receipt`,
      `${order}/payment-status`,
      'wallets/',
    ])
      expect([path, await get(path)]).toEqual([path, 403]);
    const seat = { subscription_id: bought.subscription.id, email: 'late@example.com' };
    expect((await stage.call('POST', '/customer-portal/seats', seat, member)).status).toBe(403);
    expect((await stage.call('POST', `/customer-portal/${order}/confirm-payment`, {}, member)).status).toBe(403);
    const answer = await patch(bought, member, { cancel_at_period_end: true });
    expect(answer).toMatchObject({ status: 403, body: { error: 'NotPermitted' } });
    const path = `/customer-portal/subscriptions/${bought.subscription.id}/change-preview`;
    expect((await stage.call('POST', path, { seats: 4 }, member)).status).toBe(403);
  });

  it('the owner may, and each of them sees only his own grants', async () => {
    const { bought, member, owner } = await withPeople();
    expect((await patch(bought, owner, { seats: 5 })).body).toMatchObject({ seats: 5, amount: 5000 });
    const grantsOf = async (bearer: string): Promise<string[]> => {
      const list = await stage.call('GET', '/customer-portal/benefit-grants/', undefined, bearer);
      return list.body.items.map((row: Json) => row.member_id);
    };
    const [first, second] = [await grantsOf(member), await grantsOf(owner)];
    expect([first.length, second.length]).toEqual([1, 1]);
    expect(first).not.toEqual(second);
    const claimed = await stage.call('GET', '/customer-portal/seats/subscriptions', undefined, member);
    expect(claimed.body.items.map((row: Json) => row.id)).toEqual([bought.subscription.id]);
    const seats = `/customer-portal/seats?subscription_id=${bought.subscription.id}`;
    const before = (await stage.call('GET', seats, undefined, owner)).body;
    expect(before).toMatchObject({ total_seats: 5, available_seats: 3 });
    const given = before.seats.find((row: Json) => row.email === 'james@example.com');
    await stage.call('DELETE', `/customer-portal/seats/${given.id}`, undefined, owner);
    const after = (await stage.call('GET', seats, undefined, owner)).body;
    expect([after.available_seats, after.seats.length]).toEqual([4, 1]);

    const next = { subscription_id: bought.subscription.id, email: 'next@example.com' };
    const again = await stage.call('POST', '/customer-portal/seats', next, owner);
    expect(again.body).toMatchObject({ id: given.id, status: 'pending', email: next.email, claimed_at: null });
    const people = await stage.call('GET', '/customer-portal/members', undefined, owner);
    const emails = people.body.items.map((row: Json) => row.email);
    expect(emails.length).toBeGreaterThan(2);
    expect(emails).toEqual(emails.toSorted());
  });
});
