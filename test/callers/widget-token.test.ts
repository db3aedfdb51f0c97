import { describe, expect, it } from 'vitest';
import { createFloe, memoryStore, widgetTokens } from '../../server-adapter/index.ts';
import { createPolar } from '../../src/simulator/index.ts';
import { NOW, ORIGIN, SECRET } from '../adapter/house.ts';
import { smallShop } from '../adapter/shop.ts';

function setUp() {
  let time = NOW;
  const clock = { now: () => time };
  const tokens = widgetTokens({ secret: SECRET, clock });
  const read = (token: string, headers: Record<string, string> = {}) =>
    tokens.authenticate(
      new Request('http://floe.test/', { headers: { authorization: `Bearer ${token}`, ...headers } }),
    );
  const forward = (seconds: number) => {
    time += seconds * 1000;
  };
  return { tokens, read, clock, forward };
}

const mia = { kind: 'agent', sub: 'a-17', name: 'Mia', permissions: ['orders:read'] } as const;

describe('a widget token', () => {
  it('says who its bearer is', async () => {
    const { tokens, read, clock } = setUp();
    const ticket = { system: 'desk', id: 'T-1', url: 'https://desk.example.com/T-1' };
    const token = await tokens.sign({
      ...mia,
      ticket,
      limits: { USD: 500 },
      customer: { externalId: 'u1' },
      connection: 'second',
    });
    const expiresAt = clock.now() + 960_000;
    expect(await read(token)).toEqual({
      kind: 'agent',
      id: 'a-17',
      name: 'Mia',
      permissions: ['orders:read'],
      limits: { usd: 500 },
      ticket: { ...ticket, proof: 'token' },
      customer: { externalId: 'u1' },
      connection: 'second',
      expiresAt,
    });
    expect(await read(await tokens.sign({ kind: 'customer', sub: 'u1', member: 'm1' }))).toEqual({
      kind: 'customer',
      externalId: 'u1',
      member: 'm1',
      expiresAt,
    });
    expect(await read(await tokens.sign({ kind: 'service', sub: 'cron' }))).toEqual({
      kind: 'service',
      id: 'cron',
      permissions: [],
      expiresAt,
    });
  });

  it('runs out', async () => {
    const { tokens, read, forward } = setUp();
    const token = await tokens.sign({ ...mia, expiresIn: 300 });
    forward(300);
    expect(await read(token)).toMatchObject({ id: 'a-17' }); // a minute of skew is forgiven
    forward(60);
    expect(await read(token)).toBe('expired');
  });

  it('lives a quarter of an hour at most', async () => {
    const { tokens, read, clock } = setUp();
    await expect(tokens.sign({ ...mia, expiresIn: 901 })).rejects.toThrow(RangeError);
    // One signed by a clock far ahead would live too long.
    const ahead = widgetTokens({ secret: SECRET, clock: { now: () => clock.now() + 3_600_000 } });
    expect(await read(await ahead.sign(mia))).toBeNull();
  });

  it('works from the page it was made for', async () => {
    const { tokens, read } = setUp();
    const token = await tokens.sign({ ...mia, origin: ORIGIN });
    expect(await read(token, { origin: ORIGIN })).toMatchObject({ id: 'a-17' });
    expect(await read(token, { origin: 'https://other.example.com' })).toBeNull();
    expect(await read(token)).toBeNull();
  });

  it('cannot be altered, and not be made with another secret', async () => {
    const { tokens, read } = setUp();
    const token = await tokens.sign(mia);
    const [payload = '', mac = ''] = token.split('.');
    const forged = btoa(JSON.stringify({ ...mia, sub: 'root', exp: NOW / 1000 + 60 })).replace(/=+$/, '');
    const stranger = await widgetTokens({
      secret: 'another-secret-of-at-least-32-bytes-!',
      clock: { now: () => NOW },
    }).sign(mia);
    const wrongs = [
      `floe_wt_${forged}.${mac}`,
      payload,
      `${payload}.`,
      `${token}.x`,
      `${payload}.${mac.slice(0, -2)}`,
      stranger,
      token.slice(8),
      'floe_wt_',
      '',
    ];
    for (let at = 0; at < token.length; at += 1)
      wrongs.push(`${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`);
    const last = `${token.slice(0, -1)}${token.at(-1) === 'A' ? 'B' : 'A'}`;
    for (const wrong of wrongs.filter((text) => text !== last)) expect(await read(wrong), wrong).toBeNull();
  });

  it.each([
    { sub: '' },
    { sub: 7 },
    { kind: 'root' },
    { permissions: 'orders:read' },
    { permissions: ['everything'] },
    { permissions: ['orders:write', 7] },
    { limits: { usd: -1 } },
    { limits: { usd: 1.5 } },
    { limits: [] },
    { ticket: { system: 'desk' } },
    { ticket: { system: 'desk', id: 'T-1', url: 'javascript:alert(1)' } },
    { customer: {} },
    { customer: { id: 'no-uuid' } },
    { customer: { email: 'a@b.c' } },
    { connection: '' },
    { name: {} },
  ])('with the claim %j is nobody’s', async (claims) => {
    const { tokens, read } = setUp();
    expect(await read(await tokens.sign({ ...mia, ...claims } as never))).toBeNull();
  });

  it('opens the adapter end to end', async () => {
    const { tokens, clock, forward } = setUp();
    const { seed, shelf } = smallShop();
    const polar = createPolar({ seed, clock });
    const floe = createFloe({
      polar: { accessToken: 'polar_oat_demo', fetch: polar.fetch as typeof fetch },
      authenticate: tokens.authenticate,
      secret: SECRET,
      origins: [ORIGIN],
      database: memoryStore(),
      clock,
    });
    const token = await tokens.sign({ kind: 'customer', sub: shelf().elena.externalId, expiresIn: 60 });
    const call = () =>
      floe.handler(
        new Request('http://floe.test/floe/orders.list', {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'floe-client': '1' },
          body: '{"input":{}}',
        }),
      );
    expect(await (await call()).json()).toMatchObject({ total: 2 });
    forward(121);
    const late = await call();
    expect([late.status, (await late.json()).code]).toEqual([401, 'session_expired']);
    expect(late.headers.get('www-authenticate')).toBe('Bearer');
    await floe.close();
  });
});

it('a short secret is refused', () => {
  expect(() => widgetTokens({ secret: 'short' })).toThrow(/fewer than 32 bytes/);
});
