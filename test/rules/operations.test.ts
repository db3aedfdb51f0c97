import { describe, expect, it } from 'vitest';
import type { Rule } from '../../server-adapter/index.ts';
import { agent, type House } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';
import { firings, openRuled } from './beside.ts';

type Action = Rule['do'];

/** A rule on an event, and its effect as Polar shows it. */
async function effectOf(made: Action | ((house: House) => Action), prepare?: (house: House) => Promise<unknown>) {
  const rule = { name: 'act', on: { event: 'asked' }, do: {} as Action };
  const house = await openRuled([rule]);
  rule.do = typeof made === 'function' ? made(house) : made;
  await prepare?.(house);
  const { externalId, subscription } = house.shop.elena;
  const before = house.writes().length;
  await house.floe.rules.emit({ name: 'asked', id: 'e-1', customer: { externalId }, data: { seats: 3 } });
  await house.floe.tick();
  const now = await merchant(house, 'GET', `/v1/subscriptions/${subscription}`);
  const sent = house.writes().slice(before);
  return { house, now, sent: sent.map(({ body }) => JSON.parse(body)), all: await firings(house) };
}

const lines = async (house: House) => {
  const as = agent({ permissions: ['audit:read'] });
  const { body } = await house.ask('audit.list', { as, input: { actor_id: 'rule:act' } });
  return body.result;
};

describe('what a rule does', () => {
  it('schedules a plan change, which charges nothing now, and leaves a line by the rule in the trail', async () => {
    const { now, sent, house, all } = await effectOf(({ shop }) => ({
      operation: 'subscriptions.change',
      input: { product_id: shop.products.basic },
    }));
    const { basic } = house.shop.products;
    expect(sent).toEqual([{ product_id: basic, proration_behavior: 'next_period' }]);
    expect(now.pending_update).toMatchObject({ product_id: basic });
    expect(all).toMatchObject([{ state: 'done', touched: `subscription:${now.id}`, attempts: 1 }]);
    expect(await lines(house)).toMatchObject([
      {
        operation: 'subscriptions.change',
        actor: { kind: 'service', id: 'rule:act' },
        outcome: 'succeeded',
      },
    ]);
  });

  it('cancels at the end of the period, with a reason made of the facts', async () => {
    const { now, sent } = await effectOf({
      operation: 'subscriptions.cancel',
      input: ({ event }) => ({ reason: event?.data?.seats === 3 ? 'unused' : 'other' }),
    });
    expect(sent).toHaveLength(1);
    expect(now).toMatchObject({ cancel_at_period_end: true, customer_cancellation_reason: 'unused' });
  });

  it('revokes and pauses', async () => {
    expect((await effectOf({ operation: 'subscriptions.revoke' })).now).toMatchObject({ status: 'canceled' });
    expect((await effectOf({ operation: 'subscriptions.pause' })).now).toMatchObject({ pause_at_period_end: true });
  });

  it('starts a free subscription, and another firing finds it there', async () => {
    const { house, sent, all } = await effectOf(({ shop }) => ({
      operation: 'subscriptions.createFree',
      input: { product_id: shop.products.free },
    }));
    const { externalId, customer } = house.shop.elena;
    expect(sent).toMatchObject([{ product_id: house.shop.products.free, metadata: { floe_request: all[0]?.id } }]);
    const { items } = await merchant(house, 'GET', `/v1/subscriptions/?customer_id=${customer}&limit=100`);
    const made = items.find((one: { product_id: string }) => one.product_id === house.shop.products.free);
    expect(all).toMatchObject([{ state: 'done', touched: `subscription:${made.id}` }]);
    await house.floe.rules.emit({ name: 'asked', id: 'e-2', customer: { externalId } });
    await house.floe.tick();
    expect(await firings(house)).toMatchObject([{ state: 'done' }, { state: 'done' }]);
    expect(house.changes().filter(({ path }) => path === '/v1/subscriptions/')).toHaveLength(1);
  });

  it('starts nothing that costs something by now, whatever it cost when the rule was written', async () => {
    const { sent, all } = await effectOf(
      ({ shop }) => ({ operation: 'subscriptions.createFree', input: { product_id: shop.products.free } }),
      (house) =>
        merchant(house, 'PATCH', `/v1/products/${house.shop.products.free}`, {
          prices: [{ amount_type: 'fixed', price_amount: 900, price_currency: 'usd' }],
        }),
    );
    expect(sent).toEqual([]);
    expect(all).toMatchObject([{ state: 'failed', code: 'state_conflict' }]);
  });

  it('fails with a code where there is no one subscription, or the input is none', async () => {
    const none = await effectOf({ operation: 'subscriptions.cancel' }, (house) =>
      merchant(house, 'DELETE', `/v1/subscriptions/${house.shop.elena.subscription}`),
    );
    expect(none.all).toMatchObject([{ state: 'failed', code: 'state_conflict' }]);
    const wrong = await effectOf({ operation: 'subscriptions.change', input: { product_id: 'pro' } });
    expect(wrong.all).toMatchObject([{ state: 'failed', code: 'invalid_input' }]);
    expect([...none.sent, ...wrong.sent]).toEqual([]);
  });

  it('acts on the subscription of its facts, whatever its input names', async () => {
    const { all, sent } = await effectOf(({ shop }) => ({
      operation: 'subscriptions.cancel',
      // What a type does not stop.
      input: (() => ({ subscription_id: shop.ben.subscription })) as never,
    }));
    expect(sent).toHaveLength(1);
    expect(all).toMatchObject([{ state: 'done' }]);
  });

  it('only writes down what it would do in a dry run, and does it once it is meant', async () => {
    const rule = { name: 'act', on: { event: 'asked' }, do: { operation: 'subscriptions.revoke' }, dryRun: true };
    const house = await openRuled([rule as Rule]);
    const event = { name: 'asked', id: 'e-1', customer: { id: house.shop.elena.customer } };
    await house.floe.rules.emit(event);
    await house.floe.tick();
    expect(await firings(house)).toMatchObject([{ state: 'dry_run', operation: 'subscriptions.revoke' }]);
    expect(house.writes()).toEqual([]);
    rule.dryRun = false;
    house.clock.forward(1_000);
    await house.floe.rules.emit(event);
    await house.floe.tick();
    expect(await firings(house)).toMatchObject([{ state: 'dry_run' }, { state: 'done' }]);
  });
});

describe('a free subscription by hand', () => {
  it('is started once for one key, and refused for what is no free subscription', async () => {
    const house = await openRuled([]);
    const { products, elena } = house.shop;
    const start = (product_id: string, key = 'one') =>
      house.ask('subscriptions.createFree', {
        as: agent(),
        customer: { id: elena.customer },
        input: { product_id },
        key,
      });
    expect(await start(products.pro)).toMatchObject({ status: 409, body: { code: 'state_conflict' } });
    expect(await start(products.studio)).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
    expect(await start(elena.order)).toMatchObject({ status: 422 });
    expect(house.writes()).toEqual([]);
    const { body } = await start(products.free, 'two');
    expect(body.result).toMatchObject({ product_id: products.free, amount: 0, status: 'active' });
    expect((await start(products.free, 'two')).body.result.id).toBe(body.result.id);
    expect((await start(products.free, 'three')).body.result.id).toBe(body.result.id);
    expect(house.changes()).toHaveLength(1);
  });
});
