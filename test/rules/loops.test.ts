import { describe, expect, it } from 'vitest';
import type { Rule, RuleFacts } from '../../server-adapter/index.ts';
import type { House } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';
import { deliver, parcel } from '../webhooks/sender.ts';
import { alarms, beside, firings, openRuled } from './beside.ts';

const HOUR = 3_600_000;

/** Tells of every subscription of the customer, as Polar would after each change, and lets rules act, `turns` times. */
async function turn(house: House, turns: number, each = 60_000): Promise<void> {
  const { customer } = house.shop.elena;
  for (let n = 0; n < turns; n += 1) {
    house.clock.forward(each);
    house.polar.moves.clock(house.clock.now());
    await deliver(house, parcel({ type: 'customer.state_changed', data: { id: customer } }, { at: house.clock.now() }));
    await house.floe.tick();
  }
}

describe('a loop', () => {
  it('of a rule that makes what calls it is cut after one effect, and reported once', async () => {
    const rule = { name: 'more', on: { webhook: 'subscription.created' }, do: {} as Rule['do'] };
    const house = await openRuled([rule as Rule]);
    const { free } = house.shop.products;
    const products = [free, await freeBeside(house), await freeBeside(house, 'Three')];
    // Each subscription calls for one to the next product.
    const next = (id: string | undefined) => products[products.indexOf(id ?? '') + 1] ?? free;
    rule.do = {
      operation: 'subscriptions.createFree',
      input: ({ subscription }) => ({ product_id: next(subscription?.product_id) }),
    };
    house.clock.forward(1_000);
    house.polar.moves.clock(house.clock.now());
    await merchant(house, 'POST', '/v1/subscriptions/', { product_id: free, customer_id: house.shop.elena.customer });
    await turn(house, 6);
    expect(await firings(house)).toMatchObject([{ state: 'done' }, { state: 'loop', causes: ['more'] }]);
    expect(house.changes().filter(({ path }) => path === '/v1/subscriptions/')).toHaveLength(1);
    expect(alarms(house)).toEqual([expect.stringContaining('more → more')]);
  });

  it('of rules that call each other is cut where the first would act again, with the circle named', async () => {
    const { free, rules, house } = await openCircle();
    await merchant(house, 'POST', '/v1/subscriptions/', { product_id: free, customer_id: house.shop.elena.customer });
    await turn(house, 8);
    expect(await firings(house)).toMatchObject([
      { rule: 'to-two', state: 'done', causes: [] },
      { rule: 'to-three', state: 'done', causes: ['to-two'] },
      { rule: 'to-two', state: 'loop', causes: ['to-two', 'to-three'] },
    ]);
    expect(alarms(house)).toEqual([expect.stringContaining('to-two → to-three → to-two')]);
    expect(rules).toHaveLength(2);
  });

  it('is none where somebody else does the same an hour later', async () => {
    const { free, house } = await openCircle();
    const { elena, ben } = house.shop;
    await merchant(house, 'POST', '/v1/subscriptions/', { product_id: free, customer_id: elena.customer });
    await turn(house, 1);
    await merchant(house, 'POST', '/v1/subscriptions/', { product_id: free, customer_id: ben.customer });
    await turn(house, 1, 2 * HOUR);
    const about = (await firings(house)).filter(({ customerId }) => customerId === ben.customer);
    expect(about).toMatchObject([{ rule: 'to-two', state: 'done', causes: [] }]);
  });

  it('by events is seen where the host says what it emits because of', async () => {
    let emit: ((id: string, causedBy?: string) => Promise<void>) | undefined;
    let count = 0;
    const send = async ({ id }: { id: string }) => {
      count += 1;
      await emit?.(`e-${count}`, id);
    };
    const house = await openRuled([{ name: 'echo', on: { event: 'ping' }, do: { operation: 'notify', send } }]);
    const customer = { id: house.shop.elena.customer };
    emit = (id, causedBy) => house.floe.rules.emit({ name: 'ping', id, customer, causedBy });
    await emit('e-0');
    await turn(house, 5);
    expect(count).toBe(1);
    expect(await firings(house)).toMatchObject([{ state: 'done' }, { state: 'loop', causes: ['echo'] }]);
    expect(alarms(house)).toEqual([expect.stringContaining('echo → echo')]);
  });

  it('is seen although the news of the effect is there before the answer', async () => {
    const rule = { name: 'more', on: { webhook: 'subscription.created' }, do: {} as Rule['do'] };
    let whileSending: (() => Promise<unknown>) | undefined;
    const house = await openRuled([rule as Rule], {
      wrap: (fetch) => async (input, init) => {
        const request = new Request(input, init);
        const answer = await fetch(request);
        const isCreation = request.method === 'POST' && request.url.endsWith('/v1/subscriptions/');
        const told = isCreation ? whileSending : undefined;
        if (told) whileSending = undefined;
        await told?.();
        return answer;
      },
    });
    const { products, elena } = house.shop;
    rule.do = { operation: 'subscriptions.createFree', input: { product_id: products.free } };
    const other = beside(house, [rule as Rule]);
    whileSending = async () => {
      const { items } = await merchant(house, 'GET', `/v1/subscriptions/?product_id=${products.free}`);
      const subject = `subscription:${items[0].id}`;
      await house.store.rules.look('default', [{ subject, body: null, at: house.clock.now() }]);
      await other.tick();
    };
    house.clock.forward(1_000);
    house.polar.moves.clock(house.clock.now());
    const { id } = await merchant(house, 'POST', '/v1/subscriptions/', {
      product_id: await freeBeside(house),
      customer_id: elena.customer,
    });
    await house.store.rules.look('default', [{ subject: `subscription:${id}`, body: null, at: house.clock.now() }]);
    await house.floe.tick();
    expect(await firings(house)).toMatchObject([{ state: 'done' }, { state: 'loop' }]);
  });
});

async function freeBeside(house: House, name = 'Two'): Promise<string> {
  const prices = [{ amount_type: 'free' }];
  return (await merchant(house, 'POST', '/v1/products/', { name, recurring_interval: 'month', prices })).id;
}

/** One rule makes a subscription to `Two` for each new one to Free or `Three`, another to `Three` for each to `Two`. */
async function openCircle() {
  const on = { webhook: 'subscription.created' } as const;
  let [two, three, four] = ['', '', ''];
  const ofProduct = (id: () => string) => (facts: RuleFacts) => facts.subscription?.product_id === id();
  const rules: Rule[] = [
    {
      name: 'to-two',
      on,
      when: (facts) => !ofProduct(() => two)(facts),
      do: {
        operation: 'subscriptions.createFree',
        input: ({ subscription }) => ({ product_id: subscription?.product_id === three ? four : two }),
      },
    },
    {
      name: 'to-three',
      on,
      when: ofProduct(() => two),
      do: { operation: 'subscriptions.createFree', input: () => ({ product_id: three }) },
    },
  ];
  const house = await openRuled(rules);
  [two, three, four] = [await freeBeside(house), await freeBeside(house, 'Three'), await freeBeside(house, 'Four')];
  house.clock.forward(1_000);
  house.polar.moves.clock(house.clock.now());
  return { house, rules, free: house.shop.products.free };
}
