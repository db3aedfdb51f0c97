import { createPolar as createClient, errors } from '@polar-sh/sdk/2026-10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listening, listen } from '../../server-adapter/cli/listen.ts';
import { createFloe, type Floe, memoryStore } from '../../server-adapter/index.ts';
import { createPolar, type Polar } from '../../src/simulator/index.ts';

// Polar's own SDK, which knows nothing of Floe, with a bearer of Floe over a real socket.

let server: Listening;
let polar: Polar;
let floe: Floe;
let client: ReturnType<typeof createClient>;
const ROWS = 60_000;

/** The simulator has no tables; this one is larger than what may wait to be read. */
const table = () => new Response(`id\n${'00000000-0000-4000-8000-000000000000\n'.repeat(ROWS)}`, TABLE);
const TABLE = { headers: { 'content-type': 'text/csv' } };

beforeAll(async () => {
  polar = createPolar({ seed: 'demo' });
  floe = createFloe({
    polar: {
      accessToken: 'polar_oat_demo',
      rate: false,
      fetch: async (input, init) => {
        const request = new Request(input, init);
        return request.url.includes('/v1/orders/export') ? table() : polar.fetch(request);
      },
    },
    authenticate: (request) =>
      request.headers.get('authorization') === 'Bearer ours'
        ? { kind: 'service', id: 'sync', permissions: ['polar:read', 'polar:write', 'subscriptions:write'] }
        : null,
    secret: 'a-secret-for-tests-of-at-least-32-bytes',
    origins: [],
    database: memoryStore(),
  });
  server = await listen(0, () => floe.handler);
  client = createClient({ accessToken: 'ours', baseUrl: `${server.url}/floe/polar-raw` });
});

afterAll(async () => {
  await server.close();
  await floe.close();
});

function promised(name: keyof Polar['ids']): string {
  const id = polar.ids[name];
  if (id === null) throw new Error(`The demo promises no ${name}.`);
  return id;
}

describe('the official SDK tours Polar through Floe', () => {
  it('makes, reads, changes and lists products', async () => {
    const made = await client.products.create({
      name: 'Poster',
      prices: [{ amount_type: 'fixed', price_amount: 1800, price_currency: 'usd' }],
    });
    expect((await client.products.get(made.id)).prices).toHaveLength(1);
    expect((await client.products.update(made.id, { name: 'Print' })).name).toBe('Print');
    const names: string[] = [];
    for await (const product of client.products.iterList({ limit: 3 })) names.push(product.name);
    expect(names).toContain('Print');
  });

  it('finds customers by external id, and deletes them', async () => {
    const made = await client.customers.create({ email: 'ines@harbor.example', external_id: 'usr_ines' });
    expect((await client.customers.getExternal('usr_ines')).id).toBe(made.id);
    expect((await client.customers.getState(made.id)).active_subscriptions).toEqual([]);
    await client.customers.delete(made.id);
    await expect(client.customers.get(made.id)).rejects.toBeInstanceOf(errors.ResourceNotFound);
  });

  it('cancels and keeps a subscription by Floe’s own operations', async () => {
    const id = promised('subscription');
    const ending = await client.subscriptions.update(id, { cancel_at_period_end: true });
    expect(ending.ends_at).toBe(ending.current_period_end);
    const running = await client.subscriptions.update(id, { cancel_at_period_end: false });
    expect(running).toMatchObject({ cancel_at_period_end: false, ends_at: null });
  });

  it('asks for an invoice, and reads orders and a customer’s portal', async () => {
    const order = await client.orders.get(promised('order'));
    await client.orders.generateInvoice(order.id);
    const { items } = await client.orders.list({ customer_id: promised('customer'), limit: 2 });
    expect(items.every(({ customer_id }) => customer_id === promised('customer'))).toBe(true);
  });

  it('hears Polar’s own words where Polar refuses', async () => {
    await expect(client.discounts.create({} as never)).rejects.toBeInstanceOf(errors.HTTPValidationError);
  });

  it('is refused what is not for it, in Floe’s words', async () => {
    const refund = { order_id: promised('order'), amount: 100, reason: 'other' } as const;
    await expect(client.refunds.create(refund)).rejects.toThrow('403');
    await expect(client.customerSessions.create({ customer_id: promised('customer') })).rejects.toThrow('403');
    const stranger = createClient({ accessToken: 'polar_oat_demo', baseUrl: `${server.url}/floe/polar-raw` });
    await expect(stranger.products.list()).rejects.toThrow('401');
  });

  it('reads a table of two megabytes whole, over the socket', async () => {
    const text = await client.orders.export();
    expect(String(text).split('\n')).toHaveLength(ROWS + 2);
  });

  it('leaves a trail of all of it', async () => {
    await floe.tick();
    const { result } = await floe.call(
      'audit.list',
      { limit: 100 },
      { caller: { kind: 'service', id: 'auditor', permissions: ['audit:read'] } },
    );
    const seen = new Set(result.map(({ operation }) => operation));
    for (const name of ['polar.products:create', 'polar.products:list', 'subscriptions.cancel', 'polar.orders:export'])
      expect(seen).toContain(name);
  });
});
