import { describe, expect, it } from 'vitest';
import { agent, type House, openHouse } from '../adapter/house.ts';
import { person, polar, raw, service } from './ask.ts';

const REFUNDS = ['refunds:read', 'refunds:write'] as const;
const refundOf = ({ shop }: House, amount = 500) => ({ order_id: shop.elena.license, amount, reason: 'other' });
const subscriptionOf = ({ shop }: House) => `/v1/subscriptions/${shop.elena.subscription}`;

describe('a refund by Polar’s operation', () => {
  it('is Floe’s: it needs a key, is sent once, and says how it stands', async () => {
    const house = openHouse();
    const as = service(undefined, REFUNDS);
    const without = await polar(house, 'POST', '/v1/refunds/', { as, body: refundOf(house) });
    expect(without.body.code).toBe('idempotency_key_required');
    const first = await polar(house, 'POST', '/v1/refunds/', { as, body: refundOf(house), key: 'r-1' });
    expect(first.body.result).toMatchObject({ state: 'succeeded', refund: { amount: 500 } });
    const again = await polar(house, 'POST', '/v1/refunds/', { as, body: refundOf(house), key: 'r-1' });
    expect(again.body.result.operation_id).toBe(first.body.result.operation_id);
    expect(house.writes().map(({ path }) => path)).toEqual(['/v1/refunds/']);
  });

  it('knows what the screen showed, where it is told', async () => {
    const house = openHouse();
    const as = service(undefined, REFUNDS);
    const body = { ...refundOf(house), expected_refundable: 100 };
    const { body: problem } = await polar(house, 'POST', '/v1/refunds/', { as, body, key: 'r-1' });
    expect(problem.code).toBe('changed_elsewhere');
    expect(house.writes()).toEqual([]);
  });

  it('keeps the limits, the ticket and the rights of an agent', async () => {
    const house = openHouse();
    const limited = { ...agent({ permissions: ['polar:read', 'polar:write', ...REFUNDS] }), limits: { usd: 400 } };
    const tries = [
      [person(), 'forbidden'],
      [limited, 'approval_required'],
      [{ ...person(undefined, REFUNDS), ticket: undefined }, 'ticket_required'],
      [service(undefined, ['refunds:read']), 'forbidden'],
    ] as const;
    for (const [at, [as, code]] of tries.entries()) {
      const got = await polar(house, 'POST', '/v1/refunds/', { as, body: refundOf(house), key: `r-${at}` });
      expect(got.body.code).toBe(code);
    }
    expect(house.writes()).toEqual([]);
  });

  it('waits for approval above the limit, where somebody approves', async () => {
    const house = openHouse({ approver: {} });
    const as = { ...agent({ permissions: ['polar:write', ...REFUNDS] }), limits: { usd: 400 } };
    const { status, body } = await polar(house, 'POST', '/v1/refunds/', { as, body: refundOf(house), key: 'r-1' });
    expect({ status, state: body.result.state }).toEqual({ status: 202, state: 'pending_approval' });
    expect(house.writes()).toEqual([]);
  });

  it('refuses a field that Floe’s has no place for, and an order that is nowhere', async () => {
    const house = openHouse();
    const as = service(undefined, REFUNDS);
    const body = { ...refundOf(house), metadata: { a: 'b' } };
    const extra = await polar(house, 'POST', '/v1/refunds/', { as, body, key: 'r-1' });
    expect(extra.body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'metadata', code: 'unrecognized' }] });
    const nowhere = { ...refundOf(house), order_id: '00000000-0000-4000-8000-000000000000' };
    expect((await polar(house, 'POST', '/v1/refunds/', { as, body: nowhere, key: 'r-2' })).body.code).toBe('not_found');
    const nothing = await polar(house, 'POST', '/v1/refunds/', { as, body: { amount: 5 }, key: 'r-3' });
    expect(nothing.body.code).toBe('invalid_input');
    expect(house.writes()).toEqual([]);
  });

  it('is not possible in Polar’s shape, which cannot say what may become of it', async () => {
    const house = openHouse();
    const as = service(undefined, REFUNDS);
    const { status, body, headers } = await raw(house, 'POST', '/v1/refunds/', {
      as,
      body: refundOf(house),
      key: 'r-1',
    });
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'forbidden' });
    expect(body.detail).toContain('refunds.create');
    expect(house.seen).toEqual([]);
  });
});

describe('a change of a subscription by Polar’s operation', () => {
  it.each([
    [{ cancel_at_period_end: true, customer_cancellation_reason: 'unused' }, 'subscriptions.cancel'],
    [{ pause_at_period_end: true }, 'subscriptions.pause'],
    [{ revoke: true }, 'subscriptions.revoke'],
    [{ proration_behavior: 'prorate' }, 'subscriptions.change'],
    [{ pending_update: null }, 'subscriptions.clearPending'],
    [{ resume: true }, 'subscriptions.resume'],
    [{ cancel_at_period_end: false }, 'subscriptions.uncancel'],
  ])('%j is %s', async (body, operation) => {
    const house = openHouse();
    const as = service(undefined, ['subscriptions:read']);
    const { body: problem } = await polar(house, 'PATCH', subscriptionOf(house), { as, body });
    expect(problem).toMatchObject({ code: 'forbidden', detail: 'The permission subscriptions:write is missing.' });
    const { entries } = await house.store.audit.list('default', { limit: 10 });
    expect(entries.map((entry) => entry.operation)).toContain(operation);
  });

  it.each([
    ['in the envelope', polar],
    ['in Polar’s shape', raw],
  ])('changes the plan, %s', async (_how, door) => {
    const house = openHouse();
    const { elena, products } = house.shop;
    const as = service(undefined, ['subscriptions:write']);
    const body = { product_id: products.proYearly, proration_behavior: 'prorate' };
    const got = await door(house, 'PATCH', subscriptionOf(house), { as, body });
    const changed = door === raw ? got.body : got.body.result;
    expect(got.status).toBe(200);
    expect(changed).toMatchObject({ id: elena.subscription, product_id: products.proYearly });
    const { entries } = await house.store.audit.list('default', { limit: 10 });
    expect(entries).toMatchObject([{ operation: 'subscriptions.change', customer: elena.customer }]);
  });

  it('is the same through the portal, where the customer is named', async () => {
    const house = openHouse();
    const { elena } = house.shop;
    const path = `/v1/customer-portal/subscriptions/${elena.subscription}`;
    const body = { cancel_at_period_end: true, cancellation_reason: 'unused' };
    const as = service(undefined, ['subscriptions:write']);
    const sent = { as, body, customer: { id: elena.customer } };
    expect((await polar(house, 'PATCH', path, sent)).body.result.customer_cancellation_reason).toBe('unused');
    const foreign = { ...sent, customer: { id: house.shop.ben.customer } };
    expect((await polar(house, 'PATCH', path, foreign)).body.code).toBe('not_found');
  });
});

describe('usage by Polar’s operation', () => {
  const event = { name: 'call', external_customer_id: 'c-1' };
  const as = service(undefined, ['usage:write']);

  it.each([
    [
      'Floe’s envelope',
      async (house: House, body: object) => (await polar(house, 'POST', '/v1/events/ingest', { as, body })).body.result,
    ],
    [
      'Polar’s shape',
      async (house: House, body: object) => (await raw(house, 'POST', '/v1/events/ingest', { as, body })).body,
    ],
  ])('is Floe’s, in %s: kept first, and counted once however often it is sent', async (_door, ingest) => {
    const house = openHouse();
    expect(await ingest(house, { events: [event, event, { ...event, external_id: 'a' }] })).toEqual({
      inserted: 3,
      duplicates: 0,
    });
    expect(await ingest(house, { events: [{ ...event, external_id: 'a' }] })).toEqual({ inserted: 0, duplicates: 1 });
    expect(house.writes()).toEqual([]);
    expect(await house.floe.tick()).toMatchObject({ shipped: 3 });
  });

  it('takes Polar’s status for done', async () => {
    const house = openHouse();
    expect((await raw(house, 'POST', '/v1/events/ingest', { as, body: { events: [event] } })).status).toBe(200);
  });

  it('needs the right to report usage', async () => {
    const { status, body } = await polar(openHouse(), 'POST', '/v1/events/ingest', { body: { events: [event] } });
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });

  it('says what is wrong with an event by its place', async () => {
    const body = { events: [event, { name: 'call' }, 'x'] };
    const got = await polar(openHouse(), 'POST', '/v1/events/ingest', { as, body });
    expect(got.body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'events.2', code: 'wrong_type' }] });
  });
});
