import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/index.ts';
import { agent, openHouse } from '../adapter/house.ts';

describe('the host’s own calls', () => {
  it('pass the same road as the handler’s', async () => {
    const { floe, shop, writes } = openHouse();
    const elena: Caller = { kind: 'customer', externalId: shop.elena.externalId };
    const orders = await floe.call('orders.list', { limit: 1 }, { caller: elena });
    expect(orders).toMatchObject({ total: 2, subject: { kind: 'customer', customer: shop.elena.customer } });
    const next = await floe.call('orders.list', { limit: 1, cursor: orders.nextCursor }, { caller: elena });
    expect(next.result[0]?.id).not.toBe(orders.result[0]?.id);
    const foreign = floe.call('orders.get', { order_id: shop.ben.order }, { caller: elena });
    await expect(foreign).rejects.toMatchObject({ name: 'FloeProblem', code: 'not_found', status: 404 });
    const input = { order_id: shop.elena.license, amount: 5, reason: 'other', expected_refundable: 4900 } as const;
    const refund = { caller: agent({ ticket: undefined }), customer: { id: shop.elena.customer }, key: 'k' };
    await expect(floe.call('refunds.create', input, refund)).rejects.toMatchObject({ code: 'ticket_required' });
    expect(writes()).toEqual([]);
  });

  it('fail in codes of the contract, whatever breaks', async () => {
    const { floe, store, shop } = openHouse();
    Object.assign(store.audit, { request: () => Promise.reject(new TypeError('x is not a function')) });
    const input = { subscription_id: shop.elena.subscription };
    const call = floe.call('subscriptions.cancel', input, { caller: agent(), customer: { id: shop.elena.customer } });
    await expect(call).rejects.toMatchObject({ name: 'FloeProblem', code: 'internal' });
  });

  it('prefetch a query with its input, its time and whose it is', async () => {
    const { floe, shop, clock } = openHouse();
    const caller: Caller = { kind: 'customer', externalId: shop.elena.externalId };
    const page = await floe.prefetch('customer.overview', {}, { caller });
    expect(page).toMatchObject({
      operation: 'customer.overview',
      input: {},
      at: clock.now(),
      envelope: { subject: { connection: 'default', customer: shop.elena.customer }, result: { orders: { ok: true } } },
    });
    expect(JSON.stringify(page)).not.toContain('polar_');
  });

  it('go to a connection that is served, or nowhere', async () => {
    const { floe, seen } = openHouse();
    const caller = agent({ connection: 'third' });
    await expect(floe.call('discounts.list', {}, { caller })).rejects.toMatchObject({ code: 'forbidden' });
    await floe.call('discounts.list', {}, { caller: agent({ connection: 'second' }) });
    expect(new Set(seen.map(({ connection }) => connection))).toEqual(new Set(['second']));
  });
});
