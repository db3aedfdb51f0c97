import { describe, expect, it } from 'vitest';
import type { Rule } from '../../server-adapter/index.ts';
import { merchant } from '../adapter/merchant.ts';
import { deliver, parcel } from '../webhooks/sender.ts';
import { beside, firings, listener, openRuled } from './beside.ts';

const MINUTE = 60_000;

/** What Polar sends when somebody cancels: three types, each with the whole subscription or its customer. */
async function cancelAndTell(house: Awaited<ReturnType<typeof openRuled>>) {
  const { subscription, customer } = house.shop.elena;
  const data = await merchant(house, 'PATCH', `/v1/subscriptions/${subscription}`, { cancel_at_period_end: true });
  return [
    parcel({ type: 'subscription.updated', data }),
    parcel({ type: 'subscription.canceled', data }),
    parcel({ type: 'customer.state_changed', data: { id: customer } }),
  ];
}

describe('the same change', () => {
  it('fires once by three webhook types, redelivery, feed, lists, a restart and two workers at once', async () => {
    const { told, tell } = listener();
    const rules: Rule[] = [{ name: 'goodbye', on: { webhook: 'subscription.canceled' }, do: tell }];
    const house = await openRuled(rules);
    const other = beside(house, rules);
    const parcels = await cancelAndTell(house);
    for (const one of [...parcels, ...parcels]) await deliver(house, one);
    await Promise.all([house.floe.tick(), other.tick()]);
    await house.floe.close();
    // Another process, minutes later, with the feed and the lists before it.
    house.clock.forward(6 * MINUTE);
    house.polar.moves.clock(house.clock.now());
    const restarted = beside(house, rules);
    await Promise.all([restarted.tick(), other.tick()]);
    // Sent anew by Polar's staff, under an id of its own.
    const again = await merchant(house, 'GET', `/v1/subscriptions/${house.shop.elena.subscription}`);
    await deliver(house, parcel({ type: 'subscription.canceled', data: again }, { at: house.clock.now() }));
    await Promise.all([restarted.tick(), other.tick(), house.floe.tick()]);
    expect(told).toHaveLength(1);
    expect(told).toMatchObject([{ rule: 'goodbye', subject: house.shop.elena.subscription }]);
    expect(await firings(house)).toMatchObject([{ state: 'done', customerId: house.shop.elena.customer }]);
  });

  it('fires by the feed alone where no webhook came', async () => {
    const { told, tell } = listener();
    const house = await openRuled([{ name: 'goodbye', on: { webhook: 'subscription.canceled' }, do: tell }]);
    const { subscription } = house.shop.elena;
    await merchant(house, 'PATCH', `/v1/subscriptions/${subscription}`, { cancel_at_period_end: true });
    house.clock.forward(6 * MINUTE);
    house.polar.moves.clock(house.clock.now());
    await house.floe.tick();
    await house.floe.tick();
    expect(told).toHaveLength(1);
  });

  it('fires again when it happens again, and for each rule and connection of its own', async () => {
    const { told, tell } = listener();
    const on = { webhook: 'subscription.canceled' } as const;
    const house = await openRuled([
      { name: 'one', on, do: tell },
      { name: 'two', on, do: tell, connection: 'second' },
    ]);
    const path = `/v1/subscriptions/${house.shop.elena.subscription}`;
    for (const cancel_at_period_end of [true, false, true]) {
      house.clock.forward(1_000);
      house.polar.moves.clock(house.clock.now());
      const data = await merchant(house, 'PATCH', path, { cancel_at_period_end });
      await deliver(house, parcel({ type: 'subscription.updated', data }, { at: house.clock.now() }));
      await house.floe.tick();
    }
    expect(told.map(({ rule }) => rule)).toEqual(['one', 'one']);
  });

  it('is left where it was so before the rule was there', async () => {
    const { told, tell } = listener();
    const house = await openRuled([
      { name: 'welcome', on: { webhook: 'subscription.created' }, do: tell },
      { name: 'paid', on: { webhook: 'order.paid' }, do: tell },
      { name: 'hello', on: { webhook: 'customer.created' }, do: tell },
    ]);
    const { subscription, order, customer } = house.shop.elena;
    const data = await merchant(house, 'GET', `/v1/subscriptions/${subscription}`);
    await deliver(house, parcel({ type: 'subscription.updated', data }));
    await deliver(house, parcel({ type: 'order.paid', data: { id: order, customer_id: customer } }));
    await deliver(house, parcel({ type: 'customer.updated', data: { id: customer } }));
    await house.floe.tick();
    expect(told).toEqual([]);
    expect(await firings(house)).toEqual([]);
  });

  it('is not the order’s where it is its subscription’s', async () => {
    const { told, tell } = listener();
    const house = await openRuled([
      { name: 'goodbye', on: { webhook: 'subscription.canceled' }, do: tell },
      { name: 'paid', on: { webhook: 'order.refunded' }, do: tell },
    ]);
    const [first, second, third] = await cancelAndTell(house);
    const { order, customer, subscription } = house.shop.elena;
    const about = { id: order, customer_id: customer, subscription_id: subscription };
    for (const one of [parcel({ type: 'order.updated', data: about }), first, second, third])
      await deliver(house, one as never);
    await house.floe.tick();
    expect(told).toHaveLength(1);
  });

  it('is not asked about where the condition says no, and asked again where the condition fails', async () => {
    const { told, tell } = listener();
    let isBroken = true;
    const on = { webhook: 'subscription.canceled' } as const;
    const house = await openRuled([
      { name: 'never', on, when: () => false, do: tell },
      {
        name: 'later',
        on,
        when: async ({ subscription }) => {
          if (isBroken) throw new Error('the database of the host is away');
          return subscription?.cancel_at_period_end === true;
        },
        do: tell,
      },
      { name: 'always', on, do: tell },
    ]);
    for (const one of await cancelAndTell(house)) await deliver(house, one);
    await house.floe.tick();
    expect(told.map(({ rule }) => rule)).toEqual(['always']);
    expect(house.events.map(({ message }) => message)).toContainEqual(expect.stringContaining('"later" failed'));
    isBroken = false;
    house.clock.forward(MINUTE);
    await house.floe.tick();
    expect(told.map(({ rule }) => rule)).toEqual(['always', 'later']);
  });

  it('waits where Polar cannot be asked, and is seen when it can', async () => {
    const { told, tell } = listener();
    let isAway = false;
    const house = await openRuled([{ name: 'goodbye', on: { webhook: 'subscription.canceled' }, do: tell }], {
      wrap: (fetch) => async (input, init) => {
        const request = new Request(input, init);
        if (isAway && request.url.includes('/v1/subscriptions/')) return new Response('', { status: 503 });
        return fetch(request);
      },
    });
    const parcels = await cancelAndTell(house);
    isAway = true;
    for (const one of parcels) await deliver(house, one);
    await house.floe.tick();
    expect(await house.store.rules.looks('default')).toMatchObject({ waiting: 2 });
    isAway = false;
    house.clock.forward(10 * MINUTE);
    await house.floe.tick();
    expect(told).toHaveLength(1);
    expect(await house.store.rules.looks('default')).toMatchObject({ waiting: 0 });
  });
});
