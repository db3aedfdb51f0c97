// OpenFeature's remote evaluation: who may ask, what it says, and OpenFeature's own providers over it.
import { OFREPProvider } from '@openfeature/ofrep-provider';
import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';
import { OpenFeature } from '@openfeature/server-sdk';
import { OpenFeature as WebFeature } from '@openfeature/web-sdk';
import { afterAll, describe, expect, it } from 'vitest';
import type { Authenticated } from '../../server-adapter/index.ts';
import { agent, ORIGIN } from '../adapter/house.ts';
import { elena, type FlagShop, name, openShop, takeBack, told } from '../entitlements/shop.ts';

afterAll(async () => {
  await OpenFeature.close();
  await WebFeature.close();
});

const customer = { kind: 'customer', ...elena } as const;
const service = { kind: 'service', id: 'worker', permissions: ['benefits:read'] } as const;

interface Asking {
  readonly as?: Authenticated;
  readonly body?: string;
  readonly headers?: Record<string, string | null>;
  readonly method?: string;
}

async function ask(shop: FlagShop, key: string | null, context: object | undefined, asking: Asking = {}) {
  const { as = service, headers, method = 'POST', body = JSON.stringify({ context }) } = asking;
  const path = `ofrep/v1/evaluate/flags${key === null ? '' : `/${key}`}`;
  const all = { 'content-type': 'application/json', 'floe-client': null, ...headers };
  const response = await shop.visit(path, { method, as, headers: all, body });
  const text = await response.text();
  return {
    status: response.status,
    etag: response.headers.get('etag'),
    response,
    body: text ? JSON.parse(text) : null,
  };
}

const about = (targetingKey: string) => ({ targetingKey });

describe('one flag', () => {
  it('is what the customer has', async () => {
    const shop = await openShop();
    const found = await ask(shop, 'beta', about('usr_elena'));
    expect(found).toMatchObject({
      status: 200,
      body: { key: 'beta', value: true, reason: 'TARGETING_MATCH', variant: 'granted' },
    });
    expect((await ask(shop, shop.beta, about('usr_elena'))).body.value).toBe(true);
  });

  it('is closed for who has it not, has it no more, or is nobody', async () => {
    const shop = await openShop();
    const none = { key: 'beta', value: false, reason: 'DEFAULT', variant: 'none' };
    expect((await ask(shop, 'beta', about('usr_priya'))).body).toEqual(none);
    expect((await ask(shop, 'beta', about('usr_new'))).body).toEqual(none);
    await told(shop, 'benefit_grant.revoked', await takeBack(shop));
    expect((await ask(shop, 'beta', about('usr_elena'))).body).toMatchObject({ value: false, variant: 'revoked' });
  });

  it('has the value the benefit names, and none where it is closed', async () => {
    const shop = await openShop();
    await name(shop, shop.beta, { floe_key: 'théâtre/größe', floe_value: 'wide' });
    const key = encodeURIComponent('théâtre/größe');
    expect((await ask(shop, key, about('usr_elena'))).body).toMatchObject({ value: 'wide', variant: 'granted' });
    const closed = await ask(shop, key, about('usr_priya'));
    expect(closed.body).toEqual({ key: 'théâtre/größe', reason: 'DEFAULT', variant: 'none' });
  });

  it('that no benefit has is not found; where that is not known it is closed', async () => {
    const shop = await openShop();
    const unknown = await ask(shop, 'unheard-of', about('usr_elena'));
    expect(unknown).toMatchObject({ status: 404, body: { key: 'unheard-of', errorCode: 'FLAG_NOT_FOUND' } });
    expect((await ask(shop, '%zz', about('usr_elena'))).status).toBe(404);
    shop.polar.faults.add({ match: { path: '/v1/benefits/' }, answer: { status: 403 } });
    shop.clock.forward(300_000);
    expect((await ask(shop, 'unheard-of', about('usr_elena'))).body).toMatchObject({ value: false });
  });

  it('says so while Polar is away', async () => {
    const shop = await openShop();
    await ask(shop, 'beta', about('usr_elena'));
    shop.polar.faults.add({ match: { path: /^\/v1\// }, answer: { status: 503 } });
    shop.clock.forward(360_000);
    expect((await ask(shop, 'beta', about('usr_elena'))).body).toMatchObject({ value: true, reason: 'STALE' });
  });

  it.each<[string, string, string]>([
    ['no JSON', '{', 'PARSE_ERROR'],
    ['a context that is none', '{"context":"elena"}', 'INVALID_CONTEXT'],
    ['a key that is none', '{"context":{"targetingKey":7}}', 'INVALID_CONTEXT'],
    ['an endless key', JSON.stringify({ context: { targetingKey: 'x'.repeat(321) } }), 'INVALID_CONTEXT'],
    ['nobody', '{"context":{}}', 'TARGETING_KEY_MISSING'],
    ['nothing', '', 'TARGETING_KEY_MISSING'],
  ])('asked for with %s is answered in OFREP’s words', async (_name, body, errorCode) => {
    const shop = await openShop();
    expect(await ask(shop, 'beta', undefined, { body })).toMatchObject({
      status: 400,
      body: { key: 'beta', errorCode },
    });
  });
});

describe('who may ask', () => {
  it('a customer about itself, named or not, and about nobody else', async () => {
    const shop = await openShop();
    expect((await ask(shop, 'beta', about('usr_elena'), { as: customer })).status).toBe(200);
    expect((await ask(shop, 'beta', {}, { as: customer })).status).toBe(200);
    for (const key of ['beta', null]) {
      expect((await ask(shop, key, about('usr_ben'), { as: customer })).status).toBe(403);
    }
  });

  it('an agent with the right to read benefits, a service about anybody', async () => {
    const shop = await openShop();
    const may = agent({ permissions: ['benefits:read'] });
    const mayNot = agent({ permissions: ['customers:read'] });
    expect((await ask(shop, 'beta', about('usr_elena'), { as: may })).status).toBe(200);
    expect((await ask(shop, 'beta', about('usr_elena'), { as: mayNot })).status).toBe(403);
    for (const who of ['usr_elena', 'usr_ben']) expect((await ask(shop, 'beta', about(who))).status).toBe(200);
    const pinned = { ...service, customer: { externalId: 'usr_ben' } };
    expect((await ask(shop, 'beta', about('usr_elena'), { as: pinned })).status).toBe(403);
    expect((await ask(shop, 'beta', {}, { as: pinned })).status).toBe(200);
  });

  it('nobody without a bearer, whatever else they bring', async () => {
    const shop = await openShop();
    for (const body of ['{"context":{}}', '{']) {
      expect((await ask(shop, 'beta', {}, { as: null, body })).status).toBe(401);
      expect((await ask(shop, 'beta', {}, { as: 'expired', body })).status).toBe(401);
    }
    // A session that rides on a cookie is no bearer, whoever it belongs to.
    const byCookie = await openShop({ authenticate: () => customer });
    expect((await ask(byCookie, 'beta', {}, { as: null, headers: { cookie: 'session=1' } })).status).toBe(401);
  });

  it('pages of the list alone, which may see the tag', async () => {
    const shop = await openShop();
    const listed = await ask(shop, null, {}, { as: customer, headers: { origin: ORIGIN } });
    expect(listed.status).toBe(200);
    expect(listed.response.headers.get('access-control-expose-headers')).toContain('ETag');
    const foreign = await ask(shop, null, {}, { as: customer, headers: { origin: 'https://evil.example' } });
    expect(foreign.status).toBe(403);
    const headers = { origin: ORIGIN, 'access-control-request-method': 'POST' };
    const preflight = await shop.visit('ofrep/v1/evaluate/flags', { method: 'OPTIONS', headers });
    expect(preflight.headers.get('access-control-allow-headers')).toContain('If-None-Match');
    expect((await ask(shop, null, {}, { method: 'PUT' })).status).toBe(405);
  });
});

describe('all flags', () => {
  it('are what the customer has, and by name what else there is', async () => {
    const shop = await openShop();
    const { body } = await ask(shop, null, about('usr_priya'));
    expect(body.flags).toContainEqual({ key: 'beta', value: false, reason: 'DEFAULT', variant: 'none' });
    expect(body.flags.filter(({ variant }: { variant: string }) => variant === 'granted')).toHaveLength(2);
    expect(body.flags.map(({ key }: { key: string }) => key)).not.toContain(shop.beta);
  });

  it('have a tag, by which they are not sent twice', async () => {
    const shop = await openShop();
    const first = await ask(shop, null, about('usr_elena'));
    expect(first.etag).toMatch(/^"[\w-]{32}"$/);
    for (const seen of [first.etag, `W/${first.etag}`, `"other", ${first.etag}`, '*']) {
      const again = await ask(shop, null, about('usr_elena'), { headers: { 'if-none-match': seen } });
      expect([again.status, again.body, again.etag]).toEqual([304, null, first.etag]);
    }
    await told(shop, 'benefit_grant.revoked', await takeBack(shop));
    const later = await ask(shop, null, about('usr_elena'), { headers: { 'if-none-match': first.etag } });
    expect(later.status).toBe(200);
    expect(later.etag).not.toBe(first.etag);
  });
});

describe('OpenFeature’s own providers', () => {
  const through = (shop: FlagShop, as: Authenticated) => ({
    baseUrl: 'http://floe.test/floe',
    headers: [['authorization', shop.token(as)]] as [string, string][],
    fetchImplementation: (input: RequestInfo | URL, init?: RequestInit) => shop.floe.handler(new Request(input, init)),
  });

  it('read flags on a server', async () => {
    const shop = await openShop();
    await OpenFeature.setProviderAndWait('ofrep', new OFREPProvider(through(shop, service)));
    const client = OpenFeature.getClient('ofrep');
    expect(await client.getBooleanDetails('beta', false, about('usr_elena'))).toMatchObject({
      ...{ value: true, reason: 'TARGETING_MATCH', variant: 'granted' },
    });
    expect(await client.getBooleanValue('beta', true, about('usr_priya'))).toBe(false);
    expect(await client.getBooleanDetails('unheard-of', false, about('usr_elena'))).toMatchObject({
      ...{ value: false, errorCode: 'FLAG_NOT_FOUND' },
    });
    expect(await client.getBooleanDetails('beta', false)).toMatchObject({ errorCode: 'TARGETING_KEY_MISSING' });
  });

  it('read flags in a page, and hear that they have changed', async () => {
    const shop = await openShop();
    const provider = new OFREPWebProvider({
      ...through(shop, customer),
      cacheMode: 'disabled',
      changeDetection: 'none',
    });
    await WebFeature.setProviderAndWait('ofrep', provider, {});
    const client = WebFeature.getClient('ofrep');
    expect(client.getBooleanValue('beta', false)).toBe(true);
    await told(shop, 'benefit_grant.revoked', await takeBack(shop));
    await WebFeature.setContext('ofrep', about('usr_elena'));
    expect(client.getBooleanValue('beta', true)).toBe(false);
  });
});
