// A credit in a gate: open while something is left of it, or while the plan sells more.
import { describe, expect, it } from 'vitest';
import { merchant } from '../adapter/merchant.ts';
import { type CreditShop, openCreditShop } from './credit-shop.ts';
import { elena, grantsOf, told } from './shop.ts';

const stateOf = async ({ floe }: CreditShop, key = 'calls') =>
  (await floe.entitlements.get(elena)).entitlements.find((one) => one.key === key)?.state;

const readsOfState = ({ seen }: CreditShop) => seen.filter(({ path }) => path.endsWith('/state')).length;

const SUBSCRIPTION_SETTINGS = {
  allow_multiple_subscriptions: true,
  allow_customer_updates: true,
  proration_behavior: 'prorate',
  prevent_trial_abuse: false,
} as const;

/** Changes what Polar says of Elena's meters. */
type Edit = (state: { active_meters: Record<string, unknown>[]; active_subscriptions: unknown[] }) => void;
const saying =
  (path: RegExp, edit: (body: never) => void) =>
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    const response = await fetch(request);
    if (!path.test(request.url)) return response;
    const body = await response.json();
    edit(body as never);
    return Response.json(body);
  };
const withState = (edit: Edit) => ({ wrap: saying(/\/state$/, edit as never) });

describe('a credit', () => {
  it('opens its gate until nothing is left of it, and not below that', async () => {
    const shop = await openCreditShop();
    const { check } = shop.floe.entitlements;
    expect(await check(elena, 'calls')).toBe(true);
    await shop.use(9);
    await shop.told();
    expect(await check(elena, 'calls')).toBe(true);
    for (const more of [1, 3]) {
      await shop.use(more);
      await shop.told();
      expect(await check(elena, 'calls')).toBe(false);
      expect([await stateOf(shop), await stateOf(shop, shop.calls)]).toEqual(['used_up', 'used_up']);
    }
  });

  it('closes no other gate of the customer', async () => {
    const shop = await openCreditShop();
    await shop.use(10);
    await shop.told();
    expect(await shop.floe.entitlements.check(elena, 'beta')).toBe(true);
  });

  it('is asked for once, and only where somebody has one', async () => {
    const shop = await openCreditShop();
    const { check } = shop.floe.entitlements;
    for (const who of [elena, elena, { externalId: 'usr_priya' }]) await check(who, 'calls');
    expect(readsOfState(shop)).toBe(1);
  });

  it('that is used up is noticed without a webhook five minutes after it was read', async () => {
    const shop = await openCreditShop();
    const { check } = shop.floe.entitlements;
    await check(elena, 'calls');
    await shop.use(10);
    shop.clock.forward(294_000);
    expect(await check(elena, 'calls')).toBe(true);
    shop.clock.forward(1_000);
    expect(await check(elena, 'calls')).toBe(false);
  });

  it('that a larger plan gives opens it again', async () => {
    const shop = await openCreditShop();
    await shop.credit('basic', 2);
    await shop.move('basic');
    await shop.use(3);
    expect(await stateOf(shop)).toBe('used_up');
    await shop.move('pro');
    await shop.told();
    expect(await stateOf(shop)).toBe('granted');
  });

  it('of the next period opens it again', async () => {
    const shop = await openCreditShop();
    await shop.use(10);
    expect(await stateOf(shop)).toBe('used_up');
    shop.polar.moves.periodEnds(shop.shop.elena.subscription);
    shop.clock.forward(5_000);
    await shop.told();
    expect(await stateOf(shop)).toBe('granted');
  });

  it('that was taken back is revoked, whatever is left of it', async () => {
    const shop = await openCreditShop();
    await shop.use(3);
    expect(await stateOf(shop)).toBe('granted');
    await merchant(shop, 'DELETE', `/v1/subscriptions/${shop.shop.elena.subscription}`);
    await shop.told();
    expect(await stateOf(shop)).toBe('revoked');
  });

  it('is no end where the plan sells more by the unit', async () => {
    const shop = await openCreditShop();
    await shop.moveToSelling(shop.meter);
    await shop.use(12);
    expect(await stateOf(shop)).toBe('granted');
  });

  it('is an end where the plan sells by another meter', async () => {
    const shop = await openCreditShop();
    const filter = { conjunction: 'and', clauses: [{ property: 'name', operator: 'eq', value: 'other' }] };
    const other = { name: 'Other', filter, aggregation: { func: 'count' } };
    await shop.moveToSelling((await merchant(shop, 'POST', '/v1/meters/', other)).id);
    await shop.use(12);
    expect(await stateOf(shop)).toBe('used_up');
  });

  it.each([
    ['goes on until nothing is left of it', { grace: 7, used: 8, now: 'granted' }],
    ['is an end', { grace: 7, used: 12, now: 'used_up' }],
    ['is revoked where Polar waits for no payment', { grace: 0, used: 8, now: 'revoked' }],
  ])('%s where the plan that sells more is past due, and opens with the payment', async (_, { grace, used, now }) => {
    const shop = await openCreditShop();
    const { customer, subscription } = shop.shop.elena;
    const { moves } = shop.polar;
    const settings = { ...SUBSCRIPTION_SETTINGS, benefit_revocation_grace_period: grace };
    moves.organization({ slug: 'acme', settings: { subscription_settings: settings } });
    await shop.moveToSelling(shop.meter);
    await shop.use(used);
    await shop.told();
    expect(await stateOf(shop)).toBe('granted');
    moves.cardDeclines(customer);
    moves.periodEnds(subscription);
    await shop.told();
    expect((await merchant(shop, 'GET', `/v1/subscriptions/${subscription}`)).status).toBe('past_due');
    expect(await stateOf(shop)).toBe(now);
    const { items } = await merchant(shop, 'GET', `/v1/orders/?customer_id=${customer}&sorting=-created_at`);
    moves.cardPays(customer);
    moves.retryDue(items[0].id);
    await shop.told();
    expect(await stateOf(shop)).toBe('granted');
  });

  it('leaves a key open that a flag has opened, too', async () => {
    const shop = await openCreditShop();
    const metadata = { floe_key: 'calls' };
    await merchant(shop, 'PATCH', `/v1/benefits/${shop.beta}`, { type: 'feature_flag', metadata });
    await shop.use(10);
    expect([await stateOf(shop), await stateOf(shop, shop.calls)]).toEqual(['granted', 'used_up']);
  });
});

describe('what Polar does not say opens nothing', () => {
  it.each<[string, Edit]>([
    ['the meter is not counted yet', (state) => state.active_meters.splice(0)],
    ['the credit is not counted yet', (state) => Object.assign(state.active_meters[0] ?? {}, { balance: 0 })],
    ['another meter has something left', (state) => Object.assign(state.active_meters[0] ?? {}, { meter_id: 'other' })],
    ['there are no meters in its answer', (state) => Object.assign(state, { active_meters: undefined })],
  ])('%s', async (_, edit) => {
    const shop = await openCreditShop(withState(edit));
    expect(await stateOf(shop)).toBe('pending');
    expect(await shop.floe.entitlements.check(elena, 'calls')).toBe(false);
  });

  it('which meter a credit fills', async () => {
    const unnamed = ({ items }: { items: { benefit: object }[] }) => {
      for (const one of items) one.benefit = { ...one.benefit, properties: {} };
    };
    const shop = await openCreditShop({ wrap: saying(/\/v1\/benefit-grants\//, unnamed as never) });
    expect(await stateOf(shop)).toBe('pending');
    expect(await stateOf(shop, 'beta')).toBe('granted');
  });

  it('a state that the token may not read, nor is any other gate of that customer open; the operator is told', async () => {
    let token = 'polar_oat_demo';
    const shop = await openCreditShop({
      wrap: (fetch) => (input, init) => {
        const request = new Request(input, init);
        request.headers.set('authorization', `Bearer ${token}`);
        return fetch(request);
      },
    });
    const { check } = shop.floe.entitlements;
    const she = { id: shop.shop.elena.customer };
    token = shop.polar.accessToken({ scopes: ['benefits:read'] });
    expect([await check(she, 'calls'), await check(she, 'beta')]).toEqual([false, false]);
    const told = { kind: 'alarm', message: expect.stringContaining('The access token lacks a scope.') };
    expect(shop.events).toMatchObject([told, told]);
    token = shop.polar.accessToken({ scopes: ['benefits:read', 'customers:read'] });
    expect([await check(she, 'calls'), await check(she, 'beta')]).toEqual([true, true]);
  });

  it('a state that cannot be read, of somebody nobody knew anything of', async () => {
    for (const status of [403, 404, 503]) {
      const shop = await openCreditShop();
      shop.polar.faults.add({ match: { path: /\/state$/ }, answer: { status } });
      expect(await shop.floe.entitlements.check(elena, 'calls'), `${status}`).toBe(false);
      expect(shop.events).not.toEqual([]);
    }
  });
});

describe('while Polar’s state is away', () => {
  const away = { match: { path: /\/state$/ }, answer: { status: 503 } } as const;

  it('what was left last goes on for a quarter of an hour', async () => {
    const shop = await openCreditShop();
    const { check, get } = shop.floe.entitlements;
    await check(elena, 'calls');
    shop.polar.faults.add(away);
    shop.clock.forward(6 * 60_000);
    expect([await check(elena, 'calls'), await check(elena, 'beta')]).toEqual([true, true]);
    expect(await get(elena)).toMatchObject({ is_stale: true });
    shop.clock.forward(9 * 60_000);
    expect(await check(elena, 'calls')).toBe(false);
  });

  it('what was used up last stays closed', async () => {
    const shop = await openCreditShop();
    await shop.use(10);
    expect(await stateOf(shop)).toBe('used_up');
    shop.polar.faults.add(away);
    await shop.told();
    expect(await stateOf(shop)).toBe('used_up');
  });

  it('a grant that was taken back beats what was left', async () => {
    const shop = await openCreditShop();
    expect(await stateOf(shop)).toBe('granted');
    const grants = await grantsOf(shop, shop.shop.elena.customer);
    const grant = grants.find(({ benefit_id }) => benefit_id === shop.calls);
    if (!grant) throw new Error('She was given calls.');
    await merchant(shop, 'DELETE', `/v1/subscriptions/${shop.shop.elena.subscription}`);
    shop.polar.faults.add({ ...away, match: { path: /^\/v1\// } });
    await told(shop, 'benefit_grant.revoked', grant);
    expect(await stateOf(shop)).toBe('revoked');
  });
});
