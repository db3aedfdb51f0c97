import { beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Json, monthly, type Stage } from './stage.ts';

// Polar does much in workers. As a rule the simulated ones are done at once; a move makes them slow.

let stage: Stage;
let product: string;

beforeEach(async () => {
  stage = createStage();
  product = await stage.product('Pro', monthly(3000));
});

const subscriptions = async (): Promise<Json[]> => (await stage.call('GET', '/subscriptions/')).body.items;
const feed = async (name: string): Promise<Json[]> =>
  (await stage.call('GET', `/events/?source=system&sorting=timestamp&name=${name}`)).body.items;

/** Pays at a checkout and does not wait for what comes of it. */
async function pay(): Promise<Json> {
  const body = { products: [product], customer_email: 'ann@example.com' };
  const { client_secret, id } = (await stage.call('POST', '/checkouts/', body)).body;
  const card = { confirmation_token_id: 'ctoken_ok_4242', customer_name: 'Ann' };
  await stage.call('POST', `/checkouts/client/${client_secret}/confirm`, {
    ...card,
    customer_billing_address: {
      country: 'US',
      state: 'NY',
      line1: '1 Main St',
      city: 'New York',
      postal_code: '10001',
    },
  });
  return id;
}

describe('workers that come late', () => {
  it('leave a sale confirmed until one has time, and another time for what that one queues', async () => {
    const benefit = { type: 'custom', description: 'Thanks', properties: { note: null } };
    const { id } = (await stage.call('POST', '/benefits/', benefit)).body;
    await stage.call('POST', `/products/${product}/benefits`, { benefits: [id] });
    stage.polar.moves.workersTake({ wait: 2_000 });
    const checkout = await pay();
    const status = async () => (await stage.call('GET', `/checkouts/${checkout}`)).body.status;
    expect([await status(), await subscriptions()]).toEqual(['confirmed', []]);
    stage.wait(2);
    expect(await status()).toBe('succeeded');
    expect(await subscriptions()).toHaveLength(1);
    const grants = async () => (await stage.call('GET', '/benefit-grants/')).body.items.length;
    expect(await grants()).toBe(0);
    stage.wait(2);
    expect(await grants()).toBe(1);
  });

  it('do at once again what is queued once they are quick', async () => {
    stage.polar.moves.workersTake({ wait: 2_000 });
    stage.polar.moves.workersTake();
    await pay();
    expect(await subscriptions()).toHaveLength(1);
  });
});

describe('workers that take their time', () => {
  it('write one thing after the other, and what they queue comes after all of it', async () => {
    const benefit = { type: 'custom', description: 'Thanks', properties: { note: null } };
    const { id } = (await stage.call('POST', '/benefits/', benefit)).body;
    await stage.call('POST', `/products/${product}/benefits`, { benefits: [id] });
    stage.polar.moves.workersTake({ pace: 20 });
    await pay();
    stage.wait(5);
    const [created] = await feed('subscription.created');
    const [balance] = await feed('balance.order');
    const [paid] = await feed('order.paid');
    const [granted] = await feed('benefit.granted');
    const apart = (one: Json, other: Json) => Date.parse(other.timestamp) - Date.parse(one.timestamp);
    expect(apart(created, balance)).toBeGreaterThan(100);
    expect(apart(balance, paid)).toBeGreaterThan(50);
    expect(apart(paid, granted)).toBeGreaterThan(20);
    // The customer's count of receipts goes up between the money and the news of it.
    const { modified_at } = created.customer;
    expect(balance.timestamp < modified_at && modified_at < paid.timestamp).toBe(true);
  });

  it('leave the present alone', async () => {
    stage.polar.moves.workersTake({ pace: 20 });
    await pay();
    const { body } = await stage.call('POST', '/customers/', { email: 'bob@example.com' });
    expect(body.created_at.slice(0, 23)).toBe('2026-11-23T12:00:00.000');
  });
});

describe('notes about customers', () => {
  it('tell of a customer as it is when a worker writes them', async () => {
    stage.polar.moves.workersTake({ notes: 9_000 });
    const { id } = (await stage.call('POST', '/customers/', { email: 'ann@example.com' })).body;
    await stage.call('PATCH', `/customers/${id}`, { name: 'Ann' });
    stage.wait(9);
    await stage.call('GET', '/customers/');
    stage.wait(1);
    const [created] = await feed('customer.created');
    expect(created.metadata.customer_name).toBe('Ann');
    expect(created.timestamp).toBe((await stage.call('GET', `/customers/${id}`)).body.created_at);
  });
});
