import { describe, expect, it } from 'vitest';
import { agent, type House, openHouse } from '../adapter/house.ts';

/** A Polar whose answers have changed. */
const changed = (change: (body: Record<string, unknown>) => unknown, method = 'GET', path = '/v1/orders'): House =>
  openHouse({
    wrap: (fetch) => async (input, init) => {
      const response = await fetch(input, init);
      if ((init?.method ?? 'GET') !== method || !String(input).includes(path) || !response.ok) return response;
      return Response.json(change(await response.json()), { status: response.status });
    },
  });

const about = ({ shop }: House) => ({ as: agent(), customer: { id: shop.elena.customer } });

describe('an answer that does not fit the contract', () => {
  it('loses the fields that do not fit, in a query', async () => {
    const house = changed((order) => ({
      ...order,
      net_amount: '29.00',
      status: { of: 'mind' },
      product: { ...(order.product as object), name: 7 },
    }));
    const { status, body } = await house.ask('orders.get', {
      ...about(house),
      input: { order_id: house.shop.elena.order },
    });
    expect(status).toBe(200);
    expect(body.result).toMatchObject({
      id: house.shop.elena.order,
      total_amount: expect.any(Number),
      product: { id: expect.any(String) },
    });
    expect(body.result).not.toHaveProperty('net_amount');
    expect(body.result).not.toHaveProperty('status');
    expect(body.result.product).not.toHaveProperty('name');
    expect(house.events).toMatchObject([{ kind: 'output_drift', operation: 'orders.get' }]);
    const message = house.events[0]?.message ?? '';
    for (const path of ['net_amount', 'status', 'product.name']) expect(message).toContain(path);
    expect(message).not.toContain('29.00');
  });

  it('lets new fields and new words pass', async () => {
    const house = changed((order) => ({ ...order, billing_reason: 'a_new_reason', color: 'green' }));
    const { body } = await house.ask('orders.get', { ...about(house), input: { order_id: house.shop.elena.order } });
    expect(body.result).toMatchObject({ billing_reason: 'a_new_reason', color: 'green' });
    expect(house.events).toEqual([]);
  });

  it('never fails a change that has been made', async () => {
    const house = changed((subscription) => ({ ...subscription, amount: null }), 'PATCH', '/v1/subscriptions');
    const input = { subscription_id: house.shop.elena.subscription };
    const { status, body } = await house.ask('subscriptions.cancel', { ...about(house), input });
    expect([status, body.result.amount, body.result.cancel_at_period_end]).toEqual([200, null, true]);
    expect(house.events).toMatchObject([{ kind: 'output_drift', operation: 'subscriptions.cancel' }]);
  });

  it('never fails a refund that has been paid', async () => {
    const house = changed((refund) => ({ ...refund, currency: 7 }), 'POST', '/v1/refunds');
    const input = { order_id: house.shop.elena.license, amount: 5, reason: 'other', expected_refundable: 4900 };
    const { status, body } = await house.ask('refunds.create', { ...about(house), input, key: 'k' });
    expect([status, body.result.state]).toEqual([200, 'succeeded']);
    expect(house.events).toMatchObject([{ kind: 'output_drift', operation: 'refunds.create' }]);
  });
});
