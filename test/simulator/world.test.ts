import { describe, expect, test } from 'vitest';
import { defineTable, type Row } from '../../src/simulator/state/table.ts';
import { createWorld } from '../../src/simulator/state/world.ts';
import { type Json, openPolar } from './open-polar.ts';

interface Note extends Row {
  readonly text: string;
}
const notes = defineTable<Note>('notes');

function newWorld() {
  let now = Date.UTC(2026, 10, 23);
  const world = createWorld({ clock: { now: () => now }, url: 'http://polar.local' });
  return { world, pass: (milliseconds: number) => (now += milliseconds) };
}

describe('writes', () => {
  test('what fails half way leaves rows, work and events as they were', () => {
    const { world } = newWorld();
    const kept = world.of(notes).insert({ organization_id: 'o', text: 'kept' });
    let ran = false;
    const attempt = () =>
      world.atomically(() => {
        world.of(notes).update(kept.id, { text: 'changed' });
        world.of(notes).insert({ organization_id: 'o', text: 'new' });
        world.later(0, () => (ran = true));
        world.emit('o', 'note.created', {});
        throw new Error('declined');
      });
    expect(attempt).toThrow('declined');
    world.settle();
    expect(world.of(notes).all()).toEqual([kept]);
    expect([ran, world.events.length]).toEqual([false, 0]);
  });

  test('an update tells its time, a patch does not', () => {
    const { world } = newWorld();
    const row = world.of(notes).insert({ organization_id: 'o', text: 'a' });
    expect(world.of(notes).patch(row.id, { text: 'b' }).modified_at).toBeNull();
    expect(world.of(notes).update(row.id, { text: 'c' }).modified_at).not.toBeNull();
  });
});

describe('time', () => {
  test('two instants of one millisecond keep their order', () => {
    const { world } = newWorld();
    const [first, second] = [world.now(), world.now()];
    expect(first).toMatch(/^2026-11-23T00:00:00\.000\d{3}Z$/);
    expect(first < second).toBe(true);
  });

  test('work runs in order of its due time, each at that time, as time is moved', () => {
    const { world } = newWorld();
    const start = world.time.now();
    const seen: [string, number][] = [];
    world.later(2000, () => seen.push(['second', world.time.now() - start]));
    world.later(1000, () => seen.push(['first', world.time.now() - start]));
    world.later(9000, () => seen.push(['never', 0]));
    world.moveTo(start + 5000);
    expect(seen).toEqual([
      ['first', 1000],
      ['second', 2000],
    ]);
    expect(world.time.now()).toBe(start + 5000);
  });
});

test('the same seed gives the same ids, and they ascend', async () => {
  const ids = async () => {
    const { ask } = openPolar({ idSeed: 7 });
    const made: string[] = [];
    for (const email of ['a@example.com', 'b@example.com'])
      made.push((await ask('POST', '/v1/customers/', { body: { email } })).body.id);
    return made;
  };
  const [first, again] = [await ids(), await ids()];
  expect(first).toEqual(again);
  expect([...first].sort()).toEqual(first);
});

describe('faults', () => {
  test('one before the work changes nothing, one after it loses only the answer', async () => {
    const shop = openPolar();
    const create = (email: string) => shop.ask('POST', '/v1/customers/', { body: { email } });
    shop.polar.faults.add({ match: { operation: 'customers:create' }, answer: { status: 502 }, times: 1 });
    expect((await create('a@example.com')).status).toBe(502);
    shop.polar.faults.add({
      match: { method: 'POST', path: '/customers/' },
      answer: 'network',
      when: 'after',
      times: 1,
    });
    await expect(create('b@example.com')).rejects.toThrow('fetch failed');
    const { body } = await shop.ask('GET', '/v1/customers/');
    expect(body.items?.map((row: Json) => row.email)).toEqual(['b@example.com']);
  });
});
