import { beforeAll, describe, expect, it } from 'vitest';
import { createStage, type Json, type Stage } from './stage.ts';

describe('how much of a meter was used', () => {
  let stage: Stage;
  const meters: Record<string, string> = {};

  beforeAll(async () => {
    stage = createStage();
    const { body: ada } = await stage.call('POST', '/customers/', { email: 'ada@example.com', external_id: 'ada' });
    const filter = { conjunction: 'and', clauses: [{ property: 'name', operator: 'eq', value: 'call' }] };
    for (const func of ['count', 'sum', 'avg']) {
      const aggregation = func === 'count' ? { func } : { func, property: 'units' };
      const made = await stage.call('POST', '/meters/', { name: `Calls ${func}`, filter, aggregation });
      meters[func] = made.body.id;
    }
    const call = (timestamp: string, units: number, who: Json) => ({
      name: 'call',
      timestamp,
      metadata: { units, route: units > 5 ? 'big' : 'small' },
      ...who,
    });
    await stage.call('POST', '/events/ingest', {
      events: [
        call('2026-01-01T23:30:00Z', 2, { external_customer_id: 'ada' }),
        call('2026-01-02T01:00:00Z', 3, { customer_id: ada.id }),
        call('2026-01-02T12:00:00Z', 10, { external_customer_id: 'bob' }),
      ],
    });
  });

  const ask = async (func: string, more: Record<string, string>) => {
    const asked = {
      start_timestamp: '2026-01-01T06:00:00.25Z',
      end_timestamp: '2026-01-03T00:00:00Z',
      interval: 'day',
    };
    const search = new URLSearchParams({ ...asked, ...more });
    const { status, body } = await stage.call('GET', `/meters/${meters[func]}/quantities?${search}`);
    return status === 200 ? [body.quantities.map((one: Json) => one.quantity), body.total] : [status, body.error];
  };

  it('is told by the calendar’s days, in steps from the very start', async () => {
    const search = 'start_timestamp=2026-01-01T06:00:00.25Z&end_timestamp=2026-01-03T00:00:00Z&interval=day';
    const { body } = await stage.call('GET', `/meters/${meters.count}/quantities?${search}`);
    expect(body).toEqual({
      quantities: [
        { timestamp: '2026-01-01T06:00:00.250000Z', quantity: 1 },
        { timestamp: '2026-01-02T06:00:00.250000Z', quantity: 2 },
      ],
      total: 3,
    });
  });

  it('follows the zone, the aggregation, the customer by either id, and metadata', async () => {
    expect(await ask('count', { timezone: 'America/New_York' })).toEqual([[2, 1], 3]);
    expect(await ask('sum', {})).toEqual([[2, 13], 15]);
    expect(await ask('avg', {})).toEqual([[2, 6.5], 5]);
    expect(await ask('sum', { external_customer_id: 'ada' })).toEqual([[2, 3], 5]);
    expect(await ask('count', { 'metadata[route]': 'big' })).toEqual([[0, 1], 1]);
    expect(await ask('sum', { end_timestamp: '2026-01-02T02:00:00Z' })).toEqual([[2], 2]);
  });

  it('is refused over too many intervals, the other way round, and for what is none', async () => {
    expect(await ask('count', { interval: 'hour', start_timestamp: '2025-01-01T00:00:00Z' })).toEqual([
      422,
      'PolarRequestValidationError',
    ]);
    expect((await ask('count', { end_timestamp: '2025-01-01T00:00:00Z' }))[0]).toBe(422);
    expect((await ask('count', { interval: 'minute' }))[0]).toBe(422);
    expect((await ask('count', { customer_aggregation_function: 'sum' }))[0]).toBe(501);
  });
});
