import { describe, expect, it } from 'vitest';
import type { Road } from '../../server-adapter/polar/port.ts';
import { refundsOf } from '../../server-adapter/refunds/figures.ts';
import { merchant } from '../adapter/merchant.ts';
import { openRoad } from '../adapter/road.ts';

describe('the refunds of an order', () => {
  it('are read past what was kept, before everything that can wait', async () => {
    const { house, road, asked } = openRoad();
    const order_id = house.shop.elena.license;
    await refundsOf(road, order_id);
    expect(asked).toEqual([
      {
        method: 'GET',
        path: '/v1/refunds/',
        query: { order_id, limit: 100, page: 1 },
        fresh: true,
        class: 'money',
      },
    ]);
  });

  it('are read to the last page, and no further', async () => {
    const { house, road, asked } = openRoad();
    const order_id = house.shop.elena.license;
    await merchant(house, 'POST', '/v1/refunds/', { order_id, amount: 5, reason: 'other' });
    expect(await refundsOf(road, order_id)).toMatchObject([{ amount: 5 }]);
    expect(asked).toHaveLength(1);
  });

  it('are not guessed from a list that has no end', async () => {
    const { house, road, asked } = openRoad();
    const order = house.shop.elena.license;
    const endless: Road = {
      request: async (request) => {
        const answer = await road.request<object>(request);
        return (answer.ok ? { ...answer, body: { items: [], pagination: { max_page: 1000 } } } : answer) as never;
      },
    };
    await expect(refundsOf(endless, order)).rejects.toMatchObject({
      code: 'upstream_error',
      facts: { alarm: expect.stringContaining(order) },
    });
    expect(asked).toHaveLength(20);
  });
});
