// Unleash for real: a server from npm on a real Postgres, its own evaluation and its official SDK.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAsk } from '../../server-adapter/sync/ask.ts';
import { unleashSink } from '../../server-adapter/sync/sinks/unleash.ts';
import { openShop, takeBack, told } from '../entitlements/shop.ts';
import { giveBack } from '../sync/shop.ts';
import { type Engine, openSdk, startEngine } from './engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine?.stop());

const TWO_SECONDS = 2_000;
const [BEN, ELENA] = ['usr_ben', 'usr_elena'];
const sinkTo = ({ url, token }: Engine) => unleashSink({ url, token, shards: 2 });

/** The sink alone, for more members than a shop has. */
function directly() {
  const ask = createAsk({ name: 'unleash', rate: { burst: 100, perSecond: 100 } })({
    isDry: false,
    hold: async () => undefined,
  });
  return { sink: sinkTo(engine), ask };
}

const people = (count: number) => Array.from({ length: count }, (_, n) => `person-${n}`);

it('turns with a revocation and with a grant, within two seconds of the webhook, for the server and for the SDK', async () => {
  const shop = await openShop({ sync: [sinkTo(engine)] });
  expect(await shop.floe.sync.run()).toMatchObject([{ outcome: 'done', keys: [{ key: 'beta', members: 2 }] }]);
  await engine.flag('turning', ['floe-beta-1', 'floe-beta-2']);
  await engine.turns('turning', ELENA, true);
  const sdk = await openSdk(engine);
  expect(sdk.isOn('turning', ELENA)).toBe(true);

  await told(shop, 'benefit_grant.revoked', await takeBack(shop));
  expect(await engine.turns('turning', ELENA, false)).toBeLessThan(TWO_SECONDS);
  await expect.poll(() => sdk.isOn('turning', ELENA), { timeout: TWO_SECONDS, interval: 50 }).toBe(false);
  expect(await engine.isOn('turning', BEN)).toBe(true);

  await told(shop, 'benefit_grant.created', await giveBack(shop));
  expect(await engine.turns('turning', ELENA, true)).toBeLessThan(TWO_SECONDS);
  await expect.poll(() => sdk.isOn('turning', ELENA), { timeout: TWO_SECONDS, interval: 50 }).toBe(true);
  sdk.close();
  await shop.floe.close();
});

it('repairs a segment that was tampered with, and leaves a foreign one alone', async () => {
  const shop = await openShop({ sync: [sinkTo(engine)] });
  await shop.floe.sync.run();
  const foreign = { name: 'staff', constraints: [{ contextName: 'userId', operator: 'IN', values: ['mallory'] }] };
  await engine.admin('POST', '/segments', foreign);
  const before = await engine.segment('staff');
  const { id, name } = (await engine.segment('floe-beta-1')) ?? {};
  const bent = (constraint: object) =>
    engine.admin('PUT', `/segments/${id}`, {
      name,
      constraints: [{ contextName: 'userId', operator: 'IN', ...constraint }],
    });

  for (const constraint of [
    { values: ['mallory'] },
    { values: [ELENA], inverted: true },
    { values: ['mallory', ELENA] },
  ]) {
    await bent(constraint);
    expect(await shop.floe.sync.run()).toMatchObject([{ outcome: 'done' }]);
    const mended = await engine.segment('floe-beta-1');
    expect(mended?.constraints).toHaveLength(1);
    expect([...(mended?.constraints[0]?.values ?? [])].sort()).toEqual([BEN, ELENA]);
    expect(mended?.constraints[0]?.inverted ?? false).toBe(false);
  }
  expect(await engine.segment('staff')).toEqual(before);
  expect(await shop.floe.sync.run()).toMatchObject([{ keys: [{ key: 'beta', granted: 0, revoked: 0 }] }]);
  await shop.floe.close();
});

it('spreads 6,000 members over segments as Unleash takes them, and each of them counts', async () => {
  const { sink, ask } = directly();
  const members = people(6_000);
  await sink.ensure([{ key: 'crowd', members: members.length }], ask);
  await sink.apply([{ key: 'crowd', grant: members, revoke: [] }], ask);
  const names = [1, 2, 3, 4, 5, 6].map((n) => `floe-crowd-${n}`);
  for (const name of names) expect((await engine.segment(name))?.constraints[0]?.values).toHaveLength(1_000);
  expect(await engine.segment('floe-crowd-7')).toBeUndefined();
  const held = await sink.snapshot(ask);
  expect([...((await held?.members('crowd')) ?? [])].sort()).toEqual([...members].sort());

  await engine.flag('crowded', names);
  await engine.turns('crowded', 'person-0', true);
  for (const who of ['person-999', 'person-1000', 'person-5999']) expect(await engine.isOn('crowded', who)).toBe(true);
  expect(await engine.isOn('crowded', 'person-6000')).toBe(false);

  // Who leaves makes room for who comes, and nobody else moves.
  await sink.apply([{ key: 'crowd', grant: ['late'], revoke: ['person-5', 'person-2500'] }], ask);
  expect(await engine.turns('crowded', 'person-2500', false)).toBeLessThan(TWO_SECONDS);
  expect(await engine.isOn('crowded', 'late')).toBe(true);
  expect((await engine.segment('floe-crowd-1'))?.constraints[0]?.values).toContain('late');
});

it('refuses what is over capacity before anything is written, and says what to do', async () => {
  const { sink, ask } = directly();
  const before = await engine.admin('GET', '/segments');
  const refusal = /30001 customers have "too-many" and Unleash takes 30000.*nothing was written.*attribute/;
  const needs = [
    { key: 'few', members: 1 },
    { key: 'too-many', members: 30_001 },
  ];
  await expect(sink.ensure(needs, ask)).rejects.toThrow(refusal);
  const diff = [
    { key: 'few', grant: ['one'], revoke: [] },
    { key: 'too-many', grant: people(30_001), revoke: [] },
  ];
  await expect(sink.apply(diff, ask)).rejects.toThrow(refusal);
  expect(await engine.admin('GET', '/segments')).toEqual(before);
});

it('an emptied segment holds for nobody', async () => {
  const { sink, ask } = directly();
  await sink.apply([{ key: 'emptied', grant: ['one'], revoke: [] }], ask);
  await engine.flag('emptied', ['floe-emptied-1']);
  await engine.turns('emptied', 'one', true);
  await sink.apply([{ key: 'emptied', grant: [], revoke: ['one'] }], ask);
  expect(await engine.turns('emptied', 'one', false)).toBeLessThan(TWO_SECONDS);
  for (const who of ['', 'two']) expect(await engine.isOn('emptied', who)).toBe(false);
});
