import { describe, expect, it } from 'vitest';
import { openHouse } from '../adapter/house.ts';
import { person, polar, service } from './ask.ts';

const lines = async (house: ReturnType<typeof openHouse>) =>
  (await house.store.audit.list('default', { limit: 50 })).entries;

describe('the trail of Polar’s operations', () => {
  it('has the line of a write before Polar hears of it', async () => {
    let before: unknown;
    const house = openHouse({
      wrap: (fetch) => async (input, init) => {
        if (new Request(input, init).method === 'POST') before = await lines(house);
        return fetch(input, init);
      },
    });
    const body = { type: 'percentage', duration: 'once', basis_points: 1000, name: 'ada@example.com' };
    await polar(house, 'POST', '/v1/discounts/', { body, as: person() });
    expect(before).toMatchObject([{ operation: 'polar.discounts:create', outcome: null, actor: { name: 'Mia' } }]);
    const [line] = await lines(house);
    expect(line).toMatchObject({
      outcome: { result: 'ok' },
      ticket: { id: 'T-1001', proof: 'token' },
      detail: { method: 'POST', path: '/v1/discounts/', fields: ['type', 'duration', 'basis_points', 'name'] },
    });
    expect(JSON.stringify(line)).not.toContain('ada@example.com');
  });

  it('says how a refused write ended', async () => {
    const house = openHouse();
    await polar(house, 'POST', '/v1/discounts/', { body: {} });
    expect(await lines(house)).toMatchObject([{ outcome: { result: 'failed', code: 'invalid_input' } }]);
  });

  it('sends nothing where the line cannot be written', async () => {
    const house = openHouse();
    const broken = { ...house.store.audit, request: () => Promise.reject(new Error('The disk is full.')) };
    const other = openHouse({ database: { ...house.store, audit: broken } });
    const body = { type: 'percentage', duration: 'once', basis_points: 1000, name: 'Spring' };
    expect((await polar(other, 'POST', '/v1/discounts/', { body })).status).toBe(500);
    expect(other.seen).toEqual([]);
  });

  it('tells reads together, after their answers', async () => {
    const house = openHouse();
    const { elena, ben } = house.shop;
    const get = (path: string, as = service()) => polar(house, 'GET', path, { as });
    await get(`/v1/orders/${elena.order}`);
    await get(`/v1/orders/${ben.order}`);
    await get('/v1/orders/?customer_id=x');
    await get(`/v1/orders/${elena.order}`, person());
    await get('/v1/customers/external/ada@example.com');
    expect(await lines(house)).toEqual([]);
    await house.floe.tick();
    const told = (await lines(house)).map(({ operation, actor, count, outcome, detail }) => ({
      operation,
      actor: actor.kind,
      count,
      code: outcome?.code ?? null,
      detail,
    }));
    const order = { operation: 'polar.orders:get', code: null };
    expect(told.toReversed()).toEqual([
      { ...order, actor: 'service', count: 2, detail: { ids: [elena.order, ben.order], filters: [] } },
      {
        operation: 'polar.orders:list',
        actor: 'service',
        count: 1,
        code: 'invalid_input',
        detail: { ids: [], filters: ['customer_id'] },
      },
      { ...order, actor: 'agent', count: 1, detail: { ids: [elena.order], filters: [] } },
      {
        operation: 'polar.customers:get_external',
        actor: 'service',
        count: 1,
        code: 'not_found',
        detail: { ids: [], filters: [] },
      },
    ]);
    expect(await house.store.audit.verify('default')).toMatchObject({ ok: true });
  });

  it('keeps what was read before the adapter closes', async () => {
    const house = openHouse();
    await polar(house, 'GET', '/v1/products/');
    await house.floe.close();
    expect(await lines(house)).toMatchObject([{ operation: 'polar.products:list', count: 1 }]);
  });

  it('says so where reads could not be written down, and answers all the same', async () => {
    const house = openHouse();
    const broken = { ...house.store.audit, request: () => Promise.reject(new Error('The disk is full.')) };
    const other = openHouse({ database: { ...house.store, audit: broken } });
    expect((await polar(other, 'GET', '/v1/products/')).status).toBe(200);
    await other.floe.tick();
    expect(other.events).toMatchObject([{ kind: 'trail_gap', operation: 'polar.products:list' }]);
  });

  it('is read by the operation of the trail', async () => {
    const house = openHouse();
    await polar(house, 'GET', '/v1/products/');
    await polar(house, 'GET', '/v1/products/');
    await house.floe.tick();
    const { body } = await house.ask('audit.list', {
      as: { kind: 'service', id: 'auditor', permissions: ['audit:read'] },
    });
    expect(body.result).toMatchObject([{ operation: 'polar.products:list', outcome: 'succeeded', count: 2 }]);
  });
});
