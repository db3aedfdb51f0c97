import { describe, expect, it } from 'vitest';
import type { Services } from '../../server-adapter/operations/services.ts';
import { ownerOf } from '../../server-adapter/webhooks/owner.ts';
import { openHouse } from '../adapter/house.ts';
import { openRoad } from '../adapter/road.ts';
import { news } from '../store/rows.ts';

describe('whose news it is', () => {
  const nobody = { customerId: null, orderId: null, subscriptionId: null };
  const of = async (facts: object, change?: (house: ReturnType<typeof openHouse>) => void) => {
    const { house, road, asked } = openRoad();
    change?.(house);
    const clerk = { services: {} as Services, connection: 'default', merchant: road };
    return { owner: await ownerOf(clerk, news({ id: 'n', ...nobody, ...facts })), asked };
  };
  const { elena, priya } = openHouse().shop;

  it.each<[string, object, string | null, readonly string[]]>([
    ['is said by itself', { customerId: 'c-1', orderId: elena.order }, 'c-1', []],
    [
      'is the subscription’s',
      { subscriptionId: priya.subscription },
      priya.customer,
      [`/v1/subscriptions/${priya.subscription}`],
    ],
    ['is the order’s', { orderId: elena.order }, elena.customer, [`/v1/orders/${elena.order}`]],
    [
      'is the subscription’s before the order’s',
      { subscriptionId: priya.subscription, orderId: elena.order },
      priya.customer,
      [`/v1/subscriptions/${priya.subscription}`],
    ],
    ['is nobody’s', {}, null, []],
  ])('%s', async (_name, facts, expected, paths) => {
    const { owner, asked } = await of(facts);
    expect(owner).toBe(expected);
    expect(asked).toEqual(paths.map((path) => ({ method: 'GET', path, class: 'background' })));
  });

  it('is nobody’s where Polar does not say', async () => {
    const body = JSON.stringify({ id: elena.order, customer_id: 7 });
    const { owner } = await of({ orderId: elena.order }, ({ polar }) =>
      polar.faults.add({
        match: { path: '/v1/orders' },
        answer: { status: 200, body },
      }),
    );
    expect(owner).toBeNull();
    expect((await of({ orderId: 'none' })).owner).toBeNull();
  });
});
