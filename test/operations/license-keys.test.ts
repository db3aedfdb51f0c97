import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/index.ts';
import { agent, type House, openHouse, type Seen } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';

const elenaOf = ({ shop }: House): Caller => ({ kind: 'customer', externalId: shop.elena.externalId });
type As = 'agent' | 'customer';

function asker(house: House, who: As = 'agent') {
  const { elena } = house.shop;
  return (operation: string, input: object = {}, key?: string) =>
    house.ask(`licenseKeys.${operation}`, {
      as: who === 'agent' ? agent() : elenaOf(house),
      customer: who === 'agent' ? { id: elena.customer } : undefined,
      input: operation === 'list' ? input : { license_key_id: elena.licenseKey, ...input },
      key,
    });
}

const keyOf = (house: House) => merchant(house, 'GET', `/v1/license-keys/${house.shop.elena.licenseKey}`);

/** The benefit's setting that lets customers see to their devices. */
async function keepDevicesToTheTeam(house: House) {
  const { benefit_id } = await keyOf(house);
  const properties = { prefix: 'FLOE', activations: { limit: 3, enable_customer_admin: false } };
  await merchant(house, 'PATCH', `/v1/benefits/${benefit_id}`, { type: 'license_keys', properties });
}

const bodies = (seen: readonly Seen[]) =>
  seen.map(({ method, path, body }) => [method, path, JSON.parse(body || 'null')]);

describe.each<As>(['agent', 'customer'])('the %s', (who) => {
  it('sees the keys and where one is in use', async () => {
    const house = openHouse();
    const { elena } = house.shop;
    const { body } = await asker(house, who)('list');
    expect(body.result).toMatchObject([{ id: elena.licenseKey, status: 'granted', limit_activations: 3 }]);
    expect(body.total).toBe(1);
    const one = await asker(house, who)('get');
    expect(one.body.result.activations).toMatchObject([{ id: elena.device, label: 'Studio iMac' }]);
    expect(house.writes()).toEqual([]);
    expect(house.events).toEqual([]);
  });

  it('gives a license another key, once per intent', async () => {
    const house = openHouse();
    const { key: before } = await keyOf(house);
    const ask = asker(house, who);
    expect((await ask('rotate')).body.code).toBe('idempotency_key_required');
    const first = await ask('rotate', {}, 'press');
    expect(first.body.result.key).not.toBe(before);
    expect(first.body.result.activations).toHaveLength(1);
    const again = await ask('rotate', {}, 'press');
    expect(again.response.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body.result.key).toBe(first.body.result.key);
    expect(house.changes()).toHaveLength(1);
    const path = `/v1/${who === 'agent' ? '' : 'customer-portal/'}license-keys/${house.shop.elena.licenseKey}/rotate`;
    expect(house.changes()[0]?.path).toBe(path);
  });

  it('is told where Polar cannot rotate, and everything else goes on', async () => {
    const house = openHouse();
    const ask = asker(house, who);
    house.polar.faults.add({ match: { path: '/rotate' }, answer: { status: 404, body: '{"detail":"Not Found"}' } });
    const { status, body } = await ask('rotate', {}, 'press');
    expect([status, body.code, body.state]).toEqual([503, 'unavailable', { reason: 'not_served' }]);
    expect((await ask('get')).status).toBe(200);
    house.polar.faults.clear();
    expect((await ask('rotate', {}, 'press')).status).toBe(200);
  });

  it('learns of a rotation whose answer was lost', async () => {
    const house = openHouse();
    const { key: before } = await keyOf(house);
    house.polar.faults.add({ match: { path: '/rotate' }, answer: 'network', when: 'after', times: 1 });
    const { body } = await asker(house, who)('rotate', {}, 'press');
    expect(body.result.key).not.toBe(before);
    expect(body.result.key).toBe((await keyOf(house)).key);
  });

  it('signs devices in and out, always by the organization’s way', async () => {
    const house = openHouse();
    const ask = asker(house, who);
    const laptop = await ask('activate', { label: ' Laptop ', meta: { os: 'macOS' } }, 'a');
    expect(laptop.body.result).toMatchObject({ label: 'Laptop', meta: { os: 'macOS' } });
    const again = await ask('activate', { label: ' Laptop ', meta: { os: 'macOS' } }, 'a');
    expect(again.body.result.id).toBe(laptop.body.result.id);
    await ask('activate', { label: 'Phone' }, 'b');
    const full = await ask('activate', { label: 'Tablet' }, 'c');
    expect(full.body).toMatchObject({ code: 'state_conflict', state: { reason: 'activation_limit' } });
    const out = await ask('deactivate', { activation_id: laptop.body.result.id });
    expect(out.body.result.activations.map(({ label }: { label: string }) => label)).toEqual(['Studio iMac', 'Phone']);
    expect((await ask('deactivate', { activation_id: laptop.body.result.id })).status).toBe(200);
    expect(house.writes().map(({ path }) => path)).toEqual([
      '/v1/license-keys/activate',
      '/v1/license-keys/activate',
      '/v1/license-keys/deactivate',
    ]);
    for (const { authorization } of house.writes()) expect(authorization).toBe('Bearer polar_oat_demo');
  });

  it('finds a device whose answer was lost', async () => {
    const house = openHouse();
    const ask = asker(house, who);
    house.polar.faults.add({ match: { path: '/license-keys/activate' }, answer: 'network', when: 'after', times: 1 });
    const { status, body } = await ask('activate', { label: 'Laptop' }, 'a');
    expect([status, body.result.label]).toEqual([200, 'Laptop']);
    house.polar.faults.add({ match: { path: '/license-keys/deactivate' }, answer: 'network', when: 'after', times: 1 });
    expect((await ask('deactivate', { activation_id: body.result.id })).status).toBe(200);
    house.polar.faults.add({ match: { path: '/license-keys/deactivate' }, answer: { status: 500 }, times: 1 });
    expect((await ask('deactivate', { activation_id: house.shop.elena.device })).body.unsettled).toBe(true);
    expect((await keyOf(house)).activations).toHaveLength(1);
  });

  it('hears why a key is not good', async () => {
    const house = openHouse();
    const ask = asker(house, who);
    const { elena } = house.shop;
    const why = async (input: object = {}, key?: string) => (await ask('validate', input, key)).body.result;
    expect(await why()).toMatchObject({ valid: true, validations: 1, usage: 0, limit_usage: null });
    expect(await why({ activation_id: elena.device })).toMatchObject({
      valid: true,
      activation: { label: 'Studio iMac' },
    });
    expect(await why({ benefit_id: elena.order })).toMatchObject({ valid: false, reason: 'wrong_benefit' });
    expect(await why({ activation_id: elena.order })).toMatchObject({ valid: false, reason: 'unknown_activation' });
    const bound = await ask('activate', { label: 'Bound', conditions: { os: 'mac' } }, 'bound');
    const activation_id = bound.body.result.id;
    expect(await why({ activation_id })).toMatchObject({ valid: false, reason: 'wrong_conditions' });
    expect(await why({ activation_id, conditions: { os: 'mac' } })).toMatchObject({ valid: true });
    await merchant(house, 'PATCH', `/v1/license-keys/${elena.licenseKey}`, { limit_usage: 3 });
    expect((await ask('validate', { increment_usage: 2 })).body.code).toBe('idempotency_key_required');
    expect(await why({ increment_usage: 2 }, 'one')).toMatchObject({ valid: true, usage: 2 });
    expect(await why({ increment_usage: 2 }, 'one')).toMatchObject({ valid: true, usage: 2 });
    expect(await why({ increment_usage: 2 }, 'two')).toEqual({
      valid: false,
      license_key_id: elena.licenseKey,
      reason: 'used_up',
      remaining: 1,
    });
    await merchant(house, 'PATCH', `/v1/license-keys/${elena.licenseKey}`, { expires_at: '2026-11-01T00:00:00Z' });
    expect(await why()).toMatchObject({ valid: false, reason: 'expired' });
    await merchant(house, 'PATCH', `/v1/license-keys/${elena.licenseKey}`, { status: 'disabled' });
    expect(await why()).toMatchObject({ valid: false, reason: 'disabled' });
    expect((await ask('activate', { label: 'x' }, 'dead')).body.state).toEqual({ reason: 'disabled' });
    expect(JSON.stringify(await why())).not.toContain((await keyOf(house)).key);
  });

  it('never goes the anonymous way, whatever is asked', async () => {
    const house = openHouse();
    const ask = asker(house, who);
    await ask('list');
    await ask('get');
    await ask('validate');
    await ask('activate', { label: 'x' }, 'x');
    await ask('deactivate', { activation_id: house.shop.elena.device });
    await ask('rotate', {}, 'r');
    const anonymous = /customer-portal\/license-keys\/(validate|activate|deactivate)/;
    expect(house.seen.filter(({ path }) => anonymous.test(path))).toEqual([]);
    expect(house.seen.filter(({ authorization }) => authorization === '')).toEqual([]);
  });

  it('leaves no key in the trail, in the memory of keys or in what the operator is told', async () => {
    const house = openHouse();
    const kept: unknown[] = [];
    const complete = house.store.idempotency.complete.bind(house.store.idempotency);
    house.store.idempotency.complete = async (connection, key, outcome) => {
      kept.push(outcome);
      return complete(connection, key, outcome);
    };
    const ask = asker(house, who);
    const before = await keyOf(house);
    await ask('validate', {}, 'v');
    await ask('activate', { label: 'x' }, 'a');
    await ask('deactivate', { activation_id: house.shop.elena.device }, 'd');
    await ask('update', { status: 'disabled' }, 'u');
    await ask('rotate', {}, 'r');
    house.polar.faults.add({ match: { path: 'license-keys' }, answer: { status: 500, body: before.key } });
    await ask('validate');
    house.polar.faults.clear();
    const after = await keyOf(house);
    const { entries } = await house.store.audit.list('default', { limit: 99 });
    const said = JSON.stringify([entries, house.events, kept]);
    expect(kept.length).toBeGreaterThan(1);
    for (const { key } of [before, after]) {
      expect(key.length).toBeGreaterThan(30);
      expect(said).not.toContain(key);
    }
    expect(said).toContain(before.display_key);
  });
});

describe('the agent', () => {
  it('changes a key, and only what differs is sent', async () => {
    const house = openHouse();
    const ask = asker(house);
    const path = `/v1/license-keys/${house.shop.elena.licenseKey}`;
    const limited = await ask('update', { status: 'granted', usage: 0, limit_usage: 10, limit_activations: 3 });
    expect(limited.body.result).toMatchObject({ limit_usage: 10, usage: 0 });
    expect(limited.body.result.activations).toHaveLength(1);
    await ask('update', { limit_usage: 10, expires_at: null });
    await ask('update', { expires_at: '2027-01-01T01:00:00+01:00' });
    await ask('update', { expires_at: '2027-01-01T00:00:00Z' });
    await ask('update', { limit_usage: null });
    expect(bodies(house.writes())).toEqual([
      ['PATCH', path, { limit_usage: 10 }],
      ['PATCH', path, { expires_at: '2027-01-01T01:00:00+01:00' }],
      ['PATCH', path, { limit_usage: null }],
    ]);
    expect((await ask('update', { limit_usage: 0 })).body).toMatchObject({
      code: 'invalid_input',
      errors: [{ path: 'limit_usage', code: 'too_small' }],
    });
  });

  it('gives a revoked key back, which cannot be rotated meanwhile', async () => {
    const house = openHouse();
    const ask = asker(house);
    const { key } = await keyOf(house);
    expect((await ask('update', { status: 'revoked' })).body.result.status).toBe('revoked');
    expect((await ask('rotate', {}, 'r')).body).toMatchObject({ code: 'state_conflict', state: { reason: 'revoked' } });
    expect((await ask('update', { status: 'granted' })).body.result).toMatchObject({ status: 'granted', key });
    const { entries } = await house.store.audit.list('default', { limit: 9 });
    expect(entries[0]).toMatchObject({ detail: { change: { status: 'granted' } }, outcome: { result: 'ok' } });
  });

  it('lists all keys of the organization, and those of one customer by its grants', async () => {
    const house = openHouse();
    const { elena, ben } = house.shop;
    const all = await house.ask('licenseKeys.list', { as: agent() });
    expect(all.body.result.map(({ id }: { id: string }) => id)).toEqual([elena.licenseKey]);
    const none = await house.ask('licenseKeys.list', { as: agent(), customer: { id: ben.customer } });
    expect(none.body).toMatchObject({ result: [], total: 0 });
    const hers = await asker(house)('list');
    expect(hers.body.result[0]).toMatchObject({ benefit: { type: 'license_keys' } });
    const pinned = await house.ask('licenseKeys.list', { as: agent({ customer: { id: ben.customer } }) });
    expect(pinned.body.result).toEqual([]);
    expect((await asker(house)('list', { status: ['disabled', 'revoked'] })).body.result).toEqual([]);
    expect((await asker(house)('list', { benefit_id: elena.order })).body.result).toEqual([]);
  });

  it('pages through one customer’s keys without a double, reading no more than is shown', async () => {
    const house = openHouse();
    const { elena, products } = house.shop;
    for (let bought = 0; bought < 6; bought += 1) {
      const checkout = await merchant(house, 'POST', '/v1/checkouts/', {
        products: [products.studio],
        customer_id: elena.customer,
      });
      await house.polar.fetch(
        new Request(`https://api.polar.sh/v1/checkouts/client/${checkout.client_secret}/confirm`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            confirmation_token_id: 'ctoken_ok_4242',
            customer_name: 'Elena',
            customer_billing_address: {
              country: 'US',
              line1: '1 St',
              city: 'Albany',
              postal_code: '12203',
              state: 'NY',
            },
          }),
        }),
      );
      house.clock.forward(61_000);
      house.polar.moves.clock(house.clock.now());
    }
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      house.seen.length = 0;
      const { body } = await asker(house)('list', { limit: 3, ...(cursor ? { cursor } : {}) });
      ids.push(...body.result.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
      expect(house.seen.filter(({ path }) => path.startsWith('/v1/license-keys/')).length).toBeLessThanOrEqual(3);
    } while (cursor);
    expect(ids).toHaveLength(7);
    expect(new Set(ids).size).toBe(7);
  });

  it('shows a key once that two grants name', async () => {
    const house = openHouse({
      wrap: (fetch) => async (input, init) => {
        const response = await fetch(input, init);
        if (!new Request(input, init).url.includes('/benefit-grants/')) return response;
        const { items, pagination } = await response.json();
        return Response.json({ items: [...items, ...items], pagination });
      },
    });
    const { body } = await asker(house)('list');
    expect([body.result.length, body.total]).toEqual([1, 1]);
  });

  it('finds nobody else’s key under this customer, and writes nothing', async () => {
    const house = openHouse();
    const { elena, ben } = house.shop;
    const inputs = { update: { status: 'disabled' }, rotate: {}, validate: {}, activate: { label: 'x' } };
    for (const [operation, input] of Object.entries(inputs)) {
      const { body } = await house.ask(`licenseKeys.${operation}`, {
        as: agent(),
        customer: { id: ben.customer },
        input: { license_key_id: elena.licenseKey, ...input },
        key: 'k',
      });
      expect(body.code, operation).toBe('not_found');
    }
    expect(house.writes()).toEqual([]);
  });

  it('stays on its own connection', async () => {
    const house = openHouse();
    const { elena } = house.shop;
    const as = agent({ connection: 'second' });
    const input = { license_key_id: elena.licenseKey, status: 'disabled' };
    await house.ask('licenseKeys.update', { as, customer: { id: elena.customer }, input });
    expect(house.seen.every(({ connection }) => connection === 'second')).toBe(true);
    expect((await keyOf(house)).status).toBe('granted');
  });
});

describe('the customer', () => {
  it('is shown nothing of what the team notes about it', async () => {
    const house = openHouse();
    const { elena } = house.shop;
    await merchant(house, 'PATCH', `/v1/customers/${elena.customer}`, { metadata: { note: 'difficult' } });
    const ask = asker(house, 'customer');
    const answers = [
      await ask('list'),
      await ask('get'),
      await ask('rotate', {}, 'r'),
      await ask('rotate', {}, 'r'),
      await ask('deactivate', { activation_id: elena.device }),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toContain('difficult');
    }
    expect(JSON.stringify((await asker(house)('get')).body)).toContain('difficult');
  });

  it('sees to no device where the benefit keeps them to the team', async () => {
    const house = openHouse();
    await keepDevicesToTheTeam(house);
    const ask = asker(house, 'customer');
    expect((await ask('get')).body.result).not.toHaveProperty('activations');
    const out = await ask('deactivate', { activation_id: house.shop.elena.device });
    expect([out.status, out.body.code]).toEqual([403, 'not_allowed_by_settings']);
    expect((await ask('activate', { label: 'x' }, 'x')).body.code).toBe('not_allowed_by_settings');
    expect(house.writes()).toEqual([]);
    expect((await asker(house)('get')).body.result.activations).toHaveLength(1);
    expect((await asker(house)('deactivate', { activation_id: house.shop.elena.device })).status).toBe(200);
  });

  it('may not change a key, nor filter by what only the team sees', async () => {
    const house = openHouse();
    const ask = asker(house, 'customer');
    expect((await ask('update', { status: 'granted' })).body.code).toBe('forbidden');
    expect((await ask('list', { status: ['granted'] })).body.errors).toMatchObject([
      { path: 'status', code: 'not_allowed' },
    ]);
    expect(house.writes()).toEqual([]);
  });
});
