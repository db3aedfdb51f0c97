import { describe, expect, it } from 'vitest';
import { createFloe } from '../../server-adapter/index.ts';
import { NOW, SECRET } from '../adapter/house.ts';
import { calls, idsOf, openUsage, type Sent, type Spoil } from './shop.ts';

const MINUTE = 60_000;
const NOBODY = '00000000-0000-4000-8000-000000000000';
const unknown = { name: 'call', customer_id: NOBODY, external_id: 'unknown' };
const INGEST = { method: 'POST', path: '/v1/events/ingest' } as const;

const has = (events: readonly Sent[], ...ids: string[]) => events.some(({ external_id }) => ids.includes(external_id));
/** A refusal that does not say which event it is about. */
const mute = (status: number) => new Response('{"error":"Unprocessable"}', { status });

describe('an event that Polar will not take', () => {
  it('is set aside with Polar’s reason, and the other 999 arrive in two calls', async () => {
    const { house, track, sent, arrived } = openUsage();
    const good = calls(999);
    await track([...good.slice(0, 400), unknown, ...good.slice(400)]);
    expect(await house.floe.tick()).toMatchObject({ shipped: 999, setAside: 1, failed: 0 });
    expect(await arrived()).toEqual(idsOf(good));
    expect(sent()).toHaveLength(2);
    expect(await house.store.usage.refused('default', 10)).toMatchObject([
      { id: 'unknown', reason: 'customer_id: Customer not found.', refusedAt: NOW },
    ]);
    expect(house.events).toMatchObject([{ kind: 'failed', connection: 'default' }]);
    await house.floe.tick();
    expect(sent()).toHaveLength(2);
  });

  it.each([0, 1, 499, 500, 777, 999])(
    'is found in at most twelve calls where Polar does not name it: place %i',
    async (place) => {
      const bad = calls(1, place)[0]?.external_id ?? '';
      const { house, track, sent, arrived } = openUsage({ spoil: (events) => (has(events, bad) ? mute(422) : null) });
      await track(calls(1000));
      expect(await house.floe.tick()).toMatchObject({ shipped: 999, setAside: 1 });
      expect(await arrived()).toEqual(idsOf(calls(1000)).filter((id) => id !== bad));
      expect(sent().length).toBeLessThanOrEqual(12);
      expect(await house.store.usage.refused('default', 10)).toMatchObject([
        { id: bad, reason: 'Polar refuses it: Unprocessable.' },
      ]);
    },
  );

  it('may be one of many', async () => {
    const bad = ['call-0003', 'call-0004', 'call-0050', 'call-0099'];
    const { house, track, arrived } = openUsage({ spoil: (events) => (has(events, ...bad) ? mute(422) : null) });
    await track(calls(100));
    expect(await house.floe.tick()).toMatchObject({ shipped: 96, setAside: 4 });
    expect(await arrived()).toEqual(idsOf(calls(100)).filter((id) => !bad.includes(id)));
  });

  it('waits again after a retry, and is gone after a discard', async () => {
    const { house, track, arrived } = openUsage();
    await track([unknown, { ...unknown, external_id: 'other' }]);
    await house.floe.tick();
    await house.store.usage.discard('default', ['other']);
    expect(await house.store.usage.retry('default', 'all')).toBe(1);
    expect(await house.floe.tick()).toMatchObject({ setAside: 1 });
    expect(await arrived()).toEqual([]);
  });
});

describe('a batch', () => {
  it('that is too large is halved until it is taken', async () => {
    const { house, track, sent, arrived } = openUsage({ spoil: (events) => (events.length > 100 ? mute(413) : null) });
    await track(calls(300));
    expect(await house.floe.tick()).toMatchObject({ shipped: 300, setAside: 0 });
    expect(await arrived()).toEqual(idsOf(calls(300)));
    expect(sent().map(({ length }) => length)).toEqual([300, 150, 75, 75, 150, 75, 75]);
  });

  it('of one event that is too large is set aside', async () => {
    const { house, track } = openUsage({ spoil: (events) => (has(events, 'call-0001') ? mute(413) : null) });
    await track(calls(3));
    expect(await house.floe.tick()).toMatchObject({ shipped: 2, setAside: 1 });
    expect(await house.store.usage.refused('default', 1)).toMatchObject([{ reason: 'Polar finds it too large.' }]);
  });

  it.each([
    ['before Polar has it', 'before'],
    ['after Polar has it', 'after'],
  ] as const)('whose answer is lost %s is sent again and counts once', async (_when, when) => {
    const { house, track, arrived } = openUsage();
    await track(calls(5));
    house.polar.faults.add({ match: INGEST, answer: 'network', when, times: 3 });
    expect(await house.floe.tick()).toMatchObject({ shipped: 0, failed: 0 });
    house.clock.forward(MINUTE);
    await house.floe.tick();
    expect(await arrived()).toEqual(idsOf(calls(5)));
  });

  it('left by a process that died is sent by the next when its lease has ended', async () => {
    const { house, track, arrived } = openUsage();
    await track(calls(4));
    await house.store.usage.claim('default', { now: NOW, leaseUntil: NOW + 2 * MINUTE, limit: 2 });
    expect(await house.floe.tick()).toMatchObject({ shipped: 2 });
    expect(await arrived()).toHaveLength(2);
    house.clock.forward(2 * MINUTE);
    await house.floe.tick();
    expect(await arrived()).toEqual(idsOf(calls(4)));
  });

  it('after batch goes for one turn, and the rest of a backlog goes on by itself', async () => {
    const taken = (events: readonly Sent[]) => Response.json({ inserted: events.length, duplicates: 0 });
    const { house, sent } = openUsage({ spoil: taken });
    const rows = Array.from({ length: 21_500 }, (_, n) => ({ id: `backlog-${n}`, event: { name: 'call' }, at: NOW }));
    await house.store.usage.add('default', rows);
    expect(await house.floe.tick()).toMatchObject({ shipped: 20_000 });
    expect(sent()).toHaveLength(20);
    house.clock.forward(500);
    await expect.poll(async () => (await house.store.usage.counts('default')).waiting).toBe(0);
    expect(sent().map(({ length }) => length)).toEqual([...Array(21).fill(1000), 500]);
  });

  it('goes once where two adapters share a store', async () => {
    const { house, track, sent, arrived } = openUsage();
    const other = createFloe({
      polar: { accessToken: 'polar_oat_demo', rate: false, fetch: house.polar.fetch },
      authenticate: () => null,
      secret: SECRET,
      origins: [],
      database: house.store,
      clock: house.clock,
    });
    await track(calls(1000));
    await track(calls(1000, 1000));
    await track(calls(500, 2000));
    const done = await Promise.all([house.floe.tick(), other.tick()]);
    expect(done[0].shipped + done[1].shipped).toBe(2500);
    expect(sent().flat().length).toBeLessThanOrEqual(2500);
    expect(await arrived()).toEqual(idsOf(calls(2500)));
  });
});

describe('a pause', () => {
  it('is as long as Polar asks, for every process and after a restart', async () => {
    const { house, track, sent, arrived } = openUsage();
    await track(calls(3));
    house.polar.faults.add({ match: INGEST, answer: { status: 429, headers: { 'retry-after': '40' } }, times: 1 });
    expect(await house.floe.tick()).toMatchObject({ shipped: 0, failed: 0 });
    house.clock.forward(39_999);
    expect(await house.floe.tick()).toMatchObject({ shipped: 0 });
    expect(sent()).toHaveLength(1);
    house.clock.forward(1);
    await house.floe.tick();
    expect(await arrived()).toEqual(idsOf(calls(3)));
  });

  it('is told once where the token may not report usage; nothing is lost', async () => {
    const { house, track, sent, arrived } = openUsage({ random: () => 0 });
    await track(calls(3));
    house.polar.faults.add({ match: INGEST, answer: { status: 401 }, times: 2 });
    for (let n = 0; n < 10; n += 1) {
      await house.floe.tick();
      house.clock.forward(MINUTE);
    }
    expect(house.events.filter(({ kind }) => kind === 'alarm')).toMatchObject([{ connection: 'default' }]);
    expect(sent()).toHaveLength(3);
    expect(await arrived()).toEqual(idsOf(calls(3)));
  });

  it('grows while Polar is away, to five minutes at most, and ends with the first success', async () => {
    const { house, track, sent } = openUsage({ random: () => 1 });
    await track(calls(1));
    house.polar.faults.add({ match: INGEST, answer: { status: 400 } });
    const pauses: number[] = [];
    let last = 0;
    for (let second = 0; pauses.length < 10; second += 1) {
      const before = sent().length;
      await house.floe.tick();
      if (sent().length > before) {
        pauses.push(second - last);
        last = second;
      }
      house.clock.forward(1_000);
    }
    expect(pauses).toEqual([0, 2, 4, 8, 16, 32, 64, 128, 256, 300]);
    house.polar.faults.clear();
    house.clock.forward(5 * MINUTE);
    expect(await house.floe.tick()).toMatchObject({ shipped: 1 });
    await track(calls(1, 1));
    expect(await house.floe.tick()).toMatchObject({ shipped: 1 });
  });
});

describe('clocks that differ', () => {
  it.each([-10 * MINUTE, 10 * MINUTE])('by %i ms refuse nothing, and move nothing by more', async (skew) => {
    const { house, track, sent } = openUsage({ spoil: polarAt(NOW - skew) });
    const times = [NOW - 20 * MINUTE, NOW - 9 * MINUTE, NOW].map((at) => new Date(at).toISOString());
    await track(calls(3).map((event, n) => ({ ...event, timestamp: times[n] })));
    expect(await house.floe.tick()).toMatchObject({ shipped: 3, setAside: 0 });
    // Without a time of its own an event gets Polar's present.
    const present = new Date(NOW - skew).toISOString();
    const taken = sent()
      .at(-1)
      ?.map(({ timestamp = present }) => Date.parse(timestamp));
    for (const [n, at] of (taken ?? []).entries()) {
      expect(Math.abs(at - Date.parse(times[n] ?? ''))).toBeLessThanOrEqual(Math.abs(skew));
    }
    expect(sent().length).toBe(skew > 0 ? 2 : 1);
  });

  it('of a caller ahead of ours move an event to the present', async () => {
    const { house, track, sent } = openUsage();
    await track([{ ...calls(1)[0], timestamp: new Date(NOW + 9 * MINUTE).toISOString() }]);
    expect(await house.floe.tick()).toMatchObject({ shipped: 1 });
    expect(sent()[0]?.[0]?.timestamp).toBe(new Date(NOW).toISOString());
  });
});

/** Polar by another clock: it refuses what lies in its own future, as it does. */
const polarAt =
  (now: number): Spoil =>
  (events) => {
    const detail = events.flatMap(({ timestamp }, at) =>
      timestamp !== undefined && Date.parse(timestamp) > now
        ? ['EventCreateCustomer', 'EventCreateExternalCustomer'].map((shape) => ({
            type: 'value_error',
            loc: ['body', 'events', at, shape, 'timestamp'],
            msg: 'Value error, Timestamp must be in the past.',
          }))
        : [],
    );
    return detail.length === 0 ? null : Response.json({ error: 'RequestValidationError', detail }, { status: 422 });
  };
