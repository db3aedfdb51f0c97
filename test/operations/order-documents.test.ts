import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/index.ts';
import { linkOf } from '../../server-adapter/operations/orders/documents.ts';
import { agent, type House, ORIGIN, openHouse } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';

const elenaOf = ({ shop }: House): Caller => ({ kind: 'customer', externalId: shop.elena.externalId });
type As = 'agent' | 'customer';

function asker(house: House, who: As, order_id = house.shop.elena.order) {
  return (operation: string, input: object = {}) =>
    house.ask(`orders.${operation}`, {
      as: who === 'agent' ? agent() : elenaOf(house),
      customer: who === 'agent' ? { id: house.shop.elena.customer } : undefined,
      input: { order_id, ...input },
    });
}

/** An order of hers that is not finished. */
async function draft(house: House): Promise<string> {
  const { elena, products } = house.shop;
  house.polar.moves.organization({ slug: 'acme', features: { off_session_charges_enabled: true } });
  const made = await merchant(house, 'POST', '/v1/orders/', {
    customer_id: elena.customer,
    product_id: products.studio,
  });
  return made.id;
}

const posts = (house: House) => house.writes().map(({ method, path }) => `${method} ${path}`);

/** Answers of Polar that say an order has no billing details. */
function hideDetails(details: object) {
  return (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
    async (input, init) => {
      const response = await fetch(input, init);
      const { pathname } = new URL(new Request(input, init).url);
      if (!/\/orders\/[^/]+$/.test(pathname)) return response;
      return Response.json({ ...(await response.json()), ...details }, { status: response.status });
    };
}

describe.each<As>(['agent', 'customer'])('the %s', (who) => {
  it('has an invoice made once, waits for it, and gets its link', async () => {
    const house = openHouse();
    const ask = asker(house, who);
    const first = await ask('invoice');
    expect([first.status, first.body.result]).toEqual([202, { state: 'generating', retry_after: 2 }]);
    expect((await ask('invoice', { look: true })).body.result.state).toBe('generating');
    expect(house.writes()).toHaveLength(1);
    house.clock.forward(5_000);
    const ready = await ask('invoice', { look: true });
    expect(ready.status).toBe(200);
    expect(ready.body.result).toMatchObject({ state: 'ready', url: expect.stringContaining('invoice.pdf') });
    expect((await ask('invoice')).body.result.state).toBe('ready');
    expect(house.writes()).toHaveLength(1);
    const base = who === 'agent' ? '/v1' : '/v1/customer-portal';
    expect(posts(house)).toEqual([`POST ${base}/orders/${house.shop.elena.order}/invoice`]);
  });

  it('keeps a line for each press and none for waiting, without the link', async () => {
    const house = openHouse();
    const ask = asker(house, who);
    await ask('invoice');
    for (let polls = 0; polls < 5; polls += 1) await ask('invoice', { look: true });
    house.clock.forward(5_000);
    const { body } = await ask('invoice');
    const { entries } = await house.store.audit.list('default', { limit: 99 });
    expect(entries.map(({ outcome }) => outcome?.detail)).toEqual([{ invoice: 'ready' }, { invoice: 'generating' }]);
    expect(JSON.stringify(entries)).not.toContain(new URL(body.result.url).search);
  });

  it('corrects who is billed, sends what differs, and has the invoice made anew', async () => {
    const house = openHouse();
    const ask = asker(house, who);
    await ask('invoice');
    house.clock.forward(5_000);
    const { billing_name, billing_address } = (await ask('get')).body.result;
    await ask('update', { billing_name, billing_address });
    await ask('update', { billing_address: { country: 'US', state: 'NY', city: 'New York' } });
    expect(house.writes()).toHaveLength(1);
    const named = await ask('update', { billing_name: 'Lumen Studio LLC', billing_address });
    expect(named.body.result.billing_name).toBe('Lumen Studio LLC');
    expect(JSON.parse(house.writes().at(-1)?.body ?? '')).toEqual({ billing_name: 'Lumen Studio LLC' });
    const moved = await ask('update', { billing_address: { country: 'US', line1: '1 New Street', state: 'ny' } });
    expect(moved.body.result.billing_address).toEqual({ ...billing_address, line1: '1 New Street' });
    const anew = await ask('invoice', { renew: true });
    expect(anew.body.result.state).toBe('generating');
    expect(posts(house).filter((line) => line.startsWith('POST'))).toHaveLength(2);
    expect((await ask('invoice', { look: true })).body.result.state).toBe('ready');
    const { entries } = await house.store.audit.list('default', { limit: 99 });
    expect(JSON.stringify(entries)).not.toContain('Lumen Studio LLC');
  });

  it('does not move an order to another country or state', async () => {
    const house = openHouse();
    const ask = asker(house, who);
    const abroad = await ask('update', { billing_address: { country: 'DE', city: 'Berlin' } });
    expect(abroad.body).toMatchObject({
      code: 'invalid_input',
      errors: [{ path: 'billing_address.country', code: 'locked' }],
    });
    const away = await ask('update', { billing_address: { country: 'US', state: 'CA' } });
    expect(away.body.errors).toMatchObject([{ path: 'billing_address.state', code: 'locked' }]);
    const nowhere = await ask('update', { billing_address: { country: 'US', state: null } });
    expect(nowhere.body.errors).toMatchObject([{ path: 'billing_address.state', code: 'locked' }]);
    expect(house.writes()).toEqual([]);
  });

  it('is asked for the details that are missing', async () => {
    const house = openHouse({ wrap: hideDetails({ billing_name: null }) });
    const { body } = await asker(house, who)('invoice');
    expect(body.result).toMatchObject({
      state: 'missing_details',
      missing: ['billing_name'],
      billing_name: null,
      billing_address: { country: 'US' },
      locked: ['country', 'state'],
    });
    const bare = openHouse({ wrap: hideDetails({ billing_name: null, billing_address: null }) });
    expect((await asker(bare, who)('invoice')).body.result).toMatchObject({
      missing: ['billing_name', 'billing_address'],
      locked: [],
    });
    expect([...house.writes(), ...bare.writes()]).toEqual([]);
    const hidden = openHouse();
    const answer = { status: 422, body: JSON.stringify({ error: 'MissingInvoiceBillingDetails', detail: 'x' }) };
    hidden.polar.faults.add({ match: { method: 'POST', path: '/invoice' }, answer });
    const { status, body: asked } = await asker(hidden, who)('invoice');
    expect([status, asked.result.state]).toEqual([200, 'missing_details']);
  });

  it('gets a receipt of what was paid', async () => {
    const house = openHouse();
    const { body } = await asker(house, who)('receipt');
    expect(body.result).toMatchObject({ state: 'ready', url: expect.stringContaining('receipt.pdf') });
    house.polar.faults.add({ match: { path: '/receipt' }, answer: { status: 202, body: 'null' } });
    expect((await asker(house, who)('receipt')).body.result).toEqual({ state: 'generating', retry_after: 2 });
    house.polar.faults.clear();
    const answer = { status: 404, body: JSON.stringify({ error: 'ReceiptNotAllocated', detail: 'x' }) };
    house.polar.faults.add({ match: { path: '/receipt' }, answer });
    expect((await asker(house, who)('receipt')).body.result).toEqual({ state: 'none' });
    expect(house.writes()).toEqual([]);
  });
});

describe('an invoice', () => {
  it('is not made of a draft', async () => {
    const house = openHouse();
    const { status, body } = await asker(house, 'agent', await draft(house))('invoice');
    expect([status, body.code, body.state]).toEqual([409, 'state_conflict', { reason: 'no_invoice', status: 'draft' }]);
    expect(house.writes()).toEqual([]);
  });

  it('is nobody else’s', async () => {
    const house = openHouse();
    const ben: Caller = { kind: 'customer', externalId: house.shop.ben.externalId };
    for (const operation of ['invoice', 'receipt', 'update']) {
      const input = { order_id: house.shop.elena.order, ...(operation === 'update' ? { billing_name: 'Ben' } : {}) };
      expect((await house.ask(`orders.${operation}`, { as: ben, input })).body.code).toBe('not_found');
      const named = { as: agent(), customer: { id: house.shop.ben.customer }, input };
      expect((await house.ask(`orders.${operation}`, named)).body.code).toBe('not_found');
    }
    expect(house.writes()).toEqual([]);
  });

  it('has a link that says how long it opens', () => {
    const signed = 'https://s3.example/x.pdf?X-Amz-Date=20261123T065909Z&X-Amz-Expires=600';
    expect(linkOf(signed)).toEqual({ url: signed, expires_at: '2026-11-23T07:09:09.000Z' });
    for (const url of ['https://x.example/a.pdf', 'not a url', `${ORIGIN}/?X-Amz-Date=now&X-Amz-Expires=600`]) {
      expect(linkOf(url)).toEqual({ url, expires_at: null });
    }
  });
});
