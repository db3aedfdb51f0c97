import { describe, expect, it } from 'vitest';
import { openHouse, type Seen } from '../adapter/house.ts';
import { person, polar, raw, service } from './ask.ts';

/** What Polar was asked, its sessions aside. */
const asked = (seen: readonly Seen[]) =>
  seen.filter(({ path }) => !path.startsWith('/v1/customer-sessions')).map(({ method, path }) => `${method} ${path}`);

describe('an operation of Polar in Floe’s envelope', () => {
  it('answers one thing as it is', async () => {
    const house = openHouse();
    const { elena } = house.shop;
    const { status, body } = await polar(house, 'GET', `/v1/orders/${elena.order}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      result: { id: elena.order, customer_id: elena.customer },
      subject: { connection: 'default', kind: 'service', customer: null },
      requestId: expect.any(String),
    });
  });

  it('answers a list with its total and a cursor that goes on', async () => {
    const house = openHouse();
    const first = await polar(house, 'GET', '/v1/orders/?limit=2&sort=created_at');
    const { nextCursor, total, result } = first.body;
    expect(result).toHaveLength(2);
    const second = await polar(house, 'GET', `/v1/orders/?limit=2&sort=created_at&cursor=${nextCursor}`);
    expect(second.body.result).toHaveLength(total - 2);
    expect(second.body.nextCursor).toBeUndefined();
    expect(asked(house.seen)).toEqual([
      'GET /v1/orders/?limit=2&sorting=created_at',
      'GET /v1/orders/?limit=2&sorting=created_at&page=2',
    ]);
    const ids = [...result, ...second.body.result].map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(total);
  });

  it('knows a cursor of another list for what it is', async () => {
    const house = openHouse();
    const { body } = await polar(house, 'GET', '/v1/orders/?limit=2');
    const other = await polar(house, 'GET', `/v1/orders/?limit=3&cursor=${body.nextCursor}`);
    expect(other.body.code).toBe('bad_cursor');
    const others = await polar(house, 'GET', `/v1/orders/?limit=2&cursor=${body.nextCursor}`, { as: person() });
    expect(others.body.code).toBe('bad_cursor');
  });

  it('passes filters on as they are, repeated ones too', async () => {
    const house = openHouse();
    const { elena, ben } = house.shop;
    await polar(house, 'GET', `/v1/orders/?customer_id=${elena.customer}&customer_id=${ben.customer}&metadata[a]=b`);
    expect(asked(house.seen)).toEqual([
      `GET /v1/orders/?customer_id=${elena.customer}&customer_id=${ben.customer}&metadata%5Ba%5D=b`,
    ]);
  });

  it('makes, changes and deletes', async () => {
    const house = openHouse();
    const discount = { type: 'percentage', duration: 'once', basis_points: 1000, name: 'Spring' };
    const made = await polar(house, 'POST', '/v1/discounts/', { body: discount });
    expect(made).toMatchObject({ status: 200, body: { result: { name: 'Spring' } } });
    const path = `/v1/discounts/${made.body.result.id}`;
    const changed = await polar(house, 'PATCH', path, { body: { name: 'Summer' } });
    expect(changed.body.result.name).toBe('Summer');
    expect(await polar(house, 'DELETE', path)).toMatchObject({ status: 200, body: { result: null } });
    expect(await polar(house, 'GET', path)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('lets open pages hear of a change, and of no read', async () => {
    const house = openHouse();
    const { changes } = house.store;
    const before = await changes.newest('default', house.clock.now());
    await polar(house, 'GET', '/v1/discounts/');
    await polar(house, 'POST', '/v1/discounts/', { body: {} });
    expect(await changes.since('default', { after: before, limit: 10 })).toEqual([]);
    const body = { type: 'percentage', duration: 'once', basis_points: 1000, name: 'Spring' };
    const made = await polar(house, 'POST', '/v1/discounts/', { body });
    expect(made.body.stale).toContain('discounts.list');
    const told = await changes.since('default', { after: before, limit: 10 });
    expect(told).toMatchObject([{ customerId: null, stale: made.body.stale }]);
  });

  it('is the caller’s own connection’s, and no other’s', async () => {
    const house = openHouse();
    const second = { ...service(), connection: 'second' } as const;
    const { body } = await polar(house, 'GET', '/v1/orders/?limit=1', { as: second });
    expect(new Set(house.seen.map(({ connection }) => connection))).toEqual(new Set(['second']));
    const moved = await polar(house, 'GET', `/v1/orders/?limit=1&cursor=${body.nextCursor}`);
    expect(moved.body.code).toBe('bad_cursor');
    const discount = { type: 'percentage', duration: 'once', basis_points: 1000, name: 'Spring' };
    await polar(house, 'POST', '/v1/discounts/', { as: second, body: discount, key: 'k-1' });
    const here = await polar(house, 'POST', '/v1/discounts/', { body: discount, key: 'k-1' });
    expect(here.headers.get('idempotency-replayed')).toBeNull();
    await house.floe.tick();
    const { entries } = await house.store.audit.list('second', { limit: 10 });
    expect(entries.map(({ operation }) => operation).sort()).toEqual(['polar.discounts:create', 'polar.orders:list']);
  });

  it('tells what is on its way as accepted', async () => {
    const house = openHouse();
    const { status, body } = await polar(house, 'POST', `/v1/orders/${house.shop.elena.order}/invoice`);
    expect(status).toBe(202);
    expect(body.result).toBeDefined();
  });

  it('tells what Polar does not accept by field, in words of ours', async () => {
    const house = openHouse();
    const { status, body, text } = await polar(house, 'POST', '/v1/discounts/', { body: { name: 'No' } });
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'invalid_input' });
    expect(body.errors.length).toBeGreaterThan(0);
    expect(text).not.toContain('Field required');
  });

  it('repeats no write whose key comes again', async () => {
    const house = openHouse();
    const wanted = { body: { type: 'percentage', duration: 'once', basis_points: 500, name: 'Once' }, key: 'k-1' };
    const first = await polar(house, 'POST', '/v1/discounts/', wanted);
    const again = await polar(house, 'POST', '/v1/discounts/', wanted);
    expect(again.body.result).toEqual(first.body.result);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(house.writes()).toHaveLength(1);
    const other = await polar(house, 'POST', '/v1/discounts/', { ...wanted, body: { ...wanted.body, name: 'Two' } });
    expect(other.body.code).toBe('idempotency_mismatch');
  });

  it('keeps nothing for a repetition that is a credential or somebody’s address', async () => {
    const house = openHouse();
    const { elena } = house.shop;
    const path = `/v1/license-keys/${elena.licenseKey}/rotate`;
    for (const door of [polar, raw]) {
      const first = await door(house, 'POST', path, { key: `k-${door.name}` });
      expect(first.status).toBe(200);
      const again = await door(house, 'POST', path, { key: `k-${door.name}` });
      const [{ key }, kept] = door === raw ? [first.body, again.body] : [first.body.result, again.body.result];
      expect(key).toMatch(/-/);
      expect(kept).toMatchObject({ id: elena.licenseKey, customer: { email: '[redacted]' } });
      expect(again.text).not.toContain(key);
    }
    expect(house.writes()).toHaveLength(2);
    const invoice = `/v1/orders/${elena.order}/invoice`;
    await polar(house, 'POST', invoice, { key: 'k-3' });
    expect((await polar(house, 'POST', invoice, { key: 'k-3' })).status).toBe(202);
  });

  it.each([
    ['GET', '/v1/transactions/', 404, 'unknown_operation'],
    ['PUT', '/v1/orders/', 405, 'method_not_allowed'],
  ])('%s %s', async (method, path, status, code) => {
    const house = openHouse();
    const got = await polar(house, method, path);
    expect({ status: got.status, code: got.body.code }).toEqual({ status, code });
    if (status === 405) expect(got.headers.get('allow')).toContain('GET, POST');
  });

  it('takes no more than an operation is meant to', async () => {
    const house = openHouse();
    const body = { name: 'x'.repeat(300 * 1024) };
    expect((await polar(house, 'POST', '/v1/discounts/', { body })).body.code).toBe('too_large');
    const event = { name: 'call', external_customer_id: 'x', metadata: { note: 'x'.repeat(400) } };
    const many = {
      as: service(undefined, ['usage:write']),
      body: { events: Array.from({ length: 700 }, () => event) },
    };
    expect((await polar(house, 'POST', '/v1/events/ingest', many)).body.result).toMatchObject({ inserted: 700 });
    expect(house.writes()).toEqual([]);
  });
});

describe('the portal of a customer', () => {
  it('is asked with a session of that customer', async () => {
    const house = openHouse();
    const { elena } = house.shop;
    const headers = { 'floe-customer': elena.customer };
    const { body } = await polar(house, 'GET', '/v1/customer-portal/subscriptions/', { headers });
    expect(body.subject.customer).toBe(elena.customer);
    expect(body.result.map(({ id }: { id: string }) => id)).toEqual([elena.subscription]);
    const tokens = house.seen.map(({ authorization }) => authorization.slice(0, 17));
    expect(tokens).toEqual(['Bearer polar_oat_', 'Bearer polar_mst_']);
  });

  it('is found by the host’s own id for reads, by Polar’s alone for changes', async () => {
    const house = openHouse();
    const { elena } = house.shop;
    const headers = { 'floe-customer': elena.externalId };
    const me = await polar(house, 'GET', '/v1/customer-portal/customers/me', { headers });
    expect(me.body.result.id).toBe(elena.customer);
    const path = '/v1/customer-portal/customers/me';
    const wrong = await polar(house, 'PATCH', path, { body: { billing_name: 'Lumen' }, headers });
    expect(wrong.body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'customer.id' }] });
    const right = await polar(house, 'PATCH', path, {
      body: { billing_name: 'Lumen' },
      customer: { id: elena.customer },
    });
    expect(right.status).toBe(200);
    expect(house.changes().map(({ authorization }) => authorization.slice(0, 17))).toEqual(['Bearer polar_mst_']);
  });

  it('needs somebody named, and answers nobody’s list empty', async () => {
    const house = openHouse();
    const nobody = await polar(house, 'GET', '/v1/customer-portal/orders/');
    expect(nobody.body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'customer' }] });
    const headers = { 'floe-customer': 'usr_new' };
    expect((await polar(house, 'GET', '/v1/customer-portal/orders/', { headers })).body.result).toEqual([]);
    expect((await polar(house, 'GET', '/v1/customer-portal/customers/me', { headers })).body.code).toBe('not_found');
  });

  it('is open to whoever is pinned to that customer, and nothing else is', async () => {
    const house = openHouse();
    const { elena, ben } = house.shop;
    const pinned = { ...service(), customer: { id: elena.customer } } as const;
    const own = await polar(house, 'GET', '/v1/customer-portal/orders/', { as: pinned });
    expect(own.status).toBe(200);
    const foreign = await polar(house, 'GET', '/v1/customer-portal/orders/', {
      as: pinned,
      headers: { 'floe-customer': ben.customer },
    });
    expect(foreign.body.code).toBe('forbidden');
    house.seen.length = 0;
    expect((await polar(house, 'GET', '/v1/orders/', { as: pinned })).body.code).toBe('forbidden');
    expect(house.seen).toEqual([]);
  });

  it('of a team is asked as the member who acts', async () => {
    const house = openHouse();
    const { priya } = house.shop;
    const headers = { 'floe-customer': priya.customer };
    const path = '/v1/customer-portal/members';
    expect((await polar(house, 'GET', path, { headers })).body.code).toBe('member_required');
    for (const door of [polar, raw]) {
      const owner = await door(house, 'GET', path, { headers: { ...headers, 'floe-member': priya.owner } });
      expect(owner.status).toBe(200);
      const member = { ...headers, 'floe-member': priya.members[0] ?? '' };
      expect((await door(house, 'GET', path, { headers: member })).status).toBe(403);
      const stranger = { ...headers, 'floe-customer': house.shop.ben.customer, 'floe-member': priya.owner };
      expect((await door(house, 'GET', path, { headers: stranger })).status).toBeGreaterThanOrEqual(400);
      expect((await door(house, 'GET', path, { headers: { ...headers, 'floe-member': 'x' } })).status).toBe(422);
    }
  });
});
