import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { jwtCallers } from '../../server-adapter/index.ts';
import { NOW, SECRET } from '../adapter/house.ts';

const key = new TextEncoder().encode(SECRET);
const clock = { now: () => NOW };
const seconds = NOW / 1000;
const claims = {
  sub: 'a-17',
  kind: 'agent',
  name: 'Mia',
  permissions: ['orders:read'],
  aud: 'floe',
  exp: seconds + 600,
};

const sign = (facts: JWTPayload = {}, secret: Uint8Array = key, alg = 'HS256') =>
  new SignJWT({ ...claims, ...facts }).setProtectedHeader({ alg }).sign(secret);
const read = (token: string, authenticate = jwtCallers({ secret: SECRET, clock })) =>
  authenticate(new Request('http://floe.test/', { headers: { authorization: `Bearer ${token}` } }));

describe('a JWT', () => {
  it('says who its bearer is', async () => {
    const ticket = { system: 'zendesk', id: '77', url: 'https://z.example.com/77' };
    const expiresAt = (claims.exp + 60) * 1000;
    const pin = '00002300-6057-4589-b50b-02decaf0b028';
    expect(await read(await sign({ ticket, customer: pin, limits: { usd: 5000 }, connection: 'second' }))).toEqual({
      kind: 'agent',
      id: 'a-17',
      name: 'Mia',
      permissions: ['orders:read'],
      ticket: { ...ticket, proof: 'token' },
      customer: { id: pin },
      limits: { usd: 5000 },
      connection: 'second',
      expiresAt,
    });
    expect(await read(await sign({ kind: 'customer', sub: 'usr_1', member: 'm-1' }))).toEqual({
      kind: 'customer',
      externalId: 'usr_1',
      member: 'm-1',
      expiresAt,
    });
    expect(await read(await sign({ kind: 'service' }))).toEqual({
      kind: 'service',
      id: 'a-17',
      permissions: ['orders:read'],
      expiresAt,
    });
  });

  it('narrows what its bearer reaches of Polar', async () => {
    const polar = { operations: ['customer-sessions:create'], tags: ['orders'] };
    expect(await read(await sign({ kind: 'service', polar }))).toMatchObject({ polar });
    expect(await read(await sign({ polar: {} }))).toMatchObject({ kind: 'agent', polar: {} });
  });

  it('runs out', async () => {
    expect(await read(await sign({ exp: seconds - 59 }))).toMatchObject({ id: 'a-17' });
    expect(await read(await sign({ exp: seconds - 61 }))).toBe('expired');
  });

  it.each<[string, JWTPayload]>([
    ['for another audience', { aud: 'other' }],
    ['without an audience', { aud: undefined }],
    ['with a grant of another kind', { polar: ['orders:list'] }],
    ['with names that are none in its grant', { polar: { operations: [7] } }],
    ['with a word nobody knows in its grant', { polar: { only: ['orders:list'] } }],
    ['that never ends', { exp: undefined }],
    ['that lives too long', { exp: seconds + 961 }],
    ['without a subject', { sub: undefined }],
    ['without a kind', { kind: undefined }],
    ['of an unknown kind', { kind: 'root' }],
    ['that begins later', { nbf: seconds + 300 }],
  ])('%s is nobody’s', async (_name, facts) => {
    expect(await read(await sign(facts))).toBeNull();
  });

  it('is not taken with another key, another algorithm, none, or a change', async () => {
    const token = await sign();
    const [head = '', body = '', mac = ''] = token.split('.');
    const wrongs = [
      await sign({}, new TextEncoder().encode(`${SECRET}!`)),
      await sign({}, new TextEncoder().encode(SECRET.padEnd(64, '.')), 'HS512'),
      new UnsecuredJWT(claims).encode(),
      `${head}.${body}.`,
      `${head}.${btoa(JSON.stringify({ ...claims, sub: 'root' })).replace(/=+$/, '')}.${mac}`,
      'polar_oat_demo',
      '..',
    ];
    for (const wrong of wrongs) expect(await read(wrong), wrong).toBeNull();
  });

  it('is read from nowhere but the bearer', async () => {
    const authenticate = jwtCallers({ secret: SECRET, clock });
    const token = await sign();
    const places: Record<string, string>[] = [
      {},
      { authorization: token },
      { authorization: `Basic ${token}` },
      { cookie: `token=${token}` },
    ];
    for (const headers of places) {
      expect(await authenticate(new Request(`http://floe.test/?token=${token}`, { headers }))).toBeNull();
    }
  });

  it('is checked against published keys', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }] };
    const issuer = 'https://id.example.com';
    const options = { jwksUrl: `${issuer}/jwks.json`, issuer, clock };
    const authenticate = jwtCallers({ ...options, fetch: async () => Response.json(jwks) });
    const make = (facts: JWTPayload, header = { alg: 'ES256', kid: 'k1' }) =>
      new SignJWT({ ...claims, iss: issuer, ...facts }).setProtectedHeader(header).sign(privateKey);
    expect(await read(await make({}), authenticate)).toMatchObject({ id: 'a-17' });
    expect(await read(await make({ iss: 'https://other.example.com' }), authenticate)).toBeNull();
    expect(await read(await make({}, { alg: 'ES256', kid: 'k2' }), authenticate)).toBeNull();
    // The published key as a shared secret: the oldest trick.
    const shared = new TextEncoder().encode(JSON.stringify(jwks.keys[0]));
    expect(await read(await sign({ iss: issuer }, shared), authenticate)).toBeNull();
    const down = jwtCallers({ ...options, fetch: async () => new Response(null, { status: 500 }) });
    await expect(read(await make({}), down)).rejects.toThrow();
  });
});
