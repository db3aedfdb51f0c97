import { describe, expect, it } from 'vitest';
import { CHANGES_KEPT } from '../../server-adapter/store/changes-port.ts';
import { agent, NOW, ORIGIN, openHouse } from '../adapter/house.ts';
import { asked, changeElena, elenaOf, listen, logged } from './open-live.ts';
import { readerOf } from './reader.ts';

const BEAT = 15_000;

describe('a live stream', () => {
  it('tells a customer the queries that an agent’s change made stale, and which request it was', async () => {
    const house = openHouse();
    const stream = await listen(house, elenaOf(house));
    const request = await changeElena(house);
    const frame = await stream.next();
    expect(frame?.data).toEqual({
      stale: expect.arrayContaining(['subscriptions.list', 'customer.overview']),
      by: request,
    });
    expect(frame?.id).toBe(await house.store.changes.newest('default', NOW));
  });

  it('carries the headers that keep it private and unbuffered', async () => {
    const house = openHouse();
    const { path, headers } = asked();
    const response = await house.visit(path, { as: elenaOf(house), headers: { ...headers, origin: ORIGIN } });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'access-control-allow-origin': ORIGIN,
    });
    const hello = await readerOf(response).next();
    expect(hello?.retry).toBeGreaterThanOrEqual(2_000);
    expect(hello?.retry).toBeLessThanOrEqual(4_000);
  });

  it('waits a random while between two tries', async () => {
    const retries = [];
    for (const random of [0, 0.5, 0.999]) {
      const house = openHouse({ random: () => random });
      const { path, headers } = asked();
      retries.push((await readerOf(await house.visit(path, { as: elenaOf(house), headers })).next())?.retry);
    }
    expect(retries).toEqual([2_000, 3_000, 3_998]);
  });

  it('tells nothing of a call that failed, was refused, or only repeated an answer', async () => {
    const house = openHouse();
    const stream = await listen(house, elenaOf(house));
    const cancel = { as: agent(), customer: { id: house.shop.elena.customer } };
    await house.ask('subscriptions.cancel', { ...cancel, input: { subscription_id: house.shop.ben.subscription } });
    await house.ask('subscriptions.cancel', { ...cancel, as: agent({ permissions: [] }) });
    const input = { subscription_id: house.shop.elena.subscription };
    await house.ask('subscriptions.cancel', { ...cancel, input, key: 'one' });
    await house.ask('subscriptions.cancel', { ...cancel, input, key: 'one' });
    expect((await stream.next())?.data?.stale).toContain('subscriptions.list');
    house.clock.forward(BEAT);
    expect((await stream.next())?.data).toBeUndefined();
  });

  it('tells of a change whose outcome is not known', async () => {
    const house = openHouse({
      wrap: (fetch) => async (input, init) => {
        const request = new Request(input, init);
        if (request.method === 'PATCH') return new Response('<html>', { status: 502 });
        return fetch(request);
      },
    });
    const stream = await listen(house, elenaOf(house));
    await expect(changeElena(house)).rejects.toThrow(/Not changed/);
    expect((await stream.next())?.data?.stale).toContain('subscriptions.list');
  });

  it('goes on after the last event seen, with one frame for all that was missed', async () => {
    const house = openHouse();
    const first = await listen(house, elenaOf(house));
    await first.leave();
    await logged(house, house.shop.elena.customer, ['orders.list', 'orders.get']);
    const last = await logged(house, house.shop.elena.customer, ['orders.list', 'customer.get']);
    await logged(house, house.shop.ben.customer);
    const again = await listen(house, elenaOf(house), { last: last - 2 });
    expect(await again.next()).toMatchObject({ data: { stale: ['orders.list', 'orders.get', 'customer.get'] } });
    const seen = await listen(house, elenaOf(house), { last });
    const next = await logged(house, house.shop.elena.customer);
    expect(await seen.next()).toEqual({ id: next, data: { stale: ['orders.list'] } });
  });

  it('tells what changed since the oldest thing on the page was read', async () => {
    const house = openHouse();
    await (await listen(house, elenaOf(house))).leave();
    house.clock.forward(60_000);
    await logged(house, house.shop.elena.customer, ['customer.get']);
    house.clock.forward(60_000);
    await logged(house, house.shop.elena.customer, ['orders.list']);
    house.clock.forward(30_000);
    const young = await listen(house, elenaOf(house), { age: 21_000 });
    expect(await young.next()).toMatchObject({ data: { stale: ['orders.list'] } });
    const old = await listen(house, elenaOf(house), { age: 81_000 });
    expect(await old.next()).toMatchObject({ data: { stale: ['customer.get', 'orders.list'] } });
    const fresh = await listen(house, elenaOf(house), { age: 1_000 });
    house.clock.forward(BEAT);
    expect((await fresh.next())?.data).toBeUndefined();
  });

  it.each<[string, (newest: number) => number | string]>([
    ['is older than the log', () => NOW - 1_000_000],
    ['is of another log', (newest) => newest + 1],
    ['is no place at all', () => '1; drop table'],
  ])('says that anything may have changed when the last event %s', async (_name, place) => {
    const house = openHouse();
    const newest = await logged(house, house.shop.elena.customer);
    const stream = await listen(house, elenaOf(house), { last: place(newest) });
    expect(await stream.next()).toMatchObject({ event: 'reset', id: newest });
  });

  it('goes back a thousand changes of its own, and not one more', async () => {
    const house = openHouse();
    const elena = house.shop.elena.customer;
    const start = await logged(house, elena);
    for (let n = 0; n < CHANGES_KEPT; n += 1) await logged(house, elena);
    const enough = await listen(house, elenaOf(house), { last: start });
    expect(await enough.next()).toMatchObject({ data: { stale: ['orders.list'] } });
    await logged(house, elena);
    const tooMany = await listen(house, elenaOf(house), { last: start });
    expect(await tooMany.next()).toMatchObject({ event: 'reset' });
  });

  it('goes back an hour after the log was swept, and says so when that is not enough', async () => {
    const house = openHouse();
    const elena = house.shop.elena.customer;
    const old = await logged(house, elena);
    house.clock.forward(1_000);
    const young = await logged(house, elena);
    for (let n = 0; n < CHANGES_KEPT; n += 1) await logged(house, null);
    house.clock.forward(3_600_000);
    await house.floe.tick();
    expect(await (await listen(house, elenaOf(house), { last: young })).next()).toMatchObject({
      data: { stale: ['orders.list'] },
    });
    expect(await (await listen(house, elenaOf(house), { last: old - 1 })).next()).toMatchObject({ event: 'reset' });
  });

  it('beats every fifteen seconds and moves the place along', async () => {
    const house = openHouse();
    const stream = await listen(house, elenaOf(house));
    const other = await logged(house, house.shop.ben.customer);
    house.clock.forward(BEAT - 1);
    house.clock.forward(1);
    expect(await stream.next()).toEqual({ id: other });
    house.clock.forward(BEAT);
    expect(await stream.next()).toEqual({ id: other });
  });

  it('hears at the next beat what no notification told of', async () => {
    const house = openHouse();
    const deaf = { ...house.store, watch: async () => () => undefined };
    const silent = openHouse({ database: deaf });
    const stream = await listen(silent, elenaOf(silent));
    await logged(house, silent.shop.elena.customer);
    silent.clock.forward(BEAT);
    expect((await stream.next())?.data).toEqual({ stale: ['orders.list'] });
  });

  it('ends with the session, and passes nothing on after that', async () => {
    const house = openHouse();
    const stream = await listen(house, { ...elenaOf(house), expiresAt: NOW + 20_000 });
    house.clock.forward(BEAT);
    expect(await stream.next()).not.toBeNull();
    house.clock.forward(BEAT);
    await logged(house, house.shop.elena.customer);
    expect(await stream.next()).toBeNull();
  });

  it('tells nothing in the time between the session’s end and the next beat', async () => {
    const house = openHouse();
    const stream = await listen(house, { ...elenaOf(house), expiresAt: NOW + 5_000 });
    house.clock.forward(5_000);
    await logged(house, house.shop.elena.customer);
    expect(await stream.next()).toBeNull();
  });

  it('lives a quarter of an hour where nobody says when the session ends', async () => {
    const house = openHouse();
    const stream = await listen(house, elenaOf(house));
    for (let beat = 1; beat < 60; beat += 1) {
      house.clock.forward(BEAT);
      expect(await stream.next()).not.toBeNull();
    }
    house.clock.forward(BEAT);
    expect(await stream.next()).toBeNull();
  });

  it('drops a reader that leaves 64 kB unread, and no other', async () => {
    const house = openHouse();
    const [slow, quick] = [await listen(house, elenaOf(house)), await listen(house, elenaOf(house))];
    const names = ['orders.list', 'orders.get', 'subscriptions.list', 'subscriptions.get', 'customer.get'];
    for (let told = 0; told < 64 * 1024; told += JSON.stringify(names).length) {
      await logged(house, house.shop.elena.customer, names);
      expect(await quick.next()).toMatchObject({ data: { stale: names } });
    }
    await expect(
      (async () => {
        while (await slow.next());
      })(),
    ).rejects.toThrow(/too slow/);
    await logged(house, house.shop.elena.customer);
    expect(await quick.next()).toMatchObject({ data: { stale: ['orders.list'] } });
  });

  it('ends when the adapter closes', async () => {
    const house = openHouse();
    const stream = await listen(house, elenaOf(house));
    await house.floe.close();
    expect(await stream.next()).toBeNull();
  });

  it('is refused, and may be asked for again, while the log cannot be read', async () => {
    const { store } = openHouse();
    let down = true;
    const broken = async () => {
      if (down) throw Object.assign(new Error('down'), { name: 'StoreUnavailable' });
      return store.watch(() => undefined);
    };
    const house = openHouse({ database: { ...store, watch: broken } });
    const { path, headers } = asked();
    const refused = await house.visit(path, { as: elenaOf(house), headers });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    down = false;
    await listen(house, elenaOf(house));
  });
});
