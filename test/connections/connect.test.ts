import { describe, expect, it } from 'vitest';
import { OPERATOR, openWorld, PAGE } from './world.ts';

// Somebody lets Floe reach an organization at Polar.

const CONNECTED = 'floe-connect=connected';

describe('connecting by OAuth', () => {
  it('asks for a code with a challenge, for one organization, and goes back letter by letter to where it said', async () => {
    const world = await openWorld();
    const { url, cookie } = await world.begin();
    expect(`${url.origin}${url.pathname}`).toBe('https://polar.sh/oauth2/authorize');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: world.client.client_id,
      redirect_uri: 'https://floe.example/floe/connect/callback',
      code_challenge_method: 'S256',
      sub_type: 'organization',
    });
    expect(url.searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect(cookie).toMatch(/^__Secure-floe-connect-/);
    const back = await world.arrive(await world.allow(url), cookie);
    expect(back).toMatchObject({ status: 303, outcome: CONNECTED });
    expect(back.text).toBe(`${PAGE}#${CONNECTED}`);
    expect(await world.ask('connections.get')).toMatchObject({
      result: { state: 'connected', kind: 'oauth', organization: { id: world.acme, slug: 'acme', name: 'Acme Inc' } },
    });
  });

  it('gives the browser a cookie that no script reads and no other path gets', async () => {
    const response = await (await openWorld()).post('connect/start', { input: { return_to: PAGE } });
    expect(response.headers.get('set-cookie')).toMatch(
      /; Path=\/floe\/connect\/callback; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(response.headers.get('access-control-allow-credentials')).toBe('true');
    // Nowhere else does a page of another origin send or get one.
    const world = await openWorld();
    const asked = (path: string) =>
      world.floe.handler(
        new Request(`https://floe.example/floe/${path}`, {
          method: 'OPTIONS',
          headers: { origin: 'https://app.example.com' },
        }),
      );
    expect((await asked('connect/start')).headers.get('access-control-allow-credentials')).toBe('true');
    expect((await asked('products.list')).headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('keeps its tokens sealed, and the trail says who connected what', async () => {
    const world = await openWorld();
    await world.connect();
    const kept = await world.store.secrets.get('tenant', 'polar');
    expect(kept?.sealed).toMatch(/^k\./);
    expect(JSON.stringify(kept)).not.toMatch(/polar_(at|rt)/);
    const { entries } = await world.store.audit.list('tenant', { limit: 1 });
    expect(entries).toMatchObject([
      {
        operation: 'connections.connect',
        actor: { kind: 'agent', id: 'mia' },
        detail: { organization: world.acme, kind: 'oauth' },
        outcome: { result: 'ok' },
      },
    ]);
  });

  it('reads Polar from then on, naming the organization', async () => {
    const world = await openWorld();
    await world.connect();
    const listed = await world.ask('products.list');
    expect(listed).toMatchObject({ status: 200, result: [], subject: { connection: 'tenant' } });
    const { authorization, query } = world.sent.at(-1) ?? {};
    expect(authorization).toMatch(/^Bearer polar_at_u_/);
    expect(query?.get('organization_id')).toBe(world.acme);
  });

  it('takes exactly one organization: none named means all of them', async () => {
    const world = await openWorld();
    expect(await world.connect(null)).toMatchObject({ status: 303, outcome: 'floe-connect=organization' });
    expect(await world.made()).toEqual([]);
    // What was given out is ended.
    expect(world.endpoint('revoke').map(({ status }) => status)).toEqual([200, 200]);
  });

  it('tells that somebody said no, or that Polar did', async () => {
    const world = await openWorld();
    for (const [error, outcome] of [
      ['access_denied', 'floe-connect=declined'],
      ['server_error', 'floe-connect=failed'],
    ] as const) {
      const { url, cookie } = await world.begin();
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({ error, state: url.searchParams.get('state') ?? '' }).toString();
      expect(await world.arrive(back, cookie)).toMatchObject({ status: 303, outcome });
    }
    expect(await world.made()).toEqual([]);
    expect(world.endpoint('token')).toEqual([]);
  });
});

describe('whoever comes back', () => {
  /** Nothing is connected, Polar is not asked, and it reads the same whatever was wrong. */
  async function refused(
    come: (world: Awaited<ReturnType<typeof openWorld>>) => Promise<{ status: number; text: string }>,
  ) {
    const world = await openWorld();
    const answer = await come(world);
    expect(await world.made()).toEqual([]);
    expect(world.endpoint('token')).toEqual([]);
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('Nothing was connected.') });
  }
  const changed = (url: URL, name: string, value: string | null) => {
    const to = new URL(url);
    if (value === null) to.searchParams.delete(name);
    else to.searchParams.set(name, value);
    return to;
  };

  it.each([
    ['without a state', null],
    ['with a state of nobody', 'dGVuYW50.AAAA'],
    ['with a state that is none', '%%%'],
  ])('%s is refused', (_, state) =>
    refused(async (world) => {
      const { url, cookie } = await world.begin();
      return world.arrive(changed(await world.allow(url), 'state', state), cookie);
    }),
  );

  it('with two states is refused', () =>
    refused(async (world) => {
      const { url, cookie } = await world.begin();
      const back = await world.allow(url);
      back.searchParams.append('state', back.searchParams.get('state') ?? '');
      return world.arrive(back, cookie);
    }));

  it('with another browser is refused, and nobody can come with that state any more', () =>
    refused(async (world) => {
      const { url, cookie } = await world.begin();
      const back = await world.allow(url);
      expect(await world.arrive(back, null)).toMatchObject({ status: 400 });
      return world.arrive(back, cookie);
    }));

  it('with the cookie of another attempt is refused', () =>
    refused(async (world) => {
      const [mine, theirs] = [await world.begin(), await world.begin()];
      const value = theirs.cookie.split('=')[1];
      return world.arrive(await world.allow(mine.url), `${mine.cookie.split('=')[0]}=${value}`);
    }));

  it('with a state for another connection is refused', () =>
    refused(async (world) => {
      const { url, cookie } = await world.begin();
      const back = await world.allow(url);
      const secret = (back.searchParams.get('state') ?? '').split('.')[1];
      return world.arrive(changed(back, 'state', `${btoa('second')}.${secret}`), cookie);
    }));

  it('from another issuer is refused; from none, or from Polar, not', async () => {
    await refused(async (world) => {
      const { url, cookie } = await world.begin();
      return world.arrive(changed(await world.allow(url), 'iss', 'https://evil.example'), cookie);
    });
    const world = await openWorld();
    const { url, cookie } = await world.begin();
    const back = await world.arrive(changed(await world.allow(url), 'iss', 'https://polar.sh'), cookie);
    expect(back.outcome).toBe(CONNECTED);
  });

  it('after ten minutes is refused', () =>
    refused(async (world) => {
      const { url, cookie } = await world.begin();
      const back = await world.allow(url);
      world.clock.forward(600_000);
      return world.arrive(back, cookie);
    }));

  it('twice is refused the second time, and what was connected stands', async () => {
    const world = await openWorld();
    const { url, cookie } = await world.begin();
    const back = await world.allow(url);
    expect(
      (await Promise.all([1, 2, 3].map(() => world.arrive(back, cookie)))).map(({ status }) => status).sort(),
    ).toEqual([303, 400, 400]);
    expect(await world.made()).toMatchObject([{ state: 'connected' }]);
    expect(world.endpoint('token')).toHaveLength(1);
  });

  it.each([
    ['without a code', null],
    ['with a made-up code', 'polar_ac_nope'],
  ])('%s is told that it failed', async (_, code) => {
    const world = await openWorld();
    const { url, cookie } = await world.begin();
    const back = await world.arrive(changed(await world.allow(url), 'code', code), cookie);
    expect(back.outcome).toBe('floe-connect=failed');
    expect(await world.made()).toEqual([]);
  });

  it('with somebody else’s code is told that it failed: the verifier behind it is another one', async () => {
    const world = await openWorld();
    const [mine, theirs] = [await world.begin(), await world.begin()];
    const stolen = (await world.allow(theirs.url)).searchParams.get('code');
    const back = await world.arrive(changed(await world.allow(mine.url), 'code', stolen), mine.cookie);
    expect(back.outcome).toBe('floe-connect=failed');
    expect(await world.made()).toEqual([]);
  });

  it('finds nothing begun twice at once: the second connection is not kept, and its tokens are ended', async () => {
    const world = await openWorld();
    const [one, two] = [await world.begin(), await world.begin()];
    const backs = [await world.allow(one.url), await world.allow(two.url)] as const;
    const outcomes = await Promise.all([world.arrive(backs[0], one.cookie), world.arrive(backs[1], two.cookie)]);
    expect(outcomes.filter(({ outcome }) => outcome === CONNECTED)).toHaveLength(1);
    expect(await world.made()).toHaveLength(1);
    expect(world.endpoint('revoke')).toHaveLength(2);
  });
});

describe('beginning', () => {
  it('leads back only to the host’s own pages', async () => {
    const world = await openWorld();
    for (const return_to of ['https://evil.example/', undefined, 'javascript:alert(1)']) {
      const response = await world.post('connect/start', { input: { return_to } });
      expect(response.status).toBe(422);
    }
  });

  it('needs the right to, and is not for what stands already', async () => {
    const world = await openWorld();
    const reader = { ...OPERATOR, permissions: ['connections:read'] } as typeof OPERATOR;
    expect((await world.post('connect/start', { input: { return_to: PAGE } }, reader)).status).toBe(403);
    await world.connect();
    const again = await world.post('connect/start', { input: { return_to: PAGE } });
    expect(await again.json()).toMatchObject({ code: 'state_conflict', state: { reason: 'connected' } });
  });

  it('is by a token alone where Floe has no registration at Polar', async () => {
    const world = await openWorld({ floe: { connect: { rate: false } } });
    const response = await world.post('connect/start', { input: { return_to: PAGE } });
    expect(await response.json()).toMatchObject({ code: 'state_conflict', state: { reason: 'no_oauth' } });
    expect((await world.ask('connections.get')).result).toMatchObject({ state: 'not_connected', ways: ['token'] });
  });
});
