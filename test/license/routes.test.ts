import { describe, expect, it } from 'vitest';
import { ORIGIN } from '../adapter/house.ts';
import { ask, keyOf, openDesk, patchKey, RING } from './desk.ts';

const nobodys = 'FLOE-00000000-0000-4000-8000-000000000000';

async function activated(desk = openDesk(), input: object = {}) {
  const key = await desk.key();
  const { body } = await ask(desk.house, 'activate', { key, ...input });
  const { license_key_id, activation_id } = body.result;
  return { ...desk, key, device: { key, license_key_id, activation_id }, result: body.result };
}

describe('the answer to software', () => {
  it('says what a machine needs, and nothing about anybody', async () => {
    const { house, device, result } = await activated();
    const names = ['activation_id', 'expires_at', 'license_key_id', 'limit_usage', 'ticket', 'usage'];
    expect(Object.keys(result).sort()).toEqual(names);
    const { body } = await ask(house, 'validate', device);
    expect(Object.keys(body)).toEqual(['result', 'requestId']);
    expect(Object.keys(body.result).sort()).toEqual(names);
    const [, claims = ''] = body.result.ticket.split('.');
    const told = Object.keys(JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/'))));
    expect(told).toEqual(['key', 'license', 'activation', 'fingerprint', 'nonce', 'iat', 'exp', 'ends']);
    const { customer } = await keyOf(house);
    const all = JSON.stringify([result, body]);
    for (const secret of [device.key, customer.email, house.shop.elena.customer]) expect(all).not.toContain(secret);
  });

  it('comes by the organization’s way alone', async () => {
    const { house, device } = await activated();
    await ask(house, 'validate', device);
    await ask(house, 'deactivate', device);
    const paths = house.seen.map(({ method, path }) => `${method} ${path}`);
    expect(paths.filter((path) => /customer-portal|customer-sessions/.test(path))).toEqual([]);
    expect(paths.filter((path) => path.startsWith('POST'))).toEqual([
      'POST /v1/license-keys/validate',
      'POST /v1/license-keys/activate',
      'POST /v1/license-keys/validate',
      'POST /v1/license-keys/deactivate',
    ]);
  });

  it('is not there where nothing is licensed', async () => {
    const { house } = openDesk({ license: undefined });
    expect((await ask(house, 'activate', { key: nobodys })).body.code).toBe('unknown_operation');
  });

  it.each([
    [{ key: '' }, 'key'],
    [{ key: 'x'.repeat(201) }, 'key'],
    [{ key: nobodys, fingerprint: 'C:\\my-disk' }, 'fingerprint'],
    [{ key: nobodys, kids: [] }, 'kids'],
    [{ key: nobodys, label: ' ' }, 'label'],
    [{ key: nobodys, customer: 'c' }, 'customer'],
  ])('names what is wrong in %j', async (input, path) => {
    const { house } = openDesk();
    const { status, body } = await ask(house, 'activate', input);
    expect([status, body.code, body.errors.map((error: { path: string }) => error.path)]).toEqual([
      422,
      'invalid_input',
      [path],
    ]);
    expect(house.seen).toEqual([]);
  });
});

describe('a key that nobody here has', () => {
  /** What somebody with a stopwatch on the way to Polar could tell apart. */
  async function asked(what: 'activate' | 'validate' | 'deactivate', input: object) {
    const desk = openDesk();
    await activated(desk);
    const before = desk.house.seen.length;
    const ids = what === 'activate' ? {} : { license_key_id: crypto.randomUUID(), activation_id: crypto.randomUUID() };
    const { status, body } = await ask(desk.house, what, { ...ids, ...input });
    const { requestId: _, ...answer } = body;
    const calls = desk.house.seen
      .slice(before)
      .map(({ method, path }) => `${method} ${path.replace(/[\da-f-]{36}/, '{id}')}`);
    return { status, answer, calls };
  }

  it.each(['activate', 'validate', 'deactivate'] as const)('is the same as a foreign one, to %s', async (what) => {
    const { house } = openDesk();
    const { licenseKey, device } = house.shop.elena;
    const ids = what === 'activate' ? {} : { license_key_id: licenseKey, activation_id: device };
    const other = await asked(what, { key: nobodys });
    expect(other).toMatchObject({ status: 404, answer: { code: 'not_found' } });
    // Ids that are right help nobody who has not the key; nor does a key with the ids of another.
    expect(await asked(what, { key: nobodys, ...ids })).toEqual(other);
    expect(await asked(what, { key: 'another organization’s' })).toEqual(other);
  });

  it('is answered like one of no connection', async () => {
    const unknown = await asked('activate', { key: nobodys });
    const nowhere = await asked('activate', { key: nobodys, connection: 'nowhere' });
    expect(nowhere.answer).toEqual(unknown.answer);
    expect(nowhere.calls).toEqual([]);
  });
});

describe('a place', () => {
  it('is found again by the machine that has it', async () => {
    const { house, key, device } = await activated();
    const again = await ask(house, 'activate', { key });
    expect(again.body.result.activation_id).toBe(device.activation_id);
    expect((await keyOf(house)).activations).toHaveLength(2);
  });

  it('is found where the answer was lost', async () => {
    const desk = openDesk();
    const fault = { match: { path: '/license-keys/activate' }, answer: 'network', when: 'after', times: 1 } as const;
    desk.house.polar.faults.add(fault);
    const { body } = await ask(desk.house, 'activate', { key: await desk.key() });
    const { activations } = await keyOf(desk.house);
    expect(activations.map(({ id }: { id: string }) => id)).toContain(body.result.activation_id);
    expect(activations).toHaveLength(2);
  });

  it('is refused where all are taken, and nothing is sent', async () => {
    const desk = openDesk();
    await patchKey(desk.house, { limit_activations: 1 });
    const { status, body } = await ask(desk.house, 'activate', { key: await desk.key() });
    expect([status, body.code, body.state]).toEqual([409, 'state_conflict', { reason: 'activation_limit' }]);
    expect(desk.house.seen.filter(({ path }) => path.endsWith('/activate'))).toEqual([]);
  });

  it('is not the one of another machine', async () => {
    const { house, device } = await activated();
    const { body } = await ask(house, 'validate', { ...device, fingerprint: 'g'.repeat(43) });
    expect([body.code, body.state]).toEqual(['state_conflict', { reason: 'signed_out' }]);
    const without = await ask(house, 'validate', { ...device, activation_id: null });
    expect(without.body.state).toEqual({ reason: 'signed_out' });
    // A device that the team has added has no fingerprint, so it is nobody's.
    const { device: imac } = house.shop.elena;
    expect((await ask(house, 'validate', { ...device, activation_id: imac })).body.state).toEqual({
      reason: 'signed_out',
    });
  });

  it('is given back once, also where the license has ended', async () => {
    const { house, device } = await activated();
    await patchKey(house, { status: 'disabled' });
    expect((await ask(house, 'deactivate', device)).body.result).toEqual({ activation_id: device.activation_id });
    expect((await ask(house, 'deactivate', device)).status).toBe(200);
    expect((await keyOf(house)).activations).toHaveLength(1);
    expect(house.changes().filter(({ path }) => path.endsWith('/deactivate'))).toHaveLength(1);
  });

  it('is not needed where the license has none', async () => {
    const desk = openDesk();
    await patchKey(desk.house, { limit_activations: null });
    const { house, device } = await activated(desk);
    expect(device.activation_id).toBeNull();
    expect((await ask(house, 'validate', device)).status).toBe(200);
  });

  it('stands in the trail, and open pages hear of it', async () => {
    const desk = openDesk();
    const before = await desk.house.store.changes.newest('default', desk.house.clock.now());
    const { house, device } = await activated(desk);
    await ask(house, 'deactivate', device);
    const { entries } = await house.store.audit.list('default', { customer: house.shop.elena.customer, limit: 10 });
    expect(entries.map(({ operation, actor, outcome }) => [operation, actor.id, outcome?.result])).toEqual([
      ['licenseKeys.deactivate', 'licensed-software', 'ok'],
      ['licenseKeys.activate', 'licensed-software', 'ok'],
    ]);
    expect(JSON.stringify(entries)).not.toContain(device.key);
    const changes = await house.store.changes.since('default', { after: before, limit: 10 });
    const heard = changes?.map(({ customerId, stale }) => [customerId, stale.includes('licenseKeys.get')]);
    expect(heard).toEqual([0, 1].map(() => [house.shop.elena.customer, true]));
  });
});

describe('a license that has ended', () => {
  it.each([
    ['disabled', { status: 'disabled' }, { reason: 'disabled' }],
    ['revoked', { status: 'revoked' }, { reason: 'revoked' }],
    ['expired', { expires_at: '2026-11-01T00:00:00Z' }, { reason: 'expired' }],
  ])('is %s, to a machine that was here before and to one that was not', async (_name, change, state) => {
    const { house, key, device } = await activated();
    await patchKey(house, change);
    expect((await ask(house, 'validate', device)).body).toMatchObject({ code: 'state_conflict', state });
    const first = await ask(house, 'activate', { key, fingerprint: 'g'.repeat(43) });
    expect(first.body).toMatchObject({ code: 'state_conflict', state });
  });

  it('is said to have ended where it cannot be found among all that have', async () => {
    const desk = openDesk();
    const key = await desk.key();
    await patchKey(desk.house, { expires_at: '2026-11-01T00:00:00Z' });
    // The organization is known by then.
    await ask(desk.house, 'activate', { key: nobodys });
    const page = { items: [], pagination: { total_count: 9_999, max_page: 100 } };
    const match = { path: '/v1/license-keys/', method: 'GET' };
    desk.house.polar.faults.add({ match, answer: { status: 200, body: JSON.stringify(page) } });
    const { body } = await ask(desk.house, 'activate', { key });
    expect(body.state).toEqual({ reason: 'ended' });
    expect(desk.house.seen.filter(({ path }) => path.includes('status=revoked'))).toHaveLength(10);
  });

  it.each([404, 403])('is not meant by a %i of somebody between here and Polar', async (status) => {
    const { house, device, key } = await activated();
    house.polar.faults.add({ match: { path: '/license-keys/' }, answer: { status, body: '<h1>No</h1>' } });
    for (const what of ['validate', 'activate', 'deactivate'] as const) {
      const { body } = await ask(house, what, what === 'activate' ? { key, fingerprint: 'g'.repeat(43) } : device);
      expect([what, body.code]).toEqual([what, 'upstream_error']);
    }
  });
});

describe('uses', () => {
  it('are counted, and refused above the limit with what is left', async () => {
    const { house, device } = await activated();
    await patchKey(house, { limit_usage: 3 });
    expect((await ask(house, 'validate', { ...device, increment_usage: 2 })).body.result).toMatchObject({ usage: 2 });
    const { status, body } = await ask(house, 'validate', { ...device, increment_usage: 2 });
    expect([status, body.state]).toEqual([409, { reason: 'usage_limit', usage: 2, limit_usage: 3 }]);
  });

  it('are sent to Polar once, whatever becomes of the answer', async () => {
    const { house, device } = await activated();
    house.polar.faults.add({ match: { path: '/validate' }, answer: 'network', when: 'after', times: 1 });
    const { status } = await ask(house, 'validate', { ...device, increment_usage: 1 });
    expect(status).toBe(504);
    expect((await keyOf(house)).usage).toBe(1);
  });
});

describe('too many questions', () => {
  it('of one address are turned away before they are read', async () => {
    const { house } = openDesk({ license: { addressHeader: 'x-forwarded-for' } });
    const from = (address: string) =>
      ask(house, 'activate', { key: '' }, { 'x-forwarded-for': `10.0.0.9, ${address}` });
    for (let count = 0; count < 30; count += 1) expect((await from('203.0.113.7')).status).toBe(422);
    const { status, response } = await from('203.0.113.7');
    expect([status, response.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await from('203.0.113.8')).status).toBe(422);
    house.clock.forward(1_000);
    expect((await from('203.0.113.7')).status).toBe(422);
  });

  it('about one key are turned away, whoever asks', async () => {
    const { house } = openDesk();
    let asked = 0;
    while ((await ask(house, 'activate', { key: nobodys, connection: 'nowhere' })).status === 404) asked += 1;
    expect(asked).toBe(30);
    expect((await ask(house, 'activate', { key: `${nobodys}1`, connection: 'nowhere' })).status).toBe(404);
  });

  it('about many keys leave Polar to the others', async () => {
    const { house } = openDesk();
    let asked = 0;
    while ((await ask(house, 'deactivate', { key: `k${asked}`, ...none() })).status === 404) asked += 1;
    expect(asked).toBe(60);
    expect(house.seen).toHaveLength(60);
  });
});

const none = () => ({ license_key_id: crypto.randomUUID(), activation_id: crypto.randomUUID() });

describe('a window', () => {
  const from = async (origin: string | null, method = 'POST') => {
    const { house } = openDesk({ license: { appOrigins: ['app://studio', 'null'] } });
    const headers = { ...(origin === null ? {} : { origin }), 'access-control-request-method': 'POST' };
    const response =
      method === 'POST'
        ? (await ask(house, 'deactivate', { key: nobodys, ...none() }, headers)).response
        : await house.visit('license/deactivate', { method, headers });
    return [response.status, response.headers.get('access-control-allow-origin')];
  };

  it.each([ORIGIN, 'app://studio', 'null'])('of %s may ask, and read the answer', async (origin) => {
    expect(await from(origin)).toEqual([404, origin]);
    expect(await from(origin, 'OPTIONS')).toEqual([204, origin]);
  });

  it('of no origin is a program', async () => {
    expect(await from(null)).toEqual([404, null]);
  });

  it.each(['https://evil.example', 'app://other'])('of %s may not', async (origin) => {
    expect(await from(origin)).toEqual([403, null]);
    expect(await from(origin, 'OPTIONS')).toEqual([403, null]);
  });

  it('of an app may come with a key and nowhere else', async () => {
    const { house } = openDesk({ license: { appOrigins: ['app://studio'] } });
    const { response } = await house.ask('customer.get', { headers: { origin: 'app://studio' } });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });
});

describe('the options', () => {
  it.each([
    [{ license: {}, encryptionKeys: undefined }, /needs encryptionKeys/],
    [{ license: { ticketDays: 0 } }, /1 to 90 days/],
    [{ license: { ticketDays: Number.NaN } }, /1 to 90 days/],
    [{ license: { appOrigins: ['studio'] } }, /"studio" in license.appOrigins/],
    [{ license: { appOrigins: ['app://studio/index.html'] } }, /is no origin/],
  ])('%j do not start', (options, message) => {
    expect(() => openDesk({ encryptionKeys: RING, ...options })).toThrow(message);
  });
});

it('reads what a key is good for from the key, never from Polar’s words', async () => {
  const { house, device } = await activated();
  await patchKey(house, { status: 'disabled' });
  const body = JSON.stringify({ error: 'ResourceNotFound', detail: 'License key has expired.' });
  house.polar.faults.add({ match: { path: '/validate' }, answer: { status: 404, body } });
  expect((await ask(house, 'validate', device)).body.state).toEqual({ reason: 'disabled' });
});
