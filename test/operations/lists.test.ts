import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/index.ts';
import { agent, type House, openHouse } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';

const elenaOf = ({ shop }: House): Caller => ({ kind: 'customer', externalId: shop.elena.externalId });
const priyaOf = ({ shop }: House, member: string | undefined): Caller => ({
  kind: 'customer',
  externalId: shop.priya.externalId,
  member,
});

type As = 'agent' | 'customer';
const about = (house: House, who: As, id = house.shop.elena.customer) =>
  who === 'agent' ? { as: agent(), customer: { id } } : { as: elenaOf(house) };

describe.each<As>(['agent', 'customer'])('the %s', (who) => {
  it('sees of a card what a receipt shows, and which one is usual', async () => {
    const house = openHouse();
    const first = await house.ask('paymentMethods.list', about(house, who));
    expect(first.body).toMatchObject({ total: 1, result: [{ brand: 'visa', last4: '4242', exp_year: 2030 }] });
    const [card] = first.body.result;
    expect(Object.keys(card).sort()).toEqual(
      ['brand', 'created_at', 'exp_month', 'exp_year', 'id', 'is_default', 'last4', 'type', 'wallet'].sort(),
    );
    const customer = await merchant(house, 'GET', `/v1/customers/${house.shop.elena.customer}`);
    expect(card.is_default).toBe(customer.default_payment_method_id === card.id);
    expect(house.writes()).toEqual([]);
  });

  it('sees what was used of each meter, its own only', async () => {
    const house = openHouse();
    const meter = await merchant(house, 'POST', '/v1/meters/', {
      name: 'API calls',
      filter: { conjunction: 'and', clauses: [{ property: 'name', operator: 'eq', value: 'call' }] },
      aggregation: { func: 'count' },
    });
    const benefit = await merchant(house, 'POST', '/v1/benefits/', {
      type: 'meter_credit',
      description: '100 calls',
      properties: { meter_id: meter.id, units: 100, rollover: false },
    });
    await merchant(house, 'POST', `/v1/products/${house.shop.products.pro}/benefits`, { benefits: [benefit.id] });
    const { elena, ben } = house.shop;
    const events = [elena, elena, ben].map(({ customer }) => ({ name: 'call', customer_id: customer }));
    await merchant(house, 'POST', '/v1/events/ingest', { events });
    house.clock.forward(60_000);
    const { body } = await house.ask('meters.list', about(house, who));
    expect(body.result).toMatchObject([
      { meter_id: meter.id, consumed_units: 2, credited_units: 100, balance: 98, meter: { name: 'API calls' } },
    ]);
    const none = await house.ask('meters.list', { ...about(house, who), input: { meter_id: elena.order } });
    expect(none.body).toMatchObject({ result: [], total: 0 });
  });
});

it('orders are listed by time, for the team', async () => {
  const house = openHouse();
  const count = async (input: object, who: 'agent' | 'customer' = 'agent') => {
    const { status, body } = await house.ask('orders.list', { ...about(house, who), input });
    return body.total ?? status;
  };
  const created_after = '2026-11-13T23:00:00Z'; // Elena bought Pro ten days ago, and her license nine days ago
  expect(await count({})).toBe(2);
  expect(await count({ created_after })).toBe(1);
  expect(await count({ created_before: created_after })).toBe(1);
  expect(await count({ created_after }, 'customer')).toBe(422);
});

it('orders are listed by state, for the team', async () => {
  const house = openHouse();
  const total = async (status: string[]) =>
    (await house.ask('orders.list', { ...about(house, 'agent'), input: { status } })).body.total;
  expect(await total(['paid'])).toBe(2);
  expect(await total(['pending', 'void'])).toBe(0);
  expect(await total(['void', 'paid'])).toBe(2);
});

describe('the people of a team', () => {
  it('are shown to its owner and to the host’s team', async () => {
    const house = openHouse();
    const { priya } = house.shop;
    const byAgent = await house.ask('members.list', about(house, 'agent', priya.customer));
    const byOwner = await house.ask('members.list', { as: priyaOf(house, priya.owner) });
    for (const { body } of [byAgent, byOwner]) {
      expect(body.total).toBe(2);
      expect(body.result.map(({ role }: { role: string }) => role).sort()).toEqual(['member', 'owner']);
    }
    expect((await house.ask('members.list', { as: priyaOf(house, priya.members[0]) })).body.code).toBe('forbidden');
  });

  it('are nobody where there is no team, without asking Polar', async () => {
    const house = openHouse();
    const { body } = await house.ask('members.list', { as: elenaOf(house) });
    expect(body).toMatchObject({ result: [], total: 0 });
    expect(house.seen.filter(({ path }) => path.includes('/customer-portal/members'))).toEqual([]);
    expect(house.events).toEqual([]);
  });
});

describe('the catalogue', () => {
  it('shows what products ask at checkout, by kind and name', async () => {
    const house = openHouse();
    const field = (type: string, slug: string, properties: object = {}) =>
      merchant(house, 'POST', '/v1/custom-fields/', { type, slug, name: slug, properties });
    await field('text', 'company');
    await field('checkbox', 'newsletter');
    await field('select', 'size', { options: [{ value: 's', label: 'Small' }] });
    const slugs = async (input: object) =>
      (await house.ask('customFields.list', { as: agent(), input })).body.result.map(
        ({ slug }: { slug: string }) => slug,
      );
    expect(await slugs({})).toEqual(['company', 'newsletter', 'size']);
    expect(await slugs({ type: ['text', 'select'], sort: '-slug' })).toEqual(['size', 'company']);
    expect(await slugs({ query: 'news' })).toEqual(['newsletter']);
  });

  it('shows one discount', async () => {
    const house = openHouse();
    const { discount, elena } = house.shop;
    const one = await house.ask('discounts.get', { as: agent(), input: { discount_id: discount } });
    expect(one.body.result).toMatchObject({ id: discount, code: 'LAUNCH20', basis_points: 2000 });
    const none = await house.ask('discounts.get', { as: agent(), input: { discount_id: elena.order } });
    expect(none.body.code).toBe('not_found');
  });
});
