import { describe, expect, test } from 'vitest';
import { openPolar, type Shop } from './open-polar.ts';

describe('tokens', () => {
  test('none is 401 Unauthorized', async () => {
    const { status, body, headers } = await openPolar().ask('GET', '/v1/products/', { token: null });
    expect([status, body]).toEqual([401, { error: 'Unauthorized', detail: 'Unauthorized' }]);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="polar"');
  });

  test('an unknown one is 401 invalid_token, before the path is looked at', async () => {
    const { status, body } = await openPolar().ask('GET', '/v1/nothing', { token: 'polar_oat_wrong' });
    expect([status, body.error, 'detail' in body]).toEqual([401, 'invalid_token', false]);
  });

  test('one stops being good when its time is over', async () => {
    const shop = openPolar();
    const token = shop.polar.accessToken({ expiresAt: shop.polar.world.time.now() + 1000 });
    expect((await shop.ask('GET', '/v1/products/', { token })).status).toBe(200);
    shop.pass(1000);
    expect((await shop.ask('GET', '/v1/products/', { token })).status).toBe(401);
  });

  test('without the scope it is 403, and the header names the scope', async () => {
    const shop = openPolar();
    const token = shop.polar.accessToken({ scopes: ['products:read'] });
    const { status, body, headers } = await shop.ask('POST', '/v1/products/', { token, body: {} });
    expect([status, body.error]).toEqual([403, 'insufficient_scope']);
    expect(headers.get('www-authenticate')).toContain('scope="products:write"');
    expect((await shop.ask('GET', '/v1/products/', { token })).status).toBe(200);
  });

  test('what another organization made is not found', async () => {
    const shop = openPolar();
    const made = await shop.ask('POST', '/v1/customers/', { body: { email: 'ada@example.com' } });
    const token = shop.polar.accessToken({ organization: 'other' });
    expect((await shop.ask('GET', `/v1/customers/${made.body.id}`, { token })).status).toBe(404);
  });

  test('an organization’s token may not name an organization', async () => {
    const shop = openPolar();
    const organization_id = shop.polar.moves.organization({ slug: 'acme' });
    const { status, body } = await shop.ask('POST', '/v1/customers/', {
      body: { email: 'ada@example.com', organization_id },
    });
    expect([status, body.detail?.[0]?.type]).toEqual([422, 'organization_token']);
  });
});

async function session(shop: Shop, customer: object, wanted: object = {}) {
  const made = await shop.ask('POST', '/v1/customers/', { body: customer });
  return shop.ask('POST', '/v1/customer-sessions/', { body: { customer_id: made.body.id, ...wanted } });
}

describe('portal sessions', () => {
  test('a person gets the session of its owner', async () => {
    const shop = openPolar();
    const { status, body } = await session(shop, { email: 'ada@example.com', name: 'Ada' });
    expect([status, String(body.token).slice(0, 10)]).toEqual([201, 'polar_mst_']);
    const who = await shop.ask('GET', '/v1/customer-portal/customer-session/user', { token: body.token });
    expect(who.body).toMatchObject({ type: 'member', role: 'owner', email: 'ada@example.com' });
  });

  test('an organization without members gives a customer’s session', async () => {
    const shop = openPolar();
    shop.polar.moves.organization({ slug: 'acme', features: { member_model_enabled: false } });
    const { body } = await session(shop, { email: 'ada@example.com' });
    expect(String(body.token).slice(0, 10)).toBe('polar_cst_');
  });

  test('a team has to say whose', async () => {
    const { status, body } = await session(openPolar(), { type: 'team', email: 'team@example.com' });
    expect([status, body.detail?.[0]?.loc]).toEqual([422, ['body', 'member_id']]);
  });

  test('it lasts an hour', async () => {
    const shop = openPolar();
    const { body } = await session(shop, { email: 'ada@example.com' });
    const me = () => shop.ask('GET', '/v1/customer-portal/customers/me', { token: body.token });
    shop.pass(59 * 60_000);
    expect((await me()).status).toBe(200);
    shop.pass(60_000);
    expect((await me()).body.error).toBe('invalid_token');
  });

  test('each kind of token counts as none on the other side', async () => {
    const shop = openPolar();
    const { body } = await session(shop, { email: 'ada@example.com' });
    expect((await shop.ask('GET', '/v1/customers/', { token: body.token })).body.error).toBe('Unauthorized');
    expect((await shop.ask('GET', '/v1/customer-portal/customers/me')).body.error).toBe('Unauthorized');
  });

  test('a plain member is kept from billing, a billing manager is not', async () => {
    const shop = openPolar();
    const team = await shop.ask('POST', '/v1/customers/', { body: { type: 'team', email: 'team@example.com' } });
    const tokens = await Promise.all(
      ['member', 'billing_manager'].map(async (role) => {
        const member = await shop.ask('POST', `/v1/customers/${team.body.id}/members`, {
          body: { email: `${role}@example.com`, role },
        });
        const made = await shop.ask('POST', '/v1/customer-sessions/', {
          body: { customer_id: team.body.id, member_id: member.body.id },
        });
        return made.body.token;
      }),
    );
    const patch = (token: string | undefined) =>
      shop.ask('PATCH', '/v1/customer-portal/customers/me', { token: token ?? null, body: { billing_name: 'Team' } });
    expect((await patch(tokens[0])).body.error).toBe('NotPermitted');
    expect((await patch(tokens[1])).status).toBe(200);
  });

  test('a code by mail signs in once', async () => {
    const shop = openPolar();
    const { body } = await session(shop, { email: 'ada@example.com' });
    const organization_id = body.customer?.organization_id;
    const ask = (email: string) =>
      shop.ask('POST', '/v1/customer-portal/customer-session/request', {
        token: null,
        body: { email, organization_id },
      });
    expect([(await ask('ADA@example.com')).status, (await ask('nobody@example.com')).status]).toEqual([202, 202]);
    expect(shop.polar.mailbox).toHaveLength(1);
    const code = shop.polar.mailbox[0]?.secret;
    const enter = () =>
      shop.ask('POST', '/v1/customer-portal/customer-session/authenticate', { token: null, body: { code } });
    expect((await enter()).status).toBe(200);
    expect((await enter()).body.error).toBe('CustomerSessionCodeInvalidOrExpired');
  });
});
