import { beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Json, type Stage } from './stage.ts';

// What customers did, as their organization reports it.

let stage: Stage;
beforeEach(() => {
  stage = createStage();
});

const report = async (...events: Json[]): Promise<Json> =>
  (await stage.call('POST', '/events/ingest', { events })).body;
const list = async (query = ''): Promise<Json[]> =>
  (await stage.call('GET', `/events/?source=user&sorting=timestamp${query}`)).body.items;
const person = { external_customer_id: 'ada' };

describe('events that are part of others', () => {
  it('name what they are part of, which counts them where it is listed', async () => {
    await report({ name: 'run', external_id: 'run-1', ...person });
    await report({ name: 'step', parent_id: 'run-1', ...person }, { name: 'step', parent_id: 'run-1', ...person });
    const [run, first] = await list();
    expect(run).toMatchObject({ name: 'run', parent_id: null, child_count: 2 });
    expect(first).toMatchObject({ name: 'step', parent_id: run.id, child_count: 0 });
    expect((await stage.call('GET', `/events/${run.id}`)).body.child_count).toBe(0);
  });

  it('are taken, but shown to nobody until what they are part of has come', async () => {
    expect(await report({ name: 'step', parent_id: 'later', ...person })).toEqual({ inserted: 1, duplicates: 0 });
    expect(await list()).toEqual([]);
    expect((await stage.call('GET', '/events/names?source=user')).body.items).toEqual([]);
    await report({ name: 'run', external_id: 'later', ...person });
    expect((await list()).map(({ name }) => name)).toEqual(['step', 'run']);
  });
});

describe('events of one customer', () => {
  it('are found by the id, whichever id they were reported under', async () => {
    const ada = (await stage.call('POST', '/customers/', { email: 'ada@example.com', external_id: 'ada' })).body;
    const bob = (await stage.call('POST', '/customers/', { email: 'bob@example.com' })).body;
    await report(
      { name: 'one', customer_id: ada.id },
      { name: 'two', ...person },
      { name: 'three', customer_id: bob.id },
    );
    await report({ name: 'four', external_customer_id: 'nobody' });
    expect((await list(`&customer_id=${ada.id}`)).map(({ name }) => name).sort()).toEqual(['one', 'two']);
    expect((await list(`&customer_id=${bob.id}`)).map(({ name }) => name)).toEqual(['three']);
    expect((await list('&external_customer_id=ada')).map(({ name }) => name)).toEqual(['two']);
  });

  it('keep the microsecond they were reported with', async () => {
    await report({ name: 'call', timestamp: '2026-11-23T11:00:00.123456Z', ...person });
    expect((await list())[0].timestamp).toBe('2026-11-23T11:00:00.123456Z');
    expect(await list('&start_timestamp=2026-11-23T11:00:00.123456Z')).toEqual([]);
    expect(await list('&start_timestamp=2026-11-23T11:00:00.123455Z')).toHaveLength(1);
  });
});

describe('event types', () => {
  it('are known from the first event on, and give events of their name a label', async () => {
    await report({ name: 'call.made', ...person }, { name: 'call.made', ...person });
    const [type] = (await stage.call('GET', '/event-types/?source=user')).body.items;
    expect(type).toMatchObject({ name: 'call.made', label: 'call.made', occurrences: 2, source: 'user' });
    const changed = await stage.call('PATCH', `/event-types/${type.id}`, { label: 'A call' });
    expect(changed).toMatchObject({ status: 200, body: { id: type.id, label: 'A call', modified_at: null } });
    expect((await list())[0]).toMatchObject({ name: 'call.made', label: 'A call' });
    expect((await stage.call('GET', '/events/names?source=user')).body.items[0].label).toBe('A call');
  });

  it('of Polar itself have no id, and those of others cannot be changed', async () => {
    await report({ name: 'call.made', ...person });
    await stage.call('POST', '/customers/', { email: 'ada@example.com' });
    stage.wait(1);
    const { items } = (await stage.call('GET', '/event-types/?sorting=name')).body;
    expect(items.map(({ name, id }: Json) => [name, id === null])).toEqual([
      ['call.made', false],
      ['customer.created', true],
    ]);
    const other = stage.polar.accessToken({ organization: 'other' });
    expect((await stage.call('PATCH', `/event-types/${items[0].id}`, { label: 'Mine' }, other)).status).toBe(404);
    expect((await stage.call('PATCH', `/event-types/${items[0].id}`, { label: '' })).status).toBe(422);
  });
});

describe('names seen last at the same moment', () => {
  it('follow each other by name', async () => {
    await report({ name: 'b', ...person }, { name: 'a', ...person }, { name: 'c', ...person });
    const { items } = (await stage.call('GET', '/events/names?limit=1')).body;
    expect(items.map(({ name }: Json) => name)).toEqual(['a']);
  });
});
