import { beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Json, monthly, type Stage } from './stage.ts';

let stage: Stage;
let organization: string;

const TERMS = { limit_usage: 5, activations: { limit: 2, enable_customer_admin: true } };

const keyOf = async (handle: string, properties: object = TERMS, recurring = true): Promise<Json> => {
  const benefit = await stage.call('POST', '/benefits/', { type: 'license_keys', description: 'Key', properties });
  const product = await stage.product('App', monthly(1000), recurring ? { recurring_interval: 'month' } : {});
  await stage.call('POST', `/products/${product}/benefits`, { benefits: [benefit.body.id] });
  const { customer } = await stage.buy(handle, { product });
  const list = await stage.call('GET', `/license-keys/?benefit_id=${benefit.body.id}`);
  organization = list.body.items[0].organization_id;
  return { ...list.body.items[0], customer };
};

const use = (what: string, key: Json, extra: object = {}, bearer?: string) =>
  stage.call('POST', `/license-keys/${what}`, { key: key.key, organization_id: organization, ...extra }, bearer);

beforeEach(() => {
  stage = createStage();
});

describe('validating a key', () => {
  it('counts itself and what was used, up to the limit', async () => {
    const key = await keyOf('ann');
    expect((await use('validate', key)).body).toMatchObject({ validations: 1, usage: 0, activation: null });
    expect((await use('validate', key, { increment_usage: 3 })).body).toMatchObject({ validations: 2, usage: 3 });
    const over = await use('validate', key, { increment_usage: 3 });
    expect(over).toMatchObject({
      status: 400,
      body: { error: 'BadRequest', detail: expect.stringContaining('2 more') },
    });
    expect((await use('validate', key, { increment_usage: 2 })).status).toBe(200);
  });

  it('says no with 404 whatever the reason', async () => {
    const key = await keyOf('ann');
    const nobody = '00000000-0000-4000-8000-000000000000';
    for (const extra of [{ key: 'NOPE' }, { benefit_id: nobody }, { customer_id: nobody }, { activation_id: nobody }])
      expect([extra, (await use('validate', key, extra)).status]).toEqual([extra, 404]);
    await stage.call('PATCH', `/license-keys/${key.id}`, { expires_at: '2020-01-01T00:00:00Z' });
    expect((await use('validate', key)).body.detail).toBe('License key has expired.');
    await stage.call('PATCH', `/license-keys/${key.id}`, { expires_at: null, status: 'disabled' });
    expect((await use('validate', key)).body.detail).toBe('License key is no longer active.');
    expect(await use('activate', key, { label: 'x' })).toMatchObject({ status: 403, body: { error: 'NotPermitted' } });
  });

  it('is not for other organizations, and needs no session in the portal', async () => {
    const key = await keyOf('ann');
    const other = stage.polar.accessToken({ organization: 'other' });
    expect((await use('validate', key, {}, other)).status).toBe(404);
    expect((await use('validate', key, {}, '')).status).toBe(401);
    const body = { key: key.key, organization_id: organization };
    expect((await stage.call('POST', '/customer-portal/license-keys/validate', body, '')).status).toBe(200);
  });
});

describe('activating a key', () => {
  it('stops at the limit and starts again after a deactivation', async () => {
    const key = await keyOf('ann');
    const first = await use('activate', key, { label: 'laptop', meta: { os: 'linux' } });
    expect(first.body).toMatchObject({ label: 'laptop', meta: { os: 'linux' }, license_key: { id: key.id } });
    await use('activate', key, { label: 'desktop' });
    expect((await use('activate', key, { label: 'tv' })).status).toBe(403);
    const gone = { activation_id: first.body.id };
    expect((await use('deactivate', key, gone)).status).toBe(204);
    expect((await use('deactivate', key, gone)).status).toBe(404);
    expect((await use('activate', key, { label: 'tv' })).status).toBe(200);
    const whole = await stage.call('GET', `/license-keys/${key.id}`);
    expect(whole.body.activations.map((row: Json) => row.label)).toEqual(['desktop', 'tv']);
  });

  it('keeps conditions that every later validation must repeat', async () => {
    const key = await keyOf('ann');
    const { body } = await use('activate', key, { label: 'laptop', conditions: { major: 1 } });
    const activation_id = body.id;
    const statuses: number[] = [];
    for (const conditions of [{ major: 1 }, { major: 2 }, {}, { major: 1, minor: 2 }])
      statuses.push((await use('validate', key, { activation_id, conditions })).status);
    expect(statuses).toEqual([200, 404, 404, 404]);
  });

  it('is not possible for a key without activations', async () => {
    const key = await keyOf('ann', {});
    expect(await use('activate', key, { label: 'x' })).toMatchObject({ status: 403, body: { error: 'NotPermitted' } });
  });
});

describe('a key over time', () => {
  it('is revoked with the subscription and expires only when bought once', async () => {
    const key = await keyOf('ann', { ...TERMS, expires: { ttl: 1, timeframe: 'year' } });
    expect(key.expires_at).toBeNull();
    const bought = await keyOf('bob', { ...TERMS, expires: { ttl: 1, timeframe: 'year' } }, false);
    expect(bought.expires_at).toMatch(/^2027-11-23/);
    const list = await stage.call('GET', `/subscriptions/?customer_id=${key.customer_id}`);
    await stage.call('DELETE', `/subscriptions/${list.body.items[0].id}`);
    expect((await stage.call('GET', `/license-keys/${key.id}`)).body.status).toBe('revoked');
  });

  it('changes its text on rotation, and nothing else', async () => {
    const key = await keyOf('ann');
    const rotated = await stage.call('POST', `/license-keys/${key.id}/rotate`);
    expect(rotated.body.key).not.toBe(key.key);
    expect((await use('validate', key)).status).toBe(404);
    await stage.call('PATCH', `/license-keys/${key.id}`, { status: 'revoked' });
    expect(await stage.call('POST', `/license-keys/${key.id}/rotate`)).toMatchObject({
      status: 400,
      body: { error: 'RotateNotPermitted' },
    });
  });

  it.each([true, false])(
    'is seen by its own customer alone (sessions of members: %s)',
    async (member_model_enabled) => {
      stage.polar.moves.organization({ slug: 'acme', features: { member_model_enabled } });
      const key = await keyOf('ann');
      const other = await keyOf('bob');
      const bearer = await stage.session(other.customer_id);
      const path = '/customer-portal/license-keys/';
      expect((await stage.call('GET', `${path}${key.id}`, undefined, bearer)).status).toBe(404);
      const list = await stage.call('GET', path, undefined, bearer);
      expect(list.body.items.map((row: Json) => row.id)).toEqual([other.id]);
    },
  );

  it('shows its activations to the customer only where the benefit lets customers manage them', async () => {
    for (const enable_customer_admin of [true, false]) {
      const key = await keyOf(`ann-${enable_customer_admin}`, { activations: { limit: 1, enable_customer_admin } });
      await use('activate', key, { label: 'laptop' });
      const bearer = await stage.session(key.customer_id);
      const seen = await stage.call('GET', `/customer-portal/license-keys/${key.id}`, undefined, bearer);
      expect(seen.body.activations).toHaveLength(enable_customer_admin ? 1 : 0);
    }
  });
});
