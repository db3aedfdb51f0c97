import { describe, expect, test } from 'vitest';
import { type Json, openPolar, type Shop } from './open-polar.ts';

const customer = (shop: Shop, body: object) => shop.ask('POST', '/v1/customers/', { body });
const sign = async (shop: Shop, customer_id: string, more: object = {}): Promise<string> =>
  (await shop.ask('POST', '/v1/customer-sessions/', { body: { customer_id, ...more } })).body.token;

describe('customers', () => {
  test('address and external id are each taken once; both are said', async () => {
    const shop = openPolar();
    await customer(shop, { email: 'ada@example.com', external_id: 'user_1' });
    const { body } = await customer(shop, { email: 'ADA@example.com', external_id: 'user_1' });
    expect(body.detail.map((issue: Json) => issue.loc.at(-1))).toEqual(['email', 'external_id']);
  });

  test('an external id can be set once', async () => {
    const shop = openPolar();
    const { body: ada } = await customer(shop, { email: 'ada@example.com' });
    const patch = (body: object) => shop.ask('PATCH', `/v1/customers/${ada.id}`, { body });
    expect((await patch({ external_id: 'user_1' })).body.external_id).toBe('user_1');
    expect((await patch({ external_id: 'user_2' })).status).toBe(422);
  });

  test('an empty change is no change', async () => {
    const shop = openPolar();
    const { body: ada } = await customer(shop, { email: 'ada@example.com' });
    expect((await shop.ask('PATCH', `/v1/customers/${ada.id}`, { body: {} })).body).toEqual(ada);
  });

  test('once deleted it is gone, its session ends, and address and id are free', async () => {
    const shop = openPolar();
    const { body: ada } = await customer(shop, { email: 'ada@example.com', external_id: 'user_1' });
    const token = await sign(shop, ada.id);
    expect((await shop.ask('DELETE', '/v1/customers/external/user_1')).status).toBe(204);
    expect((await shop.ask('GET', `/v1/customers/${ada.id}`)).status).toBe(404);
    expect((await shop.ask('GET', '/v1/customer-portal/customers/me', { token })).status).toBe(401);
    expect((await customer(shop, { email: 'ada@example.com', external_id: 'user_1' })).status).toBe(201);
  });

  test('once deleted its people are told of, then it; hidden it keeps its id, and says when', async () => {
    const shop = openPolar();
    const { body: ada } = await customer(shop, { email: 'ada@example.com', external_id: 'user_1' });
    const told = shop.polar.events.length;
    await shop.ask('DELETE', `/v1/customers/${ada.id}?anonymize=true`);
    const events = shop.polar.events.slice(told);
    expect(events.map(({ type }) => type)).toEqual(['member.deleted', 'customer.deleted']);
    expect(events[0]?.data).toMatchObject({ email: 'ada@example.com', role: 'owner' });
    const hidden: Json = events[1]?.data;
    const { email, external_id, metadata } = hidden;
    expect([email.split('@')[1], external_id, metadata.__external_id]).toEqual([
      'anonymized.polar.sh',
      'user_1',
      'user_1',
    ]);
    expect(metadata.__anonymized_at).toMatch(/\+00:00$/);
  });

  test('a tax id needs a country, and the country’s form', async () => {
    const shop = openPolar();
    const ask = async (tax_id: string, country?: string) =>
      customer(shop, { email: `${tax_id}@example.com`, tax_id, ...(country ? { billing_address: { country } } : {}) });
    expect((await ask('FR61954506077')).body.detail[0].loc).toEqual(['body', 'billing_address']);
    expect((await ask('123', 'FR')).body.detail[0].type).toBe('invalid');
    expect((await ask('FR61954506077', 'FR')).body.tax_id).toEqual(['FR61954506077', 'eu_vat']);
  });

  test('a state of the United States is kept with its country, and has to exist', async () => {
    const shop = openPolar();
    const ask = (email: string, state: string) => customer(shop, { email, billing_address: { country: 'US', state } });
    expect((await ask('a@example.com', 'NY')).body.billing_address.state).toBe('US-NY');
    expect((await ask('b@example.com', 'US-NY')).body.billing_address.state).toBe('US-NY');
    expect((await ask('c@example.com', 'ZZ')).status).toBe(422);
  });

  test('metadata filters hold for every key, and for one of its values', async () => {
    const shop = openPolar();
    await customer(shop, { email: 'a@example.com', metadata: { plan: 'x', vip: true } });
    await customer(shop, { email: 'b@example.com', metadata: { plan: 'y' } });
    const found = async (query: string) => (await shop.ask('GET', `/v1/customers/?${query}`)).body.items.length;
    expect(await found('metadata[plan]=x&metadata[plan]=y')).toBe(2);
    expect(await found('metadata[plan]=x&metadata[vip]=true')).toBe(1);
    expect(await found('metadata[plan]=y&metadata[vip]=true')).toBe(0);
  });
});

describe('teams', () => {
  async function openTeam() {
    const shop = openPolar();
    const { body: team } = await customer(shop, { type: 'team', name: 'Team', owner: { email: 'jessie@example.com' } });
    const people = async (): Promise<Json[]> =>
      (await shop.ask('GET', `/v1/members/?customer_id=${team.id}`)).body.items;
    return { shop, team, people, owner: (await people())[0] };
  }

  test('have one owner, who neither leaves nor steps down', async () => {
    const { shop, team, owner } = await openTeam();
    const path = `/v1/customers/${team.id}/members/${owner.id}`;
    expect((await shop.ask('PATCH', path, { body: { role: 'member' } })).status).toBe(422);
    expect((await shop.ask('DELETE', path)).status).toBe(422);
  });

  test('the same address twice is the same person', async () => {
    const { shop, team, people } = await openTeam();
    const invite = (role: string) =>
      shop.ask('POST', `/v1/customers/${team.id}/members`, { body: { email: 'james@example.com', role } });
    const [first, again] = [await invite('billing_manager'), await invite('member')];
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(await people()).toHaveLength(2);
  });

  test('an individual has one person only, and no members in the portal', async () => {
    const shop = openPolar();
    const { body: ada } = await customer(shop, { email: 'ada@example.com' });
    expect(
      (await shop.ask('POST', `/v1/customers/${ada.id}/members`, { body: { email: 'b@example.com' } })).status,
    ).toBe(403);
    const token = await sign(shop, ada.id);
    expect((await shop.ask('GET', '/v1/customer-portal/members', { token })).status).toBe(403);
  });

  test('in the portal only its leaders see them, and only with a member’s session', async () => {
    const { shop, team } = await openTeam();
    const { body: james } = await shop.ask('POST', `/v1/customers/${team.id}/members`, {
      body: { email: 'james@example.com' },
    });
    const list = async (token: string) => (await shop.ask('GET', '/v1/customer-portal/members', { token })).body.error;
    expect(await list(await sign(shop, team.id, { member_id: james.id }))).toBe('NotPermitted');
    shop.polar.moves.organization({ slug: 'acme', features: { member_model_enabled: false } });
    expect(await list(await sign(shop, team.id))).toBe('Unauthorized');
  });

  test('in the portal nobody changes his own place', async () => {
    const { shop, team, owner } = await openTeam();
    const token = await sign(shop, team.id, { member_id: owner.id });
    const path = `/v1/customer-portal/members/${owner.id}`;
    expect((await shop.ask('PATCH', path, { token, body: { role: 'member' } })).body.detail[0].loc).toEqual([
      'path',
      'id',
    ]);
    expect((await shop.ask('DELETE', path, { token })).body.detail[0].loc).toEqual(['path', 'id']);
  });
});

describe('cards in the portal', () => {
  async function openWallet() {
    const shop = openPolar();
    const { body: ada } = await customer(shop, { email: 'ada@example.com' });
    const token = await sign(shop, ada.id);
    const base = '/v1/customer-portal/customers/me/payment-methods';
    const add = (confirmation_token_id: string, set_default = false) =>
      shop.ask('POST', base, { token, body: { confirmation_token_id, set_default, return_url: 'https://acme.test' } });
    const me = async () => (await shop.ask('GET', '/v1/customer-portal/customers/me', { token })).body;
    return { shop, token, base, add, me };
  }

  test('a good one is kept, and the default only when that is asked', async () => {
    const { add, me } = await openWallet();
    const first = await add('ctoken_ok_4242');
    expect([first.status, first.body.status, (await me()).default_payment_method_id]).toEqual([201, 'succeeded', null]);
    const second = await add('ctoken_ok_1111', true);
    expect((await me()).default_payment_method_id).toBe(second.body.payment_method.id);
  });

  test('a declined one is refused, one with a challenge waits', async () => {
    const { shop, token, base, add } = await openWallet();
    expect((await add('ctoken_declined_0002')).body.error).toBe('PaymentMethodSetupFailed');
    expect((await add('ctoken_3ds_3155')).body).toMatchObject({ status: 'requires_action' });
    expect((await shop.ask('GET', base, { token })).body.items).toEqual([]);
  });

  test('one with a challenge is kept once that is passed', async () => {
    const { shop, token, base, add } = await openWallet();
    const secret: string = (await add('ctoken_3ds_3155')).body.client_secret;
    const setup_intent_id = secret.replace('_secret', '');
    const confirm = () => shop.ask('POST', `${base}/confirm`, { token, body: { setup_intent_id, set_default: true } });
    expect((await confirm()).body).toEqual({ status: 'requires_action', client_secret: secret });
    shop.polar.moves.challengePasses(secret);
    expect((await confirm()).body).toMatchObject({
      status: 'succeeded',
      payment_method: { method_metadata: { last4: '3155' } },
    });
    const { body: bob } = await customer(shop, { email: 'bob@example.com' });
    const stranger = await shop.ask('POST', `${base}/confirm`, {
      token: await sign(shop, bob.id),
      body: { setup_intent_id, set_default: true },
    });
    expect(stranger.body.detail[0].loc).toEqual(['body', 'setup_intent_id']);
  });

  test('another customer’s card is not found', async () => {
    const { shop, base, add } = await openWallet();
    const { body } = await add('ctoken_ok_4242');
    const { body: bob } = await customer(shop, { email: 'bob@example.com' });
    const path = `${base}/${body.payment_method.id}`;
    expect((await shop.ask('DELETE', path, { token: await sign(shop, bob.id) })).status).toBe(404);
  });
});
