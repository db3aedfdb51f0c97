import { describe, expect, it } from 'vitest';
import { StoreUnavailable } from '../../server-adapter/store/port.ts';
import { createRoomCheck } from '../../server-adapter/usage/room.ts';
import { agent, NOW, openHouse } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';
import { calls, idsOf, meterman, openUsage } from './shop.ts';

const MINUTE = 60_000;
const NOBODY = '00000000-0000-4000-8000-000000000000';
const bare = { name: 'call', external_customer_id: 'c-1' };

describe('usage.track', () => {
  it('answers once the events are kept, and they are at Polar after the next round', async () => {
    const { house, track, sent, arrived } = openUsage();
    const events = calls(3);
    const { status, body } = await track(events);
    expect([status, body.result]).toEqual([202, { inserted: 3, duplicates: 0 }]);
    expect(sent()).toEqual([]);
    expect(await house.floe.tick()).toMatchObject({ shipped: 3, setAside: 0, failed: 0 });
    expect(await arrived()).toEqual(idsOf(events));
    expect(await house.floe.tick()).toMatchObject({ shipped: 0 });
    expect(sent()).toHaveLength(1);
  });

  it('sends them by itself before long, those of many calls together', async () => {
    const { house, track, sent, arrived } = openUsage();
    for (const event of calls(20)) await track([event]);
    house.clock.forward(500);
    await expect.poll(arrived).toEqual(idsOf(calls(20)));
    expect(sent()).toHaveLength(1);
  });

  it('sends what was just taken when the adapter closes, and nothing after that', async () => {
    const { house, track, sent, arrived } = openUsage();
    await track(calls(2));
    await house.floe.close();
    expect(await arrived()).toEqual(idsOf(calls(2)));
    await house.store.usage.add('default', [{ id: 'later', event: calls(1, 9)[0] as never, at: NOW }]);
    house.clock.forward(60_000);
    await house.store.usage.counts('default');
    expect(sent()).toHaveLength(1);
  });

  it('keeps the time of use, whenever it is sent', async () => {
    const { house, track, sent } = openUsage();
    await track([...calls(1), { ...bare, external_id: 'earlier', timestamp: '2026-11-23T10:00:00+01:00' }]);
    house.clock.forward(10 * MINUTE);
    await house.floe.tick();
    expect(sent()[0]?.map(({ timestamp }) => timestamp)).toEqual([
      new Date(NOW).toISOString(),
      '2026-11-23T10:00:00+01:00',
    ]);
  });

  it('knows an event by its external id, as Polar does for ever', async () => {
    const { house, track, arrived } = openUsage();
    expect((await track([...calls(2), ...calls(1)])).body.result).toEqual({ inserted: 2, duplicates: 1 });
    expect((await track(calls(3))).body.result).toEqual({ inserted: 1, duplicates: 2 });
    await house.floe.tick();
    await track(calls(3));
    await house.floe.tick();
    expect(await arrived()).toEqual(idsOf(calls(3)));
  });

  it('counts a call under one key once, with events that have no id', async () => {
    const { house, track, sent, arrived } = openUsage();
    const first = await track([bare, bare], { key: 'k' });
    const again = await track([bare, bare], { key: 'k' });
    expect(again.body.result).toEqual(first.body.result);
    expect(await track([bare], { key: 'k' })).toMatchObject({ status: 422, body: { code: 'idempotency_mismatch' } });
    await house.floe.tick();
    expect(await arrived()).toHaveLength(2);
    const ids = sent()[0]?.map(({ external_id }) => external_id) ?? [];
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^floe_[\da-f-]{36}$/);
  });

  it('takes nothing without a key where an event has no id', async () => {
    const { house, track } = openUsage();
    expect(await track([...calls(1), bare])).toMatchObject({ status: 400, body: { code: 'idempotency_key_required' } });
    expect(await house.store.usage.counts('default')).toMatchObject({ waiting: 0 });
  });

  it.each([
    ['no customer', { external_customer_id: undefined }, 'events.1.customer_id'],
    ['two customers', { customer_id: 'ee4a3a1c-9d86-44ef-a1a9-1d1ff53e8f51' }, 'events.1.customer_id'],
    ['a member of the other kind', { member_id: 'ee4a3a1c-9d86-44ef-a1a9-1d1ff53e8f51' }, 'events.1.member_id'],
    ['no name', { name: '' }, 'events.1.name'],
    ['a name that is too long', { name: 'n'.repeat(129) }, 'events.1.name'],
    ['an unknown field', { amount: 1 }, 'events.1.amount'],
    ['a time without an offset', { timestamp: '2026-11-23T10:00:00' }, 'events.1.timestamp'],
    ['a time to come', { timestamp: new Date(NOW + 10 * MINUTE + 1).toISOString() }, 'events.1.timestamp'],
    ['a list as metadata', { metadata: { a: [1] } }, 'events.1.metadata.a'],
    ['text that is too long', { metadata: { a: 'x'.repeat(501) } }, 'events.1.metadata.a'],
    ['an empty text', { metadata: { a: '' } }, 'events.1.metadata.a'],
    [
      'too much metadata',
      { metadata: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, n])) },
      'events.1.metadata',
    ],
    ['a cost without a currency', { metadata: { _cost: { amount: 1 } } }, 'events.1.metadata._cost'],
    ['a cost elsewhere', { metadata: { price: { amount: 1, currency: 'usd' } } }, 'events.1.metadata'],
  ])('refuses %s by its place, and takes nothing of that call', async (_what, change, path) => {
    const { house, track } = openUsage();
    const { status, body } = await track([...calls(1), { ...calls(1, 1)[0], ...change }]);
    expect([status, body.code]).toEqual([422, 'invalid_input']);
    expect(body.errors?.map((error) => error.path)).toContain(path);
    expect(await house.store.usage.counts('default')).toMatchObject({ waiting: 0 });
  });

  it('takes all that Polar takes', async () => {
    const { house, track, arrived } = openUsage();
    const metadata = {
      ...Object.fromEntries(Array.from({ length: 48 }, (_, n) => [`key ${n}`, n % 2 ? n / 2 : n % 3 === 0])),
      id: 'call-0000',
      text: 'x'.repeat(500),
      _cost: { amount: '12.5', currency: 'usd' },
      _llm: { vendor: 'openai', model: 'gpt', input_tokens: 10, output_tokens: 20, total_tokens: 30 },
    };
    const { status } = await track([
      { ...calls(1)[0], metadata, parent_id: 'call-0001' },
      { ...calls(1, 1)[0], external_customer_id: 'not_known_yet' },
    ]);
    expect(status).toBe(202);
    expect(await house.floe.tick()).toMatchObject({ shipped: 2, setAside: 0 });
    expect(await arrived()).toEqual(idsOf(calls(2)));
  });

  it('keeps what Polar and the store can both hold of a text', async () => {
    const { house, track, sent, arrived } = openUsage();
    const [event] = calls(1);
    await track([{ ...event, external_id: 'a\0b', metadata: { note: 'c\0\ud800' } }]);
    expect((await track([{ ...event, external_id: 'a\0b' }])).body.result).toMatchObject({ duplicates: 1 });
    await house.floe.tick();
    expect(await arrived()).toEqual(['unnamed']);
    expect(sent()[0]?.[0]).toMatchObject({ external_id: 'a\uFFFDb', metadata: { note: 'c\uFFFD\uFFFD' } });
  });

  it('takes a thousand events or a mebibyte at once, and no more', async () => {
    const { track } = openUsage();
    const wide = calls(1000).map((event) => ({ ...event, metadata: { note: 'n'.repeat(400) } }));
    expect((await track(wide)).status).toBe(202);
    expect(await track(calls(1001))).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
    const wider = wide.map((event) => ({
      ...event,
      metadata: { ...event.metadata, more: 'n'.repeat(500), yet: 'n'.repeat(200) },
    }));
    expect(await track(wider)).toMatchObject({ status: 413, body: { code: 'too_large' } });
  });

  it('writes one line a minute for each caller, before anything is taken', async () => {
    const { house, track } = openUsage();
    for (const event of calls(5)) await track([event]);
    await track(calls(1, 6), { as: { ...meterman, id: 'worker' } as never });
    house.clock.forward(MINUTE);
    await track(calls(1, 7));
    const { body } = await house.ask('audit.list', { as: agent(), input: { operation: 'usage.track' } });
    expect(body.result.map(({ actor }: { actor: { id: string } }) => actor.id)).toEqual(['api', 'worker', 'api']);
  });

  it('takes nothing while the trail or the store cannot be written', async () => {
    const { house, track } = openUsage();
    const { request } = house.store.audit;
    Object.assign(house.store.audit, { request: () => Promise.reject(new StoreUnavailable('down')) });
    expect(await track(calls(1))).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(await house.store.usage.counts('default')).toMatchObject({ waiting: 0 });
    Object.assign(house.store.audit, { request });
    expect((await track(calls(1))).status).toBe(202);
  });

  it('shows in health what waits, for how long, and what was set aside', async () => {
    const { house, track } = openUsage();
    const usage = async () => (await (await house.visit('health')).json()).usage;
    house.polar.faults.add({ match: { path: '/v1/events/ingest' }, answer: { status: 400 }, times: 1 });
    await track([...calls(2), { ...calls(1, 3)[0], external_customer_id: undefined, customer_id: NOBODY }]);
    await house.floe.tick();
    house.clock.forward(90_000);
    expect(await usage()).toEqual({ waiting: 3, oldest: 90, set_aside: 0, outlives: 'nothing' });
    await house.floe.tick();
    house.clock.forward(5_000);
    expect(await usage()).toEqual({ waiting: 0, oldest: 0, set_aside: 1, outlives: 'nothing' });
  });

  it('keeps connections apart, under the same names', async () => {
    const { house, track } = openUsage();
    await track(calls(2), { as: { ...meterman, connection: 'second' } as never });
    await house.floe.tick();
    expect(house.seen.filter(({ path }) => path === '/v1/events/ingest').map(({ connection }) => connection)).toEqual([
      'second',
    ]);
    expect((await merchant(house, 'GET', '/v1/events/?source=user')).items).toEqual([]);
  });
});

describe('floe.usage.track', () => {
  it('takes one event or several, each once', async () => {
    const { house, arrived } = openUsage();
    expect(await house.floe.usage.track(bare)).toEqual({ inserted: 1, duplicates: 0 });
    expect(await house.floe.usage.track(calls(2))).toEqual({ inserted: 2, duplicates: 0 });
    await house.floe.tick();
    expect(await arrived()).toEqual([...idsOf(calls(2)), 'unnamed']);
  });

  it('goes by the key and the connection it is given', async () => {
    const { house } = openUsage();
    for (let n = 0; n < 2; n += 1) await house.floe.usage.track([bare], { key: 'once', connection: 'second' });
    expect(await house.store.usage.counts('second')).toMatchObject({ waiting: 1 });
  });

  it('refuses what is not valid', async () => {
    const { house } = openUsage();
    await expect(house.floe.usage.track({ name: 'call' })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

it('refuses more while too much waits, and counts it only now and then', async () => {
  const { store, clock } = openHouse();
  const assertRoom = createRoomCheck(store.usage, clock, 2);
  const row = (id: string) => ({ id, event: {}, at: NOW });
  await assertRoom('default');
  await store.usage.add('default', [row('a'), row('b')]);
  await assertRoom('default');
  clock.forward(5_000);
  await expect(assertRoom('default')).rejects.toMatchObject({ code: 'unavailable', facts: { retryAfter: 60 } });
  await assertRoom('second');
});
