import { beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Json, type Stage } from './stage.ts';

// An application asks somebody who works at Polar for access to an organization.

const BACK = 'https://kit.example/back';

let stage: Stage;
let client: Json;

const form = (fields: Record<string, string>): Json => ({
  client_id: client.client_id,
  client_secret: client.client_secret,
  ...fields,
});

async function send(method: string, path: string, body?: Json, bearer = ''): Promise<Response> {
  return stage.polar.fetch(`https://polar.test${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...(bearer && { Authorization: `Bearer ${bearer}` }) },
    redirect: 'manual',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
const post = async (path: string, body: Json): Promise<Json> => {
  const response = await send('POST', path, body);
  return { status: response.status, ...((await response.json()) as object) };
};

function asked(changes: Record<string, string> = {}): string {
  const query = {
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: BACK,
    scope: 'openid products:read',
  };
  return new URLSearchParams({ ...query, state: 's1', sub_type: 'organization', ...changes }).toString();
}

async function consent(choice: Json = {}, changes: Record<string, string> = {}): Promise<URL | number> {
  const [organization] = (await stage.call('GET', '/organizations/')).body.items;
  const body = { action: 'allow', organizations: organization.id, ...choice };
  const response = await send('POST', `/v1/oauth2/consent?${asked(changes)}`, body);
  return response.status === 302 ? new URL(response.headers.get('location') ?? '') : response.status;
}

async function tokens(): Promise<Json> {
  const place = (await consent()) as URL;
  const code = place.searchParams.get('code') ?? '';
  return post('/v1/oauth2/token', form({ grant_type: 'authorization_code', code, redirect_uri: BACK }));
}

beforeEach(async () => {
  stage = createStage();
  client = await post('/v1/oauth2/register', { client_name: 'Kit', redirect_uris: [BACK] });
  stage.polar.moves.signIn('owner@example.com');
});

describe('an application', () => {
  it('registers itself, and is shown and deleted to whoever has the token it got', async () => {
    expect(client).toMatchObject({ status: 201, client_name: 'Kit', token_endpoint_auth_method: 'client_secret_post' });
    const path = `/v1/oauth2/register/${client.client_id}`;
    expect((await send('GET', path)).status).toBe(400);
    expect((await send('GET', path, undefined, 'polar_crt_other')).status).toBe(400);
    const shown = await send('GET', path, undefined, client.registration_access_token);
    expect(await shown.json()).toMatchObject({ client_id: client.client_id, client_secret: client.client_secret });
    const renamed = { client_name: 'Kit 2', redirect_uris: [BACK] };
    expect(await (await send('PUT', path, renamed, client.registration_access_token)).json()).toMatchObject(renamed);
    expect((await send('DELETE', path)).status).toBe(400);
    expect((await send('DELETE', path, undefined, client.registration_access_token)).status).toBe(204);
    expect((await send('GET', path, undefined, client.registration_access_token)).status).toBe(400);
  });
});

describe('asking', () => {
  const ask = async (changes: Record<string, string> = {}) => send('GET', `/v1/oauth2/authorize?${asked(changes)}`);

  it('shows what is asked to somebody who is signed in, and nothing to others', async () => {
    const page = (await (await ask()).json()) as Json;
    expect(page).toMatchObject({ client: { client_name: 'Kit' }, requires_single_organization: true });
    expect(page.sub.email).toBe('owner@example.com');
    expect(page.organizations).toHaveLength(1);
    stage.polar.moves.signIn(null);
    expect((await ask()).status).toBe(401);
    expect(await consent()).toBe(401);
  });

  it('refuses a client or a place it does not know, and tells the client of a scope it does not', async () => {
    expect((await ask({ client_id: 'polar_ci_nope' })).status).toBe(400);
    expect((await ask({ redirect_uri: 'https://evil.example' })).status).toBe(400);
    const sent = await ask({ scope: 'zzz' });
    expect(sent.status).toBe(302);
    expect(new URL(sent.headers.get('location') ?? '').searchParams.get('error')).toBe('invalid_scope');
  });

  it('sends back with a code, or with a no; one organization has to be chosen', async () => {
    const place = (await consent()) as URL;
    expect(place.origin + place.pathname).toBe(BACK);
    expect(place.searchParams.get('state')).toBe('s1');
    expect(((await consent({ action: 'deny' })) as URL).searchParams.get('error')).toBe('access_denied');
    expect(await consent({ organizations: '' })).toBe(400);
  });
});

describe('tokens', () => {
  it('open what was allowed, no more, until they are revoked', async () => {
    const { access_token, expires_in, id_token } = await tokens();
    expect([expires_in, id_token.split('.').length]).toEqual([864_000, 3]);
    expect((await stage.call('GET', '/products/', undefined, access_token)).status).toBe(200);
    expect((await stage.call('GET', '/customers/', undefined, access_token)).body.error).toBe('insufficient_scope');
    const { sub, email } = (await stage.call('GET', '/oauth2/userinfo', undefined, access_token)).body;
    expect([typeof sub, email]).toEqual(['string', undefined]);
    expect((await stage.call('GET', '/oauth2/userinfo')).status).toBe(401);
    expect(await post('/v1/oauth2/introspect', form({ token: access_token }))).toMatchObject({ active: true, sub });
    await post('/v1/oauth2/revoke', form({ token: access_token }));
    expect((await stage.call('GET', '/products/', undefined, access_token)).status).toBe(401);
    expect((await post('/v1/oauth2/introspect', form({ token: access_token }))).active).toBe(false);
  });

  it('come once for each code, and only to the client that shows its secret', async () => {
    const place = (await consent()) as URL;
    const code = place.searchParams.get('code') ?? '';
    const wanted = { grant_type: 'authorization_code', code, redirect_uri: BACK };
    const stranger = { ...form(wanted), client_secret: 'polar_cs_nope' };
    expect(await post('/v1/oauth2/token', stranger)).toMatchObject({ status: 401, error: 'invalid_client' });
    const elsewhere = form({ ...wanted, redirect_uri: 'https://kit.example/other' });
    expect((await post('/v1/oauth2/token', elsewhere)).error).toBe('invalid_grant');
    expect((await post('/v1/oauth2/token', form(wanted))).status).toBe(200);
    expect((await post('/v1/oauth2/token', form(wanted))).error).toBe('invalid_grant');
  });

  it('end with their time, a code after ten minutes', async () => {
    const place = (await consent()) as URL;
    stage.wait(601);
    const code = place.searchParams.get('code') ?? '';
    const wanted = form({ grant_type: 'authorization_code', code, redirect_uri: BACK });
    expect((await post('/v1/oauth2/token', wanted)).error).toBe('invalid_grant');
    const { access_token } = await tokens();
    stage.wait(864_001);
    expect((await stage.call('GET', '/products/', undefined, access_token)).status).toBe(401);
  });

  it('are renewed once by each refresh token', async () => {
    const first = await tokens();
    const renew = (token: string) =>
      post('/v1/oauth2/token', form({ grant_type: 'refresh_token', refresh_token: token }));
    const second = await renew(first.refresh_token);
    expect(second).toMatchObject({ status: 200, expires_in: 3600 });
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await renew(first.refresh_token)).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect((await stage.call('GET', '/products/', undefined, second.access_token)).status).toBe(200);
  });

  it('are asked for by form, too, with the secret in the header', async () => {
    const response = await stage.polar.fetch('https://polar.test/v1/oauth2/introspect', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Authorization: `Basic ${btoa(`${client.client_id}:${client.client_secret}`)}`,
      },
      body: new URLSearchParams({ token: (await tokens()).access_token }),
    });
    expect(await response.json()).toMatchObject({ active: true });
  });
});

describe('a code that was asked for with a challenge', () => {
  // From RFC 7636, appendix B.
  const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  const CHALLENGE = { code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' };
  const redeem = async (verifier: Record<string, string>) => {
    const code = ((await consent({}, CHALLENGE)) as URL).searchParams.get('code') ?? '';
    const fields = { grant_type: 'authorization_code', code, redirect_uri: BACK, ...verifier };
    return (await post('/v1/oauth2/token', form(fields))).status;
  };

  it('is good with what is behind the challenge, and with nothing else', async () => {
    expect(await redeem({ code_verifier: VERIFIER })).toBe(200);
    expect(await redeem({ code_verifier: CHALLENGE.code_challenge })).toBe(400);
    expect(await redeem({})).toBe(400);
  });
});

describe('access that names no organization', () => {
  it('is for all of the person’s, which is told as none', async () => {
    const place = (await consent({ organizations: undefined }, { sub_type: 'user' })) as URL;
    const code = place.searchParams.get('code') ?? '';
    const { access_token } = await post(
      '/v1/oauth2/token',
      form({ grant_type: 'authorization_code', code, redirect_uri: BACK }),
    );
    expect(await post('/v1/oauth2/introspect', form({ token: access_token }))).toMatchObject({ organizations: [] });
  });
});
