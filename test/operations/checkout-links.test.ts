import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/index.ts';
import { agent, type House, ORIGIN, openHouse } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';

const asker =
  (house: House, as: Caller = agent()) =>
  (operation: string, input: object = {}, key?: string) =>
    house.ask(`checkoutLinks.${operation}`, { as, input, key });

const sent = (house: House) =>
  house.writes().map(({ method, path, body }) => [method, path, JSON.parse(body || 'null')]);

/** Addresses that lead elsewhere, or may. */
const STRANGE: readonly [string, string][] = [
  ['https://evil.example/thanks', 'not_allowed'],
  [`${ORIGIN}.evil.example/`, 'not_allowed'],
  ['https://app.example.com@evil.example/', 'not_allowed'],
  ['https://user:pass@app.example.com/', 'not_allowed'],
  ['https://user@app.example.com/', 'not_allowed'],
  ['http://app.example.com/thanks', 'not_allowed'],
  ['https://app.example.com:8443/thanks', 'not_allowed'],
  ['https://evil.example\\@app.example.com/', 'bad_format'],
  [`${ORIGIN}/ thanks`, 'bad_format'],
  [`${ORIGIN}/\u0001`, 'bad_format'],
  ['javascript:alert(1)', 'not_allowed'],
  ['data:text/html,x', 'not_allowed'],
  ['//app.example.com/thanks', 'bad_format'],
  ['thanks', 'bad_format'],
];

describe('a checkout link', () => {
  it('is made, listed, read, changed and taken away', async () => {
    const house = openHouse();
    const { products, discount, link } = house.shop;
    const ask = asker(house);
    const wanted = {
      products: [products.pro, products.proYearly],
      label: ' Spring ',
      discount_id: discount,
      success_url: `${ORIGIN}/thanks?checkout={CHECKOUT_ID}&x=%20`,
      return_url: `${ORIGIN}/pricing`,
      metadata: { campaign: 'spring', wave: 2 },
    };
    const made = await ask('create', wanted, 'k');
    expect(made.body.result).toMatchObject({ ...wanted, label: 'Spring', products: [{ id: products.pro }, {}] });
    expect(made.body.result.url).toMatch(/^https?:/);
    expect(made.body.stale).toContain('checkoutLinks.list');
    expect(JSON.parse(house.writes()[0]?.body ?? '').success_url).toBe(wanted.success_url);
    const { id } = made.body.result;
    expect((await ask('create', wanted, 'k')).body.result.id).toBe(id);
    expect(house.writes()).toHaveLength(1);
    const list = await ask('list', { sort: '-created_at' });
    expect(list.body).toMatchObject({ total: 2, result: [{ id }, { id: link }] });
    expect((await ask('list', { product_id: products.proYearly })).body.total).toBe(1);
    expect((await ask('get', { checkout_link_id: id })).body.result.id).toBe(id);
    expect((await ask('delete', { checkout_link_id: id })).body.result).toEqual({ id, deleted: true });
    expect((await ask('get', { checkout_link_id: id })).body.code).toBe('not_found');
    expect((await ask('delete', { checkout_link_id: id })).body.code).toBe('not_found');
    expect(house.writes()).toHaveLength(2);
    expect(house.events).toEqual([]);
  });

  it('is changed by what differs alone', async () => {
    const house = openHouse();
    const { products, discount, link: checkout_link_id } = house.shop;
    const ask = asker(house);
    const path = `/v1/checkout-links/${checkout_link_id}`;
    const all = { products: [products.pro], label: null, allow_discount_codes: true, metadata: {}, seats: null };
    await ask('update', { checkout_link_id, ...all });
    expect(house.writes()).toEqual([]);
    await ask('update', { checkout_link_id, ...all, discount_id: discount });
    await ask('update', { checkout_link_id, ...all, discount_id: discount, label: 'Spring', metadata: { a: 1 } });
    await ask('update', { checkout_link_id, discount_id: null, products: [products.proYearly, products.pro] });
    const back = await ask('update', { checkout_link_id, products: [products.pro, products.proYearly] });
    expect(back.body.result.products.map(({ id }: { id: string }) => id)).toEqual([products.pro, products.proYearly]);
    expect(sent(house)).toEqual([
      ['PATCH', path, { discount_id: discount }],
      ['PATCH', path, { label: 'Spring', metadata: { a: 1 } }],
      ['PATCH', path, { discount_id: null, products: [products.proYearly, products.pro] }],
      ['PATCH', path, { products: [products.pro, products.proYearly] }],
    ]);
  });

  it('is gone where the answer to its deletion was lost, and not where Polar failed', async () => {
    const house = openHouse();
    const { link: checkout_link_id } = house.shop;
    house.polar.faults.add({ match: { method: 'DELETE' }, answer: { status: 500 }, times: 1 });
    expect((await asker(house)('delete', { checkout_link_id })).body.code).toBe('upstream_timeout');
    house.polar.faults.add({ match: { method: 'DELETE' }, answer: 'network', when: 'after', times: 1 });
    expect((await asker(house)('delete', { checkout_link_id })).status).toBe(200);
  });

  it.each(STRANGE)('does not lead to %j', async (url, code) => {
    const house = openHouse();
    const { products, elena, link: checkout_link_id } = house.shop;
    for (const field of ['success_url', 'return_url']) {
      const given = { [field]: url };
      const answers = [
        await asker(house)('create', { products: [products.pro], ...given }, 'k'),
        await asker(house)('update', { checkout_link_id, ...given }),
        await house.ask('checkouts.create', {
          as: agent(),
          customer: { id: elena.customer },
          input: { products: [products.pro], ...given },
          key: 'k',
        }),
      ];
      for (const { body } of answers)
        expect(body).toMatchObject({ code: 'invalid_input', errors: [{ path: field, code }] });
    }
    expect(house.writes()).toEqual([]);
  });

  it('takes the one placeholder, written plainly, in the one place', async () => {
    const house = openHouse();
    const create = (given: object) => asker(house)('create', { products: [house.shop.products.pro], ...given }, 'k');
    for (const value of ['{checkout_id}', '{CHECKOUT_ID', '%7BCHECKOUT_ID%7D', '{{CHECKOUT_ID}}']) {
      const { body } = await create({ success_url: `${ORIGIN}/?id=${value}` });
      expect(body.errors, value).toMatchObject([{ path: 'success_url', code: 'bad_placeholder' }]);
    }
    const { body } = await create({ return_url: `${ORIGIN}/?id={CHECKOUT_ID}` });
    expect(body.errors).toMatchObject([{ path: 'return_url', code: 'bad_placeholder' }]);
    expect(house.writes()).toEqual([]);
  });

  it('sells only what this connection’s catalogue sells', async () => {
    const house = openHouse();
    const { products, elena, link } = house.shop;
    const draft = await merchant(house, 'POST', '/v1/products/', {
      name: 'Soon',
      visibility: 'draft',
      prices: [{ amount_type: 'free' }],
    });
    await merchant(house, 'PATCH', `/v1/products/${products.basic}`, { is_archived: true });
    const given = [products.pro, elena.order, products.basic, draft.id, products.pro];
    const answers = [
      await asker(house)('create', { products: given }, 'k'),
      await asker(house)('update', { checkout_link_id: link, products: given }),
      await house.ask('checkouts.create', {
        as: agent(),
        customer: { id: elena.customer },
        input: { products: given },
        key: 'k',
      }),
    ];
    for (const { body } of answers) {
      expect(body.errors).toMatchObject([
        { path: 'products.1', code: 'unknown' },
        { path: 'products.2', code: 'archived' },
        { path: 'products.3', code: 'draft' },
        { path: 'products.4', code: 'duplicate' },
      ]);
    }
    const fresh = await merchant(house, 'POST', '/v1/products/', {
      name: 'Only here',
      prices: [{ amount_type: 'free' }],
    });
    const other = await asker(house, agent({ connection: 'second' }))('create', { products: [fresh.id] }, 'k');
    expect(other.body.errors).toMatchObject([{ path: 'products.0', code: 'unknown' }]);
    expect(house.writes()).toEqual([]);
    expect((await asker(house)('create', { products: [fresh.id] }, 'k2')).status).toBe(200);
  });

  it('hears Polar’s refusals at their fields', async () => {
    const house = openHouse();
    const { products, elena, link: checkout_link_id } = house.shop;
    const { body } = await asker(house)('create', { products: [products.pro], discount_id: elena.order }, 'k');
    expect(body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'discount_id' }] });
    expect((await asker(house)('update', { checkout_link_id, seats: 0 })).body.errors).toMatchObject([
      { path: 'seats', code: 'too_small' },
    ]);
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, 1]));
    expect((await asker(house)('update', { checkout_link_id, metadata: many })).body.errors).toMatchObject([
      { path: 'metadata' },
    ]);
  });
});

describe('a checkout for one customer', () => {
  const open = (house: House, input: object, key = 'k') =>
    house.ask('checkouts.create', { as: agent(), customer: { id: house.shop.elena.customer }, input, key });

  it('is bound to that customer and says when it ends; nothing of the payment processor comes along', async () => {
    const house = openHouse();
    const { elena, products, discount } = house.shop;
    const { body } = await open(house, { products: [products.pro], discount_id: discount, locale: 'de' });
    expect(body.result).toMatchObject({
      customer_id: elena.customer,
      product_id: products.pro,
      status: 'open',
      currency: 'usd',
      discount_amount: 580,
    });
    expect(Date.parse(body.result.expires_at) - house.clock.now()).toBe(86_400_000);
    expect(JSON.parse(house.writes()[0]?.body ?? '')).toEqual({
      products: [products.pro],
      discount_id: discount,
      locale: 'de',
      customer_id: elena.customer,
    });
    for (const hidden of ['client_secret', 'payment_processor_metadata', 'customer_ip_address', 'customer_email']) {
      expect(body.result).not.toHaveProperty(hidden);
    }
  });

  it('is opened once per intent, and its link is kept nowhere', async () => {
    const house = openHouse();
    const input = { products: [house.shop.products.studio] };
    const keep = house.store.idempotency.complete.bind(house.store.idempotency);
    const kept: unknown[] = [];
    house.store.idempotency.complete = (connection, key, outcome) => {
      kept.push(outcome);
      return keep(connection, key, outcome);
    };
    const first = await open(house, input);
    const again = await open(house, input);
    expect(again.body.result).toEqual(first.body.result);
    expect(again.response.headers.get('idempotency-replayed')).toBe('true');
    expect(house.writes()).toHaveLength(1);
    const { entries } = await house.store.audit.list('default', { limit: 9 });
    const secret = new URL(first.body.result.url).pathname.split('/').at(-1) ?? '';
    expect(secret.length).toBeGreaterThan(20);
    expect(JSON.stringify([entries, kept, house.events])).not.toContain(secret);
    expect(JSON.stringify(entries)).toContain(first.body.result.id);
  });

  it('replaces only a subscription of this customer', async () => {
    const house = openHouse();
    const { products, ben } = house.shop;
    const { body } = await open(house, { products: [products.pro], subscription_id: ben.subscription });
    expect(body.code).toBe('not_found');
    expect(house.writes()).toEqual([]);
  });
});
