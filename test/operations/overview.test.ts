import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/index.ts';
import { agent, type House, openHouse, TICKET } from '../adapter/house.ts';

const elenaOf = ({ shop }: House): Caller => ({ kind: 'customer', externalId: shop.elena.externalId });
const screen = async (house: House, as: Caller = agent()) => {
  const customer = as.kind === 'customer' ? undefined : { id: house.shop.elena.customer };
  return (await house.ask('customer.overview', { as, customer })).body.result;
};

describe('one screen', () => {
  it('of an agent', async () => {
    const house = openHouse();
    const { elena } = house.shop;
    const result = await screen(house, agent({ limits: { usd: 5000 } }));
    expect(result.viewer).toMatchObject({
      kind: 'agent',
      id: 'a-17',
      name: 'Mia',
      limits: { usd: 5000 },
      ticket: { ...TICKET, proof: 'token' },
    });
    expect(result.viewer.permissions).toContain('refunds:write');
    expect(result.viewer).not.toHaveProperty('portal');
    expect(result.customer).toMatchObject({ ok: true, value: { id: elena.customer } });
    expect(result.subscriptions.value).toMatchObject({ total: 1, items: [{ id: elena.subscription }] });
    expect(result.orders.value.total).toBe(2);
    expect(result.grants.value.items.length).toBeGreaterThan(0);
    expect(result.trail).toEqual({ ok: true, value: { items: [], total: 0 } });
    expect(result.payment_methods.value.items).toMatchObject([{ brand: 'visa', last4: '4242' }]);
    expect(result).not.toHaveProperty('meters');
    expect(house.seen.some(({ path }) => path.includes('meters'))).toBe(false);
    expect(house.events).toEqual([]);
  });

  it('of the customer, with what its portal allows and nothing of the merchant’s', async () => {
    const house = openHouse();
    const result = await screen(house, elenaOf(house));
    expect(result.viewer).toMatchObject({
      kind: 'customer',
      id: house.shop.elena.customer,
      permissions: [],
      portal: { changePlan: true, changeSeats: true, pause: false, showUsage: true, changeEmail: false },
    });
    expect(result.customer.value).not.toHaveProperty('metadata');
    expect(result.orders.value.items.length).toBe(2);
    expect(result.payment_methods.value.items).toMatchObject([{ brand: 'visa', last4: '4242' }]);
    expect(result.meters).toEqual({ ok: true, value: { items: [], total: 0 } });
    const reads = house.seen.filter(({ path }) => /\/(orders|subscriptions|benefit-grants)/.test(path));
    expect(reads.every(({ path }) => path.startsWith('/v1/customer-portal/'))).toBe(true);
    expect(house.writes()).toEqual([]);
  });

  it('leaves usage out where the organization does not show it', async () => {
    const house = openHouse();
    house.polar.moves.organization({
      slug: 'acme',
      settings: {
        customer_portal_settings: {
          usage: { show: false },
          subscription: { update_seats: true, update_plan: true, pause: false },
          customer: { allow_email_change: false },
        },
      },
    });
    expect(await screen(house, elenaOf(house))).not.toHaveProperty('meters');
    expect(house.seen.some(({ path }) => path.includes('/meters'))).toBe(false);
  });

  it('hands out cursors that its lists take', async () => {
    const house = openHouse();
    for (let time = 0; time < 11; time += 1) {
      const { elena } = house.shop;
      const input = { subscription_id: elena.subscription };
      const name = time % 2 === 0 ? 'subscriptions.cancel' : 'subscriptions.uncancel';
      await house.ask(name, { as: agent(), customer: { id: elena.customer }, input });
    }
    const { trail } = await screen(house);
    expect(trail.value.items).toHaveLength(10);
    const input = { ticket: { system: TICKET.system, id: TICKET.id }, cursor: trail.value.nextCursor };
    const rest = await house.ask('audit.list', { as: agent(), customer: { id: house.shop.elena.customer }, input });
    expect(rest.body.result).toHaveLength(1);
    expect(rest.body.nextCursor).toBeUndefined();
  });

  it.each([
    ['subscriptions', '/v1/subscriptions/'],
    ['orders', '/v1/orders/'],
    ['grants', '/v1/benefit-grants/'],
    ['customer', '/v1/customers/'],
  ])('loses only its %s when they fail', async (slice, path) => {
    const house = openHouse();
    house.polar.faults.add({ match: { path }, answer: { status: 429, headers: { 'retry-after': '30' } } });
    const result = await screen(house);
    expect(result[slice]).toMatchObject({ ok: false, problem: { code: 'rate_limited', status: 429, retryAfter: 30 } });
    for (const other of ['subscriptions', 'orders', 'grants', 'customer', 'trail'].filter((name) => name !== slice)) {
      expect(result[other].ok, other).toBe(true);
    }
  });

  it('loses its trail alone when the store is gone', async () => {
    const house = openHouse();
    Object.assign(house.store.audit, {
      list: () => Promise.reject(Object.assign(new Error('down'), { name: 'StoreUnavailable' })),
    });
    const result = await screen(house);
    expect(result.trail).toMatchObject({ ok: false, problem: { code: 'unavailable' } });
    expect(result.orders.ok).toBe(true);
  });

  it('shows an agent only what its rights reach', async () => {
    const house = openHouse();
    const result = await screen(house, agent({ permissions: ['customers:read', 'orders:read'] }));
    expect(result.orders.ok).toBe(true);
    for (const slice of ['subscriptions', 'grants', 'trail']) {
      expect(result[slice]).toMatchObject({ ok: false, problem: { code: 'forbidden', status: 403 } });
    }
    // Opening a screen is no attempt on anything.
    expect((await house.store.audit.list('default', { limit: 9 })).entries).toEqual([]);
    expect(house.seen.some(({ path }) => path.startsWith('/v1/subscriptions'))).toBe(false);
  });

  it('tells the operator when Polar refuses the adapter itself', async () => {
    const house = openHouse();
    house.polar.faults.add({
      match: { path: '/v1/orders/' },
      answer: { status: 403, body: '{"error":"insufficient_scope"}' },
    });
    expect((await screen(house)).orders).toMatchObject({ ok: false, problem: { code: 'upstream_error' } });
    expect(house.events).toMatchObject([{ kind: 'alarm', operation: 'customer.overview' }]);
  });
});

describe('a team', () => {
  const team = (house: House, facts: object = {}): Caller => ({
    kind: 'customer',
    externalId: house.shop.priya.externalId,
    ...facts,
  });

  it('says which member is acting, and never becomes the owner by itself', async () => {
    const house = openHouse();
    const { body } = await house.ask('orders.list', { as: team(house) });
    expect(body.code).toBe('member_required');
    const stranger = await house.ask('orders.list', { as: team(house, { member: 'nobody' }) });
    expect(stranger.body.code).toBe('member_required');
    expect(house.seen.some(({ path }) => path.includes('customer-sessions'))).toBe(false);
  });

  it('gives each member its own rights', async () => {
    const house = openHouse();
    const { priya } = house.shop;
    const owner = team(house, { member: priya.owner });
    expect((await house.ask('orders.list', { as: owner })).body.total).toBe(1);
    const [member] = priya.members;
    const plain = team(house, { member });
    expect((await house.ask('orders.list', { as: plain })).body.code).toBe('forbidden');
    const result = (await house.ask('customer.overview', { as: plain })).body.result;
    expect(result.viewer.member).toEqual({ id: member, role: 'member' });
    expect(result.subscriptions.ok).toBe(true);
    expect(result.orders).toMatchObject({ ok: false, problem: { code: 'forbidden' } });
    const input = { subscription_id: priya.subscription };
    expect((await house.ask('subscriptions.cancel', { as: plain, input })).body.code).toBe('forbidden');
    expect(house.changes()).toEqual([]);
  });

  it('opens the portal for the member an agent names, and asks where there are several', async () => {
    const house = openHouse();
    const { priya } = house.shop;
    const about = { as: agent(), customer: { id: priya.customer } };
    expect((await house.ask('portal.session', about)).body.code).toBe('member_required');
    const { body } = await house.ask('portal.session', { ...about, input: { member_id: priya.owner } });
    expect(body.result).toEqual({ url: expect.stringContaining('http'), expires_at: expect.any(String) });
  });
});
