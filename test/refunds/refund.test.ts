import { describe, expect, it } from 'vitest';
import { agent, openHouse } from '../adapter/house.ts';

const order = (house: ReturnType<typeof openHouse>) => ({
  customer: { id: house.polar.ids.customer },
  order_id: house.polar.ids.order ?? '',
});

describe('a refund from the ticket', () => {
  it('gives part of an order back and leaves a trail to the ticket', async () => {
    const house = openHouse();
    const { customer, order_id } = order(house);
    const preview = await house.ask('refunds.preview', { as: agent(), customer, input: { order_id, amount: 1000 } });
    expect(preview.body).toMatchObject({ result: { amount: 1000, needs_approval: false } });
    expect(preview.body.result.blocked).toBeUndefined();
    const left = preview.body.result.refundable_amount;

    const input = { order_id, amount: 1000, reason: 'customer_request', expected_refundable: left };
    const refund = await house.ask('refunds.create', { as: agent(), customer, input, key: 'k1' });
    expect(refund.status).toBe(200);
    expect(refund.body.result).toMatchObject({ state: 'succeeded', refund: { amount: 1000, order_id } });
    expect(refund.body.result.refund.tax_amount).toBe(preview.body.result.tax_amount);

    const after = await house.ask('orders.get', { as: agent(), customer, input: { order_id } });
    expect(after.body.result).toMatchObject({ status: 'partially_refunded', refunded_amount: 1000 });
    const trail = await house.ask('audit.list', { as: agent(), customer });
    expect(trail.body.result[0]).toMatchObject({
      actor: { kind: 'agent', id: 'a-17', name: 'Mia' },
      operation: 'refunds.create',
      outcome: 'succeeded',
      amount: 1000,
      tax_amount: preview.body.result.tax_amount,
      target: { type: 'order', id: order_id },
      before: { refundable_amount: left },
      after: { refundable_amount: left - 1000 },
      ticket: { system: 'desk', id: 'T-1001', proof: 'token' },
    });
    expect(house.writes()).toHaveLength(1);
    expect(house.events).toEqual([]);
  });
});
