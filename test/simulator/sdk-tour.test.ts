import { createPolar as createClient, errors } from '@polar-sh/sdk/2026-10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listening, listen } from '../../server-adapter/cli/listen.ts';
import { createPolar, type Polar } from '../../src/simulator/index.ts';

// Polar's own SDK, which knows nothing of the simulator, over a real socket.

let server: Listening;
let polar: Polar;
let client: ReturnType<typeof createClient>;

beforeAll(async () => {
  server = await listen(0, (url) => {
    polar = createPolar({ seed: 'demo', url });
    return (request) => polar.fetch(request);
  });
  client = createClient({ accessToken: 'polar_oat_demo', baseUrl: server.url });
});

afterAll(() => server.close());

/** The id that the demo promises under a name. */
function promised(name: keyof Polar['ids']): string {
  const id = polar.ids[name];
  if (id === null) throw new Error(`The demo promises no ${name}.`);
  return id;
}

describe('the official SDK tours the simulator over HTTP', () => {
  it('products: makes, reads, lists, changes and archives one', async () => {
    const made = await client.products.create({
      name: 'Poster',
      prices: [{ amount_type: 'fixed', price_amount: 1800, price_currency: 'usd' }],
    });
    expect(made).toMatchObject({ name: 'Poster', is_recurring: false, is_archived: false });
    expect((await client.products.get(made.id)).prices).toHaveLength(1);
    const renamed = await client.products.update(made.id, { name: 'Print' });
    expect(renamed.name).toBe('Print');
    await client.products.update(made.id, { is_archived: true });
    const names: string[] = [];
    for await (const product of client.products.iterList({ is_archived: false, limit: 3 })) names.push(product.name);
    expect(names).toContain('Studio license');
    expect(names).not.toContain('Print');
  });

  it('customers: makes one, finds them by external id, changes and deletes them', async () => {
    const made = await client.customers.create({ email: 'ines@harbor.example', name: 'Ines', external_id: 'usr_ines' });
    expect((await client.customers.getExternal('usr_ines')).id).toBe(made.id);
    expect((await client.customers.update(made.id, { name: 'Ines Duarte' })).name).toBe('Ines Duarte');
    expect((await client.customers.getState(made.id)).active_subscriptions).toEqual([]);
    await client.customers.delete(made.id);
    await expect(client.customers.get(made.id)).rejects.toBeInstanceOf(errors.ResourceNotFound);
  });

  it('sessions: a customer signs in to the portal and sees only their own', async () => {
    const session = await client.customerSessions.create({ customer_id: promised('customer') });
    const portal = createClient({ accessToken: session.token, baseUrl: server.url }).customerPortal;
    const me = await portal.customers.get();
    expect(me.id).toBe(promised('customer'));
    const subscriptions = await portal.subscriptions.list();
    expect(subscriptions.items.map((subscription) => subscription.id)).toContain(promised('subscription'));
    expect(subscriptions.items.every((subscription) => subscription.customer_id === me.id)).toBe(true);
  });

  it('subscriptions: cancels at the end of the period, takes it back, changes the plan', async () => {
    const id = promised('subscription');
    const ending = await client.subscriptions.update(id, {
      cancel_at_period_end: true,
      customer_cancellation_reason: 'unused',
    });
    expect(ending).toMatchObject({ status: 'active', cancel_at_period_end: true });
    expect(ending.ends_at).toBe(ending.current_period_end);
    const running = await client.subscriptions.update(id, { cancel_at_period_end: false });
    expect(running).toMatchObject({ cancel_at_period_end: false, ends_at: null, customer_cancellation_reason: null });
    await expect(client.subscriptions.update(id, { cancel_at_period_end: false })).rejects.toThrow('400');
    const { items } = await client.products.list({ query: 'Basic' });
    const basic = items[0];
    if (!basic) throw new Error('The demo sells no Basic plan.');
    const moving = await client.subscriptions.update(id, { product_id: basic.id, proration_behavior: 'next_period' });
    expect(moving.pending_update?.product_id).toBe(basic.id);
  });

  it('orders and refunds: refunds part of an order, and never more than is left', async () => {
    const id = promised('order');
    const before = await client.orders.get(id);
    expect(before).toMatchObject({ status: 'paid', refunded_amount: 0 });
    const refund = await client.refunds.create({ order_id: id, amount: 1000, reason: 'customer_request' });
    expect(refund).toMatchObject({ status: 'succeeded', amount: 1000 });
    const after = await client.orders.get(id);
    expect(after).toMatchObject({ status: 'partially_refunded', refunded_amount: 1000 });
    await expect(
      client.refunds.create({ order_id: id, amount: before.net_amount, reason: 'customer_request' }),
    ).rejects.toBeInstanceOf(errors.HTTPValidationError);
    await client.refunds.create({ order_id: id, amount: before.net_amount - 1000, reason: 'customer_request' });
    await expect(client.refunds.create({ order_id: id, amount: 1, reason: 'customer_request' })).rejects.toBeInstanceOf(
      errors.RefundedAlready,
    );
    const { items } = await client.refunds.list({ order_id: id });
    expect(items.map((item) => item.amount)).toEqual([before.net_amount - 1000, 1000]);
  });

  it('refuses a token without the scope, and one it does not know', async () => {
    const reader = createClient({
      accessToken: polar.accessToken({ scopes: ['products:read'] }),
      baseUrl: server.url,
    });
    expect((await reader.products.list()).items.length).toBeGreaterThan(0);
    await expect(reader.orders.list()).rejects.toThrow('403');
    await expect(createClient({ accessToken: 'nobody', baseUrl: server.url }).products.list()).rejects.toThrow('401');
  });
});
