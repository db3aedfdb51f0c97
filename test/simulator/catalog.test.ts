import { describe, expect, test } from 'vitest';
import { type Json, openPolar, type Shop } from './open-polar.ts';

const fixed = (price_amount: number, price_currency = 'usd') => ({
  amount_type: 'fixed',
  price_amount,
  price_currency,
});
const product = (shop: Shop, body: object) => shop.ask('POST', '/v1/products/', { body: { name: 'Plan', ...body } });
const messages = (body: Json) => body.detail?.map((issue: Json) => issue.msg);
const places = (body: Json) => body.detail?.map((issue: Json) => issue.loc);

describe('prices of a product', () => {
  test('a free price is a fixed one of nothing', async () => {
    const { body } = await product(openPolar(), { recurring_interval: 'month', prices: [{ amount_type: 'free' }] });
    expect(body.prices).toMatchObject([{ amount_type: 'fixed', price_amount: 0, type: 'recurring' }]);
  });

  test('the place of an error names the kind of product and of price', async () => {
    const { body } = await product(openPolar(), { prices: [fixed(10)] });
    expect(body.detail).toMatchObject([
      { type: 'minimum_price', loc: ['body', 'one_time', 'prices', 0, 'fixed', 'price_amount'] },
    ]);
  });

  test('two of a kind, or kinds that do not go together, in one currency', async () => {
    const shop = openPolar();
    expect(messages((await product(shop, { prices: [fixed(1000), fixed(2000)] })).body)).toEqual([
      'Only one fixed price is allowed.',
    ]);
    const { body } = await product(shop, { prices: [fixed(1000), { amount_type: 'custom' }] });
    expect(messages(body)).toHaveLength(1);
  });

  test('every broken rule is said at once', async () => {
    const metered = {
      amount_type: 'metered_unit',
      meter_id: '00000000-0000-4000-8000-000000000000',
      unit_amount: '10',
    };
    const { body } = await product(openPolar(), {
      recurring_interval: 'month',
      prices: [metered],
      meter_interval: 'day',
    });
    expect(places(body)).toEqual([
      ['body', 'prices', 0, 'meter_id'],
      ['body', 'prices'],
      ['body', 'prices'],
      ['body', 'meter_interval'],
    ]);
  });

  test('the organization’s own currency has to be among them, and all currencies alike', async () => {
    const shop = openPolar();
    expect((await product(shop, { prices: [fixed(1000, 'eur')] })).status).toBe(422);
    expect((await product(shop, { prices: [fixed(1000), fixed(900, 'eur')] })).status).toBe(201);
    const uneven = [fixed(1000), { amount_type: 'custom', price_currency: 'eur' }];
    expect(messages((await product(shop, { prices: uneven })).body)).toEqual([
      'All price currencies must define the same set of price types.',
    ]);
  });

  test('others replace them; one that is named is kept', async () => {
    const shop = openPolar();
    const { body: made } = await product(shop, { prices: [fixed(1000)] });
    const kept = await shop.ask('PATCH', `/v1/products/${made.id}`, { body: { prices: [{ id: made.prices[0].id }] } });
    expect(kept.body.prices).toEqual(made.prices);
    const replaced = await shop.ask('PATCH', `/v1/products/${made.id}`, { body: { prices: [fixed(2000)] } });
    expect(replaced.body.prices).toMatchObject([{ price_amount: 2000 }]);
    expect(replaced.body.modified_at).toBeNull();
  });

  test('how often it recurs cannot change', async () => {
    const shop = openPolar();
    const { body: made } = await product(shop, { recurring_interval: 'month', prices: [fixed(1000)] });
    const patch = (body: object) => shop.ask('PATCH', `/v1/products/${made.id}`, { body });
    expect((await patch({ recurring_interval: 'year' })).status).toBe(422);
    expect((await patch({ recurring_interval: 'month', name: 'Other' })).body.name).toBe('Other');
  });

  test('seat tiers without a gap tell the least and most seats', async () => {
    const shop = openPolar();
    const tiers = (next: number) => ({
      amount_type: 'seat_based',
      seat_tiers: {
        tiers: [
          { min_seats: next, max_seats: null, price_per_seat: 800 },
          { min_seats: 2, max_seats: 4, price_per_seat: 1000 },
        ],
      },
    });
    const { body } = await product(shop, { prices: [tiers(5)] });
    expect(body.prices[0]).toMatchObject({
      price_per_seat: 1000,
      seat_tiers: { minimum_seats: 2, maximum_seats: null },
    });
    expect((await product(shop, { prices: [tiers(7)] })).status).toBe(422);
  });
});

describe('benefits', () => {
  const benefit = (shop: Shop, body: object) =>
    shop.ask('POST', '/v1/benefits/', { body: { description: 'Help', ...body } });

  test('a feature flag is private unless it says otherwise, a note is public', async () => {
    const shop = openPolar();
    expect((await benefit(shop, { type: 'feature_flag', properties: {} })).body.visibility).toBe('private');
    expect((await benefit(shop, { type: 'custom', properties: {} })).body).toMatchObject({
      visibility: 'public',
      properties: { note: null },
    });
  });

  test('a credit on an unknown meter has an error name of its own', async () => {
    const properties = { units: 1, rollover: false, meter_id: '00000000-0000-4000-8000-000000000000' };
    const { status, body } = await benefit(openPolar(), { type: 'meter_credit', properties });
    expect([status, body.error, body.detail[0].loc]).toEqual([
      422,
      'BenefitPropertiesValidationError',
      ['body', 'properties', 'meter_id'],
    ]);
  });

  test('a deleted one is gone from products too', async () => {
    const shop = openPolar();
    const { body: help } = await benefit(shop, { type: 'custom', properties: {} });
    const { body: plan } = await product(shop, { prices: [fixed(1000)] });
    await shop.ask('POST', `/v1/products/${plan.id}/benefits`, { body: { benefits: [help.id] } });
    expect((await shop.ask('DELETE', `/v1/benefits/${help.id}`)).status).toBe(204);
    expect((await shop.ask('GET', `/v1/products/${plan.id}`)).body.benefits).toEqual([]);
    expect((await shop.ask('GET', `/v1/benefits/${help.id}`)).status).toBe(404);
  });
});

describe('discounts', () => {
  const discount = (shop: Shop, body: object) =>
    shop.ask('POST', '/v1/discounts/', {
      body: { name: 'Sale', type: 'percentage', basis_points: 1000, duration: 'once', ...body },
    });

  test('a code is taken whatever its case, and free again when the discount is deleted', async () => {
    const shop = openPolar();
    const { body: first } = await discount(shop, { code: 'SALE' });
    expect((await discount(shop, { code: 'sale' })).status).toBe(422);
    await shop.ask('DELETE', `/v1/discounts/${first.id}`);
    expect((await discount(shop, { code: 'sale' })).status).toBe(201);
  });

  test('a duration stays, dates keep their order', async () => {
    const shop = openPolar();
    const { body: made } = await discount(shop, {});
    const patch = (body: object) => shop.ask('PATCH', `/v1/discounts/${made.id}`, { body });
    expect((await patch({ duration: 'forever' })).body.detail[0].loc).toEqual(['body', 'duration']);
    const backwards = { starts_at: '2030-02-01T00:00:00Z', ends_at: '2030-01-01T00:00:00Z' };
    expect((await patch(backwards)).body.error).toBe('RequestValidationError');
  });
});

describe('checkout links', () => {
  async function shopWithLink(extra: object = {}) {
    const shop = openPolar({ url: 'http://polar.local' });
    const { body: plan } = await product(shop, { prices: [fixed(1000)] });
    const link = await shop.ask('POST', '/v1/checkout-links/', {
      body: { payment_processor: 'stripe', products: [plan.id], ...extra },
    });
    return { shop, plan, link };
  }

  test('a visit opens a checkout, prefilled with what makes sense', async () => {
    const { shop, link } = await shopWithLink({ metadata: { src: 'site' } });
    const path = new URL(link.body.url).pathname;
    const visited = await shop.ask(
      'GET',
      `${path}?customer_email=ada@example.com&amount=lots&utm_source=mail&theme=dark`,
      { token: null },
    );
    expect(visited.status).toBe(307);
    const page = new URL(visited.headers.get('location') ?? '');
    expect(page.searchParams.get('theme')).toBe('dark');
    const opened = await shop.ask('GET', `/v1/checkouts/client/${page.pathname.split('/').at(-1)}`, { token: null });
    expect(opened.body).toMatchObject({ status: 'open', customer_email: 'ada@example.com' });
  });

  test('a deleted one leads nowhere', async () => {
    const { shop, link } = await shopWithLink();
    await shop.ask('DELETE', `/v1/checkout-links/${link.body.id}`);
    expect((await shop.ask('GET', new URL(link.body.url).pathname, { token: null })).status).toBe(404);
  });

  test('a discount has to serve every product of it', async () => {
    const { shop, plan, link } = await shopWithLink();
    const { body: other } = await product(shop, { prices: [fixed(2000)] });
    const { body: sale } = await shop.ask('POST', '/v1/discounts/', {
      body: { name: 'Sale', type: 'percentage', basis_points: 1000, duration: 'once', products: [other.id] },
    });
    const patch = (body: object) => shop.ask('PATCH', `/v1/checkout-links/${link.body.id}`, { body });
    expect((await patch({ discount_id: sale.id })).body.detail[0].loc).toEqual(['body', 'discount_id']);
    expect((await patch({ products: [other.id], discount_id: sale.id })).body.discount.id).toBe(sale.id);
    expect(plan.id).not.toBe(other.id);
  });
});
