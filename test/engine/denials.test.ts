import { expect, it } from 'vitest';
import { agent, openHouse } from '../adapter/house.ts';

it('keeps refusals of people it knows, counted by the minute', async () => {
  const house = openHouse();
  const { elena, ben } = house.shop;
  const weak = agent({ id: 'a-2', permissions: ['orders:read'] });
  const customer = { id: elena.customer };
  for (let time = 0; time < 3; time += 1) await house.ask('refunds.list', { as: weak, customer });
  // Somebody else's order looks like one that does not exist; the trail knows better.
  await house.ask('orders.get', { as: weak, customer, input: { order_id: ben.order } });
  house.clock.forward(60_000);
  await house.ask('refunds.list', { as: weak, customer });
  const { entries } = await house.store.audit.list('default', { limit: 10 });
  expect(entries.map(({ kind, operation, count, outcome }) => [kind, operation, outcome?.code, count])).toEqual([
    ['denial', 'refunds.list', 'forbidden', 1],
    ['denial', 'orders.get', 'not_found', 1],
    ['denial', 'refunds.list', 'forbidden', 3],
  ]);
  // Whom it was tried on, also where the right was missing before anybody was looked up.
  expect(new Set(entries.map(({ customer: about }) => about))).toEqual(new Set([elena.customer]));
});

it('refuses even where the refusal cannot be kept, and says so to the operator', async () => {
  const house = openHouse();
  Object.assign(house.store.audit, { deny: () => Promise.reject(new Error('disk full')) });
  const { body } = await house.ask('refunds.list', {
    as: agent({ permissions: [] }),
    customer: { id: house.shop.elena.customer },
  });
  expect(body.code).toBe('forbidden');
  expect(house.events).toMatchObject([{ kind: 'trail_gap', operation: 'refunds.list' }]);
});
