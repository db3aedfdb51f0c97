import { describe, expect, it } from 'vitest';
import { polarOperations } from '../../server-adapter/polar/catalogue/catalogue.ts';
import { openHouse } from '../adapter/house.ts';
import { person, polar, raw, service } from './ask.ts';

const ID = '00000000-0000-4000-8000-000000000000';
const all = [...polarOperations.values()];
const pathOf = (path: string) => path.replace(/\{\w+\}/g, ID);

describe('what nobody calls through Floe', () => {
  const refused = all.filter(({ refusal }) => refusal);

  it.each(refused.map((operation) => [operation.name, operation] as const))('%s', async (_name, operation) => {
    const house = openHouse();
    const as = service({ tags: ['*'], operations: [operation.name] });
    for (const door of [polar, raw]) {
      const { status, body } = await door(house, operation.method, pathOf(operation.path), { as });
      expect({ status, code: body.code, detail: body.detail }).toEqual({
        status: 403,
        code: 'forbidden',
        detail: operation.refusal,
      });
    }
    expect(house.seen).toEqual([]);
  });

  it('is named with what to call instead', () => {
    const reasons = new Map(refused.map(({ name, refusal }) => [name, refusal ?? '']));
    for (const name of ['validate', 'activate', 'deactivate'] as const) {
      expect(reasons.get(`customer_portal:license_keys:${name}`)).toContain(`licenseKeys.${name}`);
    }
    const kinds = (wanted: RegExp) =>
      refused.filter(({ refusal }) => wanted.test(refusal ?? '')).map(({ name }) => name);
    expect(reasons.get('customer_portal:orders:confirm_retry_payment')).toMatch(/orders\.retry .* orders\.payLink/);
    expect(kinds(/only people/)).toEqual(['organizations:create']);
    expect(kinds(/Connections to Polar/).every((name) => name.startsWith('oauth2:'))).toBe(true);
    expect(kinds(/secret that Polar sent/)).toContain('checkouts:client_confirm');
    expect(kinds(/moves money/)).toEqual([
      'orders:finalize',
      'disputes:accept',
      'wallets:top_up',
      'customer_portal:orders:confirm_retry_payment',
    ]);
  });
});

describe('what answers a secret or sends data out', () => {
  const byName = all.filter(({ effect, refusal }) => !refusal && (effect === 'secret' || effect === 'outbound'));

  it('is sessions and webhooks', () => {
    expect(new Set(byName.flatMap(({ tags }) => tags))).toEqual(new Set(['customer-sessions', 'webhooks']));
    expect(byName).toHaveLength(8);
  });

  it.each(byName.map((operation) => [operation.name, operation] as const))(
    '%s is for services by name',
    async (name, operation) => {
      const house = openHouse();
      const sent = operation.method === 'GET' ? {} : { body: {} };
      const path = pathOf(operation.path);
      for (const as of [
        service(),
        service({ tags: ['*'] }),
        service({ tags: operation.tags, operations: ['orders:list'] }),
        person(),
        person({ tags: ['*'], operations: [name] }),
      ]) {
        const { body } = await polar(house, operation.method, path, { ...sent, as });
        expect(body.code).toBe('forbidden');
      }
      expect((await raw(house, operation.method, path, { ...sent, as: service() })).body.code).toBe('forbidden');
      expect(house.seen).toEqual([]);
      const named = await polar(house, operation.method, path, { ...sent, as: service({ operations: [name] }) });
      expect(named.body.code).not.toBe('forbidden');
      expect(house.seen.length).toBeGreaterThan(0);
    },
  );

  it('shows no secret to anybody, and keeps none', async () => {
    const house = openHouse();
    const as = service({ operations: byName.map(({ name }) => name) });
    const endpoint = { url: 'https://hooks.example.com/polar', format: 'raw', events: ['order.paid'] };
    const made = await polar(house, 'POST', '/v1/webhooks/endpoints', { as, body: endpoint, key: 'endpoint-1' });
    expect(made).toMatchObject({ status: 200, body: { result: { secret: 'whsec_masked' } } });
    const { id } = made.body.result;
    const texts = [made.text];
    const send = async (method: string, path: string, body?: unknown) => {
      for (const door of [polar, raw]) {
        const got = await door(house, method, path, {
          as,
          ...(body ? { body } : {}),
          key: `${method}${path}${door.name}`,
        });
        expect(got.status).toBeLessThan(300);
        texts.push(got.text);
      }
    };
    await send('GET', '/v1/webhooks/endpoints');
    await send('GET', `/v1/webhooks/endpoints/${id}`);
    await send('PATCH', `/v1/webhooks/endpoints/${id}/secret`);
    await send('POST', '/v1/customer-sessions/', { customer_id: house.shop.elena.customer });
    await house.floe.tick();
    const { entries } = await house.store.audit.list('default', { limit: 100 });
    const kept = JSON.stringify([entries, house.events]);
    const secret = /(?:polar_(?:whs|cst|mst|oat)_|whsec_)(?!masked)\w+/;
    for (const text of [...texts, kept]) expect(text).not.toMatch(secret);
    expect(texts.filter((text) => text.includes('masked'))).toHaveLength(texts.length);
  });
});

describe('a grant', () => {
  const orders = `/v1/orders/`;
  const products = '/v1/products/';

  it.each([
    ['none', service(), 'both'],
    ['names', service({ operations: ['orders:list'] }), 'orders'],
    ['tags', service({ tags: ['orders'] }), 'orders'],
    ['names and tags', service({ operations: ['orders:list'], tags: ['products'] }), 'both'],
    ['nothing at all', service({}), 'neither'],
    ['an agent’s tags', person({ tags: ['orders'] }), 'orders'],
  ] as const)('with %s reaches %3$s', async (_what, as, reach) => {
    const house = openHouse();
    const codes = [];
    for (const path of [orders, products]) codes.push((await polar(house, 'GET', path, { as })).body.code ?? 'ok');
    const expected = { both: ['ok', 'ok'], orders: ['ok', 'forbidden'], neither: ['forbidden', 'forbidden'] };
    expect(codes).toEqual(expected[reach]);
  });

  it('gives no right of its own', async () => {
    const house = openHouse();
    const reader = { ...service({ tags: ['*'] }), permissions: ['polar:read'] } as const;
    expect((await polar(house, 'GET', orders, { as: reader })).status).toBe(200);
    const write = await polar(house, 'POST', '/v1/discounts/', { as: reader, body: {} });
    expect(write.body).toMatchObject({ code: 'forbidden', detail: 'The permission polar:write is missing.' });
    const writer = { ...service({ tags: ['*'] }), permissions: ['polar:write'] } as const;
    expect((await polar(house, 'GET', orders, { as: writer })).body.code).toBe('forbidden');
  });

  it('is kept when it refuses', async () => {
    const house = openHouse();
    await polar(house, 'GET', products, { as: service({ tags: ['orders'] }) });
    const { entries } = await house.store.audit.list('default', { limit: 10 });
    expect(entries).toMatchObject([
      { kind: 'denial', operation: 'polar.products:list', actor: { kind: 'service', id: 'billing' } },
    ]);
  });
});
