// How news is worked off: in turn, by one at a time, and given up to nobody.
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../server-adapter/index.ts';
import { StoreUnavailable } from '../../server-adapter/store/port.ts';
import { type House, NOW } from '../adapter/house.ts';
import { news } from '../store/rows.ts';
import { deliver, followChanges, openReceiver, parcel } from './sender.ts';

const DAY = 24 * 3_600_000;
const order = (n: number) => parcel({ type: 'order.updated', data: { id: `o-${n}`, customer_id: `c-${n}` } });

/** A house whose inbox says who takes from it, and lets each taker wait. */
function watched() {
  const store = memoryStore();
  const running = { now: 0, most: 0, claims: 0 };
  const transaction: typeof store.transaction = async (work) => {
    running.now += 1;
    running.most = Math.max(running.most, running.now);
    await new Promise((resolve) => setImmediate(resolve));
    running.now -= 1;
    return store.transaction(work);
  };
  const inbox: typeof store.inbox = {
    ...store.inbox,
    claim: (...wanted) => {
      running.claims += 1;
      return store.inbox.claim(...wanted);
    },
  };
  return { house: openReceiver({ database: { ...store, inbox, transaction } }), store, running };
}

const waiting = async ({ store }: Pick<House, 'store'>) => (await store.inbox.counts('default')).waiting;

describe('news', () => {
  it('is applied by one run at a time, and none of it is left', async () => {
    const { house, store, running } = watched();
    await Promise.all([0, 1, 2, 3, 4].map((n) => deliver(house, order(n))));
    await house.floe.close();
    expect(running.most).toBe(1);
    expect(await waiting({ store })).toBe(0);
  });

  it('is taken a hundred at a time, the oldest first, and counted', async () => {
    const { house, store, running } = watched();
    for (let n = 0; n < 230; n += 1) {
      await store.inbox.add('default', news({ id: `n-${n}`, at: NOW + n, orderId: null, customerId: `c-${n}` }));
    }
    house.clock.forward(1_000);
    const { applied } = await house.floe.tick();
    expect(applied).toBeGreaterThanOrEqual(230);
    expect(await waiting({ store })).toBe(0);
    // Three hands full and a look that finds nothing, and such a look for the other connection.
    expect(running.claims).toBe(5);
  });

  it('that somebody took and never applied is taken by another after a minute', async () => {
    const { house, store } = watched();
    await store.inbox.add('default', news({ id: 'taken' }));
    await store.inbox.claim('default', { now: NOW, leaseUntil: NOW + 60_000, limit: 1 });
    house.clock.forward(59_999);
    await house.floe.tick();
    expect(await waiting({ store })).toBe(1);
    house.clock.forward(1);
    await house.floe.tick();
    expect(await waiting({ store })).toBe(0);
  });

  it('waits while the books of refunds cannot be read', async () => {
    const { house, store } = watched();
    const { find } = house.store.operations;
    Object.assign(store.operations, {
      find: () => Promise.reject(new StoreUnavailable('The database does not answer.')),
    });
    await deliver(house, order(1));
    await house.floe.close();
    expect(await waiting({ store })).toBe(1);
    expect(house.events).toMatchObject([{ kind: 'failed', connection: 'default' }]);
    Object.assign(store.operations, { find });
    house.clock.forward(60_000);
    await house.floe.tick();
    expect(await waiting({ store })).toBe(0);
  });

  it('is leased for a minute while it is applied', async () => {
    const leases: number[] = [];
    const store = memoryStore();
    const inbox: typeof store.inbox = {
      ...store.inbox,
      claim: (connection, claim) => {
        leases.push(claim.leaseUntil - claim.now);
        return store.inbox.claim(connection, claim);
      },
    };
    const house = openReceiver({ database: { ...store, inbox } });
    await deliver(house, order(1));
    await house.floe.close();
    expect(new Set(leases)).toEqual(new Set([60_000]));
  });

  it('is forgotten after a hundred days, once it was applied', async () => {
    const { house, store } = watched();
    const sent = order(1);
    await deliver(house, sent);
    await house.floe.tick();
    const isKnown = async () => !(await store.inbox.add('default', news({ id: `${sent.id}` })));
    house.clock.set(NOW + 100 * DAY);
    await house.floe.tick();
    expect(await isKnown()).toBe(true);
    house.clock.forward(1);
    await house.floe.tick();
    expect(await isKnown()).toBe(false);
  });
});

describe('what is told of news', () => {
  it('names each thing once, and nothing where nothing was named', async () => {
    const house = openReceiver();
    const follow = await followChanges(house);
    const add = (id: string, facts: object) =>
      house.store.inbox.add('default', news({ id, customerId: 'c-1', orderId: null, ...facts }));
    await add('a', { type: 'order.paid', orderId: 'o-1' });
    await add('b', { type: 'order.updated', orderId: 'o-1', subscriptionId: 's-1' });
    await add('c', { type: 'customer.updated' });
    await house.floe.tick();
    const told = (await follow()).find(({ customerId }) => customerId === 'c-1');
    expect(told?.ids).toEqual(['o-1', 's-1']);
    expect(new Set(told?.stale).size).toBe(told?.stale.length);
    expect(told?.stale).toEqual(expect.arrayContaining(['orders.get', 'customer.get']));
  });

  it('keeps the runtime awake until it is told', async () => {
    const works: Promise<unknown>[] = [];
    const house = openReceiver({ waitUntil: (work: Promise<unknown>) => void works.push(work) });
    await deliver(house, order(1));
    expect(works.length).toBeGreaterThan(0);
    await Promise.all(works);
    expect(await waiting(house)).toBe(0);
  });
});
