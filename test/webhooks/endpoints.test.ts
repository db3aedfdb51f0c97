// Endpoints at Polar: listed as they stand now, made, changed, and which of them is ours.
import { describe, expect, it } from 'vitest';
import {
  changeEndpoint,
  createEndpoint,
  type Endpoint,
  listEndpoints,
  ownEndpoint,
} from '../../server-adapter/webhooks/endpoints.ts';
import { merchant } from '../adapter/merchant.ts';
import { openRoad } from '../adapter/road.ts';

const wanted = { url: 'https://app.example.com/hook', format: 'raw', events: ['order.paid'] };

describe('the endpoints at Polar', () => {
  it('are made, listed and changed', async () => {
    const { road } = openRoad();
    expect(await listEndpoints(road)).toMatchObject({ ok: true, body: [] });
    const made = await createEndpoint(road, wanted);
    expect(made).toMatchObject({ ok: true, body: { ...wanted, enabled: true } });
    const id = made.ok ? made.body.id : '';
    expect(await changeEndpoint(road, id, { enabled: false })).toMatchObject({
      ok: true,
      body: { id, enabled: false },
    });
    expect(await listEndpoints(road)).toMatchObject({ ok: true, body: [{ id, enabled: false }] });
  });

  it('are read past what was kept, all of them, after what is urgent', async () => {
    const { house, road, asked } = openRoad();
    await listEndpoints(road);
    await merchant(house, 'POST', '/v1/webhooks/endpoints', wanted);
    expect(await listEndpoints(road)).toMatchObject({ ok: true, body: [wanted] });
    expect(asked[0]).toEqual({
      method: 'GET',
      path: '/v1/webhooks/endpoints',
      query: { limit: 100 },
      fresh: true,
      class: 'background',
    });
  });

  it('may not be readable', async () => {
    const { house, road } = openRoad();
    house.polar.faults.add({ match: { path: '/v1/webhooks/endpoints' }, answer: { status: 403 } });
    expect(await listEndpoints(road)).toMatchObject({ ok: false, failure: { status: 403 } });
  });

  it('are addressed by nothing but their id', async () => {
    const { road, asked } = openRoad();
    await changeEndpoint(road, '../refunds', {});
    expect(asked[0]).toMatchObject({ method: 'PATCH', path: '/v1/webhooks/endpoints/..%2Frefunds' });
  });
});

describe('ours', () => {
  const endpoint = (id: string, facts: Partial<Endpoint> = {}): Endpoint => ({
    ...wanted,
    id,
    secret: 'ours',
    enabled: true,
    modified_at: null,
    ...facts,
  });

  it('is the one with our secret that is on, or else the first that is off', () => {
    const [off, late] = [endpoint('off', { enabled: false }), endpoint('late', { enabled: false })];
    const strange = endpoint('strange', { secret: 'theirs' });
    expect(ownEndpoint([strange, off, endpoint('on')], ['ours'])?.id).toBe('on');
    expect(ownEndpoint([strange, off, late], ['ours'])?.id).toBe('off');
    expect(ownEndpoint([endpoint('old', { secret: 'old' })], ['ours', 'old'])?.id).toBe('old');
    expect(ownEndpoint([strange], ['ours'])).toBeUndefined();
    expect(ownEndpoint([], ['ours'])).toBeUndefined();
  });
});
