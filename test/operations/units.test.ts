import { expect, it } from 'vitest';
import { agent, type House, openHouse } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';

/** Mara buys five projects at 7.00 each up to ten, 5.00 above. */
async function withUnits() {
  const house = openHouse();
  const mara = { name: 'Mara', email: 'mara@example.com', external_id: 'usr_mara' };
  const { id: customer } = await merchant(house, 'POST', '/v1/customers/', mara);
  const tiers = [
    { bound: 10, unit_amount: '700' },
    { bound: 100, unit_amount: '500' },
  ];
  const product = await merchant(house, 'POST', '/v1/products/', {
    name: 'Projects',
    recurring_interval: 'month',
    prices: [{ amount_type: 'unit_based', price_currency: 'usd', tiers: { type: 'graduated', tiers } }],
  });
  const { client_secret } = await merchant(house, 'POST', '/v1/checkouts/', {
    products: [product.id],
    customer_id: customer,
    units: 5,
  });
  await merchant(house, 'POST', `/v1/checkouts/client/${client_secret}/confirm`, {
    confirmation_token_id: 'ctoken_ok_4242',
    customer_name: mara.name,
    customer_email: mara.email,
    customer_billing_address: { country: 'DE' },
  });
  house.clock.forward(60_000);
  const [{ id }] = (await merchant(house, 'GET', `/v1/subscriptions/?product_id=${product.id}`)).items;
  const as = { kind: 'customer', externalId: mara.external_id } as const;
  return {
    house,
    agent: asker(house, id, { as: agent(), customer: { id: customer } }),
    mara: asker(house, id, { as }),
  };
}

type Who = { as: Parameters<House['ask']>[1]['as']; customer?: { id: string } };
const asker = (house: House, id: string, who: Who) => (operation: string, input: object) =>
  house.ask(`subscriptions.${operation}`, { ...who, input: { subscription_id: id, ...input } });

it('an agent changes the number of units, at the price shown', async () => {
  const { house, agent } = await withUnits();
  const change = { units: 12, proration_behavior: 'invoice' };
  const { amounts } = (await agent('preview', { of: 'change', ...change })).body.result;
  expect(amounts.due_amount).toBeGreaterThan(0);
  const stale = await agent('change', { ...change, expected_due: amounts.due_amount - 1 });
  expect([stale.status, stale.body.code]).toEqual([409, 'changed_elsewhere']);
  const changed = await agent('change', { ...change, expected_due: amounts.due_amount });
  expect(changed.body.result).toMatchObject({ units: 12, amount: 8_000 });
  expect((await agent('change', change)).body.result.units).toBe(12);
  expect(house.writes()).toHaveLength(1);
});

it('a smaller number waits for the next period, and can be called off', async () => {
  const { agent } = await withUnits();
  const changed = await agent('change', { units: 3, proration_behavior: 'next_period' });
  expect(changed.body.result).toMatchObject({ units: 5, pending_update: { units: 3 } });
  expect((await agent('clearPending', {})).body.result).toMatchObject({ units: 5, pending_update: null });
});

it('what no unit price allows is refused in our words, and nothing changes', async () => {
  const { house, agent } = await withUnits();
  for (const units of [0, 101]) {
    const { status, body } = await agent('change', { units });
    expect([units, status]).toEqual([units, units ? 409 : 422]);
    expect(body.code).toBe(units ? 'state_conflict' : 'invalid_input');
  }
  expect(house.changes()).toEqual([]);
});

it('a customer cannot change them: Polar’s portal takes none', async () => {
  const { house, mara: ask } = await withUnits();
  const { status } = await ask('change', { units: 12 });
  expect(status).toBe(422);
  expect(house.changes()).toEqual([]);
});
