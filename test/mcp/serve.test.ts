import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { agent, NOW, ORIGIN, openHouse } from '../adapter/house.ts';
import { byBearer, byUrl, makeToken, namesOf, send } from './model.ts';

describe('the door for models', () => {
  it('is closed to pages that are not on the list, and open to those that are', async () => {
    const house = openHouse();
    const { headers } = byBearer(await makeToken(house));
    const from = async (more: Record<string, string>) =>
      (await send(house, { headers: { ...headers, ...more } }, 'tools/list')).status;
    expect(await from({ origin: 'https://evil.example' })).toBe(403);
    expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await from({ origin: ORIGIN })).toBe(200);
    const preflight = await house.visit('mcp', { method: 'OPTIONS', headers: { origin: ORIGIN } });
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Mcp-Protocol-Version');
  });

  it('takes no session of a person, and no token in the query', async () => {
    const house = openHouse();
    const authorization = house.token(agent());
    expect((await send(house, { headers: { authorization } }, 'tools/list')).status).toBe(401);
    const { token } = await makeToken(house);
    expect((await send(house, { path: `mcp?token=${token}` }, 'tools/list')).status).toBe(401);
  });

  it('keeps no stream open', async () => {
    const house = openHouse();
    const { headers } = byBearer(await makeToken(house));
    for (const method of ['GET', 'DELETE']) {
      const init = { method, headers: { ...headers, accept: 'text/event-stream' } };
      expect((await house.visit('mcp', init)).status).toBe(405);
    }
    const listen = await send(house, { headers }, 'subscriptions/listen', {
      notifications: { toolsListChanged: true },
    });
    expect(await listen.text()).toContain('error');
  });

  it('reads no more than fits, and nothing that is not JSON', async () => {
    const house = openHouse();
    const { headers } = byBearer(await makeToken(house));
    const post = (body: string, type = 'application/json') =>
      house.visit('mcp', { method: 'POST', headers: { ...headers, 'content-type': type }, body });
    expect((await post(`{"a":"${'x'.repeat(300_000)}"}`)).status).toBe(413);
    expect((await post('{}', 'text/plain')).status).toBe(415);
    expect((await post('nothing')).status).toBe(400);
    expect((await post('{"jsonrpc":"2.0","id":1,"method":"tools/call","method":"tools/list"}')).status).toBe(400);
  });

  it('tells no token, in answers or to the operator', async () => {
    const house = openHouse();
    const made = await makeToken(house, { form: 'url', methods: ['read'] });
    const secret = made.url.slice(-43);
    const answers = await Promise.all([
      send(house, byUrl(made), 'tools/list'),
      send(house, byUrl(made), 'nothing/known'),
    ]);
    for (const answer of answers) {
      expect(await answer.text()).not.toContain(secret);
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    }
    expect(JSON.stringify(house.events)).not.toContain(secret);
  });

  it('is closed for a token whose maker cannot be asked, and says to the operator why', async () => {
    let asked = 0;
    const people = () => {
      asked += 1;
      if (asked > 1) throw new Error('directory down');
      return agent({ id: 'm-1' }) as never;
    };
    const house = openHouse({ mcp: { url: 'https://floe.test/floe', maker: people } });
    const made = await makeToken(house, { permissions: ['orders:read'] });
    expect((await send(house, byBearer(made), 'tools/list')).status).toBe(500);
    expect(house.events).toMatchObject([{ kind: 'failed', cause: expect.stringContaining('directory down') }]);
  });
});

describe('with an authorization server', () => {
  const issuer = 'https://auth.example.com';
  const mcp = 'https://floe.test/floe/mcp';

  async function open() {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }] };
    const house = openHouse({
      mcp: {
        url: 'https://floe.test/floe',
        maker: ({ id }) =>
          id === 'gone' ? null : { kind: 'agent', id, permissions: ['orders:read', 'customers:read'] },
        issuer: { url: issuer, jwksUrl: `${issuer}/keys`, fetch: async () => Response.json(keys) },
      },
    });
    const sign = ({ sub = 'p-1', aud = mcp, iss = issuer, ...claims } = {} as Record<string, string>) =>
      new SignJWT({ kind: 'agent', permissions: ['orders:read', 'refunds:write'], ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'k' })
        .setSubject(sub)
        .setIssuer(iss)
        .setAudience(aud)
        .setExpirationTime(NOW / 1000 + 600)
        .sign(privateKey);
    const come = async (token: Promise<string>) => ({ headers: { authorization: `Bearer ${await token}` } });
    return { house, sign, come };
  }

  it('says who gives out tokens, and where that stands', async () => {
    const { house } = await open();
    const refused = await send(house, {}, 'tools/list');
    expect(refused.status).toBe(401);
    const where = /resource_metadata="([^"]+)"/.exec(refused.headers.get('www-authenticate') ?? '')?.[1] ?? '';
    const metadata = await house.visit(where.replace('https://floe.test/floe/', ''));
    expect(await metadata.json()).toMatchObject({ resource: mcp, authorization_servers: [issuer] });
  });

  it('takes its tokens for this very address alone, worth no more than the host says', async () => {
    const { house, sign, come } = await open();
    const names = await namesOf(house, await come(sign()));
    expect(names).toContain('order_get');
    expect(names.filter((name) => /refund_create|customer_get/.test(name))).toEqual([]);
    const wrong: Record<string, string>[] = [
      { aud: 'floe' },
      { aud: 'https://other.example/mcp' },
      { iss: 'https://evil.example' },
      { sub: 'gone' },
      { kind: 'customer' },
    ];
    for (const claims of wrong) expect((await send(house, await come(sign(claims)), 'tools/list')).status).toBe(401);
  });
});
