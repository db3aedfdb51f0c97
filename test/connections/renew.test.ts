import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryStore } from '../../server-adapter/index.ts';
import { openStore } from '../../server-adapter/store/open.ts';
import type { Store } from '../../server-adapter/store/port.ts';
import { grantedAccess as grants } from '../../src/simulator/oauth2/tables.ts';
import { emptyDatabase } from '../store/embedded.ts';
import { startPostgres } from '../store/postgres.ts';
import { type Fetch, openWorld, type World } from './world.ts';

// Access tokens end, and the one that renews them is good once.

const DAY = 86_400_000;
const NEARLY_OVER = 10 * DAY - 60_000;

/** Polar answers the renewal, and the answer is lost on its way. */
const losing =
  (how: () => Response | Promise<Response>): Fetch =>
  async (request, pass) => {
    if (!(await isRenewal(request))) return pass(request);
    await pass(request);
    return how();
  };
const isRenewal = async (request: Request): Promise<boolean> =>
  request.url.endsWith('/oauth2/token') && (await request.clone().text()).includes('refresh_token');
const renewals = (world: World) =>
  world.endpoint('token').filter(({ body }) => body.includes('grant_type=refresh_token'));
const breaks = (): Response => {
  throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
};

const reads = (world: World, many: number) =>
  Promise.all(Array.from({ length: many }, () => world.ask('customer.search', { query: 'x' })));

describe('a token that is about to end', () => {
  it('is renewed once for a hundred who want it, in two processes', async () => {
    const store = memoryStore();
    const first = await openWorld({ store });
    await first.connect();
    const second = await openWorld({ store, polar: first.polar, client: first.client });
    first.clock.forward(NEARLY_OVER);
    second.clock.forward(NEARLY_OVER);
    const answers = await Promise.all([reads(first, 50), reads(second, 50)]);
    expect(answers.flat().map(({ status }) => status)).toEqual(Array(100).fill(200));
    expect([...renewals(first), ...renewals(second)]).toHaveLength(1);
    expect([...first.endpoint('introspect'), ...second.endpoint('introspect')]).toHaveLength(2);
    const used = new Set([...first.sent, ...second.sent].map(({ authorization }) => authorization).filter(Boolean));
    // That of the first look at the organization, and the new one.
    expect(used.size).toBe(2);
  });

  it('is waited for by a process that finds another one at it', async () => {
    const store = memoryStore();
    const [asked, waited] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const first = await openWorld({
      store,
      between: async (request, pass) => {
        if (!(await isRenewal(request))) return pass(request);
        asked.resolve();
        await waited.promise;
        return pass(request);
      },
    });
    await first.connect();
    let looks = 0;
    const get: Store['connections']['get'] = async (connection) => {
      const kept = await store.connections.get(connection);
      // It looks on its way to the lease, and again and again from there.
      if (kept?.leaseUntil) looks += 1;
      if (looks > 12) waited.resolve();
      return kept;
    };
    const looking = { ...store, connections: { ...store.connections, get } };
    const second = await openWorld({ store: looking, polar: first.polar, client: first.client });
    first.clock.forward(10 * DAY);
    second.clock.forward(10 * DAY);
    const one = reads(first, 1);
    await asked.promise;
    const answers = await Promise.all([one, reads(second, 1)]);
    expect(answers.flat().map(({ status }) => status)).toEqual([200, 200]);
    expect([renewals(first).length, renewals(second).length]).toEqual([1, 0]);
  });

  it('is taken by what its own answer says: an hour after a renewal', async () => {
    const world = await openWorld();
    await world.connect();
    for (const [forward, times] of [
      [9 * DAY, 0],
      [DAY - 60_000, 1],
      [50 * 60_000, 1],
      [8 * 60_000, 2],
    ] as const) {
      world.clock.forward(forward);
      expect((await reads(world, 2))[0]?.status).toBe(200);
      expect(renewals(world)).toHaveLength(times);
    }
  });

  it.each([
    ['is cut off', losing(breaks)],
    ['is a gateway’s', losing(() => new Response('', { status: 502 }))],
    ['cannot be read', losing(() => new Response('{"access_token":'))],
    ['has no token that renews', losing(() => Response.json({ access_token: 'polar_at_u_x', expires_in: 3600 }))],
  ])('has to be made again when the answer %s, and nothing is sent a second time', async (_, between) => {
    const world = await openWorld({ between });
    await world.connect();
    world.clock.forward(NEARLY_OVER);
    const answers = [...(await reads(world, 20)), ...(await reads(world, 5))];
    expect(answers.map(({ status, code }) => [status, code])).toEqual(Array(25).fill([503, 'unavailable']));
    expect(answers[0].state).toEqual({ reason: 'needs_reconnect' });
    expect(renewals(world)).toHaveLength(1);
    expect((await world.ask('connections.get')).result).toMatchObject({ state: 'needs_reconnect', reason: 'lost' });
    expect(world.events.filter(({ kind }) => kind === 'alarm')).toMatchObject([{ connection: 'tenant' }]);
  });

  it('has to be made again when Polar does not take it any more', async () => {
    const world = await openWorld();
    await world.connect();
    const { refresh_token } = world.polar.world.of(grants).all().at(-1) ?? {};
    await world.polar.fetch('https://polar.test/v1/oauth2/revoke', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...world.client, token: refresh_token }),
    });
    const answers = [...(await reads(world, 10)), ...(await reads(world, 10))];
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(503));
    expect(renewals(world)).toHaveLength(1);
    expect((await world.ask('connections.get')).result).toMatchObject({ reason: 'refused' });
  });

  it('goes on with what it has while Polar cannot be reached, and renews as soon as it can', async () => {
    let isAway = true;
    const world = await openWorld({
      between: async (request, pass) => {
        if (isAway && (await isRenewal(request))) throw Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
        return pass(request);
      },
    });
    await world.connect();
    world.clock.forward(NEARLY_OVER);
    expect((await reads(world, 1))[0]?.status).toBe(200);
    world.clock.forward(120_000);
    expect((await reads(world, 1))[0]).toMatchObject({ status: 503, code: 'unavailable' });
    isAway = false;
    expect((await reads(world, 1))[0]?.status).toBe(200);
  });

  it('keeps what it got when only the look at it failed, and calls nothing before it was looked at', async () => {
    let isAway = false;
    const world = await openWorld({
      between: (request, pass) =>
        isAway && request.url.endsWith('/introspect')
          ? Promise.resolve(new Response('', { status: 503 }))
          : pass(request),
    });
    await world.connect();
    world.clock.forward(10 * DAY);
    isAway = true;
    world.sent.length = 0;
    expect((await reads(world, 1))[0]).toMatchObject({ status: 503, code: 'unavailable' });
    expect(world.sent.every(({ path }) => path.startsWith('/v1/oauth2/'))).toBe(true);
    isAway = false;
    expect((await reads(world, 1))[0]?.status).toBe(200);
    expect(renewals(world)).toHaveLength(1);
  });

  it.each([
    ['all organizations', []],
    ['another organization', ['c0ffee00-0000-4000-8000-000000000000']],
    ['one more', null],
  ])('has to be made again when the new one reaches %s; both tokens are ended', async (_, organizations) => {
    let isWider = false;
    const world = await openWorld({
      between: async (request, pass) => {
        const answer = await pass(request);
        if (!isWider || !request.url.endsWith('/introspect')) return answer;
        const body = await answer.json();
        return Response.json({ ...body, organizations: organizations ?? [...body.organizations, 'another'] });
      },
    });
    await world.connect();
    world.clock.forward(NEARLY_OVER);
    isWider = true;
    world.sent.length = 0;
    expect((await reads(world, 3)).map(({ status }) => status)).toEqual([503, 503, 503]);
    expect((await world.ask('connections.get')).result).toMatchObject({ reason: 'organization' });
    expect(world.endpoint('revoke')).toHaveLength(2);
    expect(world.sent.every(({ path }) => path.startsWith('/v1/oauth2/'))).toBe(true);
  });

  it('is lost with the process that renewed it', async () => {
    const world = await openWorld();
    await world.connect();
    world.clock.forward(NEARLY_OVER);
    const kept = await world.store.connections.get('tenant');
    if (kept) await world.store.connections.change('tenant', kept, { leaseUntil: world.clock.now() - 1 });
    expect((await reads(world, 1))[0]).toMatchObject({ status: 503, state: { reason: 'needs_reconnect' } });
    expect(renewals(world)).toEqual([]);
  });
});

describe('a token that ended before its time', () => {
  const end = async (world: World) => {
    const { access_token } = world.polar.world.of(grants).all().at(-1) ?? {};
    await world.polar.fetch('https://polar.test/v1/oauth2/revoke', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...world.client, token: access_token }),
    });
  };

  it('is renewed once, and what was asked is asked again', async () => {
    const world = await openWorld();
    await world.connect();
    await end(world);
    expect((await reads(world, 10)).map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(renewals(world)).toHaveLength(1);
  });

  it('is not renewed without end where Polar takes none', async () => {
    const world = await openWorld({
      between: (request, pass) =>
        request.headers.get('authorization') && !request.url.includes('organizations')
          ? Promise.resolve(Response.json({ error: 'invalid_token' }, { status: 401 }))
          : pass(request),
    });
    await world.connect();
    for (let times = 0; times < 3; times += 1) expect((await reads(world, 1))[0]?.status).toBe(503);
    expect(renewals(world)).toHaveLength(1);
    expect((await world.ask('connections.get')).result).toMatchObject({ state: 'needs_reconnect', reason: 'refused' });
  });
});

describe.each(['pglite', 'postgres'] as const)('over a real database: %s', (engine) => {
  let [one, two]: (Store | undefined)[] = [];
  let folder = '';
  let stop: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    if (engine === 'pglite') {
      folder = await mkdtemp(join(tmpdir(), 'floe-connections-'));
      one = openStore({ dataDir: await emptyDatabase(join(folder, 'store')), production: false });
      two = one;
    } else {
      const postgres = await startPostgres();
      stop = postgres.stop;
      const databaseUrl = await postgres.database('connections');
      one = openStore({ databaseUrl });
      two = openStore({ databaseUrl });
    }
    await one.ready();
  }, 60_000);
  afterAll(async () => {
    await one?.close();
    await two?.close();
    await stop?.();
    if (folder) await rm(folder, { recursive: true });
  });

  it('a hundred who want a new token make one call', async () => {
    const first = await openWorld({ store: one });
    await first.connect();
    const second = await openWorld({ store: two, polar: first.polar, client: first.client });
    first.clock.forward(NEARLY_OVER);
    second.clock.forward(NEARLY_OVER);
    const answers = await Promise.all([reads(first, 50), reads(second, 50)]);
    expect(answers.flat().map(({ status }) => status)).toEqual(Array(100).fill(200));
    expect([...renewals(first), ...renewals(second)]).toHaveLength(1);
  });
});
