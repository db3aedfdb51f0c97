import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/index.ts';
import { agent, type House, ORIGIN, openHouse } from '../adapter/house.ts';

const elenaOf = ({ shop }: House): Caller => ({ kind: 'customer', externalId: shop.elena.externalId });
const about = ({ shop }: House) => ({ as: agent(), customer: { id: shop.elena.customer } });

describe('a customer', () => {
  it('is found by a part of its name, its e-mail or the host’s id', async () => {
    const house = openHouse();
    for (const input of [{ query: 'marchetti' }, { email: 'ELENA@lumenstudio.com' }, { external_id: 'usr_elena' }]) {
      const { body } = await house.ask('customer.search', { as: agent(), input });
      expect(
        body.result.map(({ id }: { id: string }) => id),
        JSON.stringify(input),
      ).toEqual([house.shop.elena.customer]);
    }
    expect((await house.ask('customer.search', { as: agent(), input: { external_id: 'nobody' } })).body.result).toEqual(
      [],
    );
  });

  it('is nobody by an id that is no text, whoever names it, and Polar is not asked', async () => {
    const house = openHouse();
    const half = '\ud800';
    const found = await house.ask('customer.search', { as: agent(), input: { external_id: half } });
    expect([found.status, found.body.result]).toEqual([200, []]);
    const named = await house.ask('customer.get', { as: agent(), customer: { externalId: half } });
    expect([named.status, named.body.code]).toEqual([404, 'not_found']);
    const self = await house.ask('customer.get', { as: { kind: 'customer', externalId: half } });
    expect([self.status, self.body.code]).toEqual([404, 'not_found']);
    expect(house.seen).toEqual([]);
  });

  it('is changed by an agent; what is so already is not sent', async () => {
    const house = openHouse();
    const update = (input: object) => house.ask('customer.update', { ...about(house), input });
    expect((await update({ name: 'Elena M.' })).body.result).toMatchObject({
      name: 'Elena M.',
      external_id: 'usr_elena',
    });
    await update({ name: 'Elena M.', external_id: 'usr_elena' });
    await update({});
    expect(house.writes()).toHaveLength(1);
    expect((await update({ external_id: 'usr_other' })).body).toMatchObject({
      code: 'invalid_input',
      errors: [{ path: 'external_id' }],
    });
    expect((await update({ billing_name: 'Lumen' })).body).toMatchObject({
      errors: [{ path: 'billing_name', code: 'not_allowed' }],
    });
    const { body } = await house.ask('audit.list', about(house));
    // The trail names the fields, not what stands in them.
    expect(JSON.stringify(body.result)).not.toContain('Elena M.');
  });

  it('changes its own billing details through the portal', async () => {
    const house = openHouse();
    const input = {
      billing_name: 'Lumen Studio Inc.',
      billing_address: { country: 'US', line1: '1 New Street', city: 'Albany', postal_code: '12203', state: 'NY' },
    };
    const { body } = await house.ask('customer.update', { as: elenaOf(house), input });
    expect(body.result).toMatchObject({ billing_name: 'Lumen Studio Inc.', billing_address: { city: 'Albany' } });
    expect(house.writes().map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PATCH /v1/customer-portal/customers/me',
    ]);
  });

  it('may be named by itself in the envelope, by either id', async () => {
    const house = openHouse();
    const { elena } = house.shop;
    for (const customer of [{ id: elena.customer }, { externalId: elena.externalId }]) {
      expect((await house.ask('orders.list', { as: elenaOf(house), customer })).body.total).toBe(2);
    }
    const byId: Caller = { kind: 'customer', customerId: elena.customer };
    expect((await house.ask('orders.list', { as: byId })).body.total).toBe(2);
    expect((await house.ask('orders.list', { as: byId, customer: { externalId: elena.externalId } })).body.total).toBe(
      2,
    );
    expect((await house.ask('orders.list', { as: byId, customer: { externalId: 'usr_ben' } })).body.code).toBe(
      'forbidden',
    );
  });
});

describe('a pinned agent', () => {
  it('may name its customer in any way, and no other', async () => {
    const house = openHouse();
    const { elena, ben } = house.shop;
    for (const pin of [{ id: elena.customer }, { externalId: elena.externalId }]) {
      const as = agent({ customer: pin });
      for (const customer of [
        undefined,
        { id: elena.customer },
        { externalId: elena.externalId },
        { email: 'elena@lumenstudio.com' },
      ]) {
        expect((await house.ask('orders.list', { as, customer })).body.subject.customer).toBe(elena.customer);
      }
      for (const customer of [{ id: ben.customer }, { externalId: ben.externalId }, { email: 'nobody@example.com' }]) {
        expect((await house.ask('orders.list', { as, customer })).body.code).toBe('forbidden');
      }
      expect((await house.ask('audit.list', { as })).body.subject.customer).toBe(elena.customer);
    }
  });
});

describe('what customers see of the catalogue', () => {
  it('is public, and without the merchant’s notes', async () => {
    const house = openHouse();
    const names = async (as: Caller, input = {}) =>
      (await house.ask('products.list', { as, input: { limit: 50, ...input } })).body.result;
    const team = await names(agent());
    expect(team.map(({ name }: { name: string }) => name)).toContain('For friends');
    const shown = await names(elenaOf(house));
    expect(shown.map(({ name }: { name: string }) => name)).not.toContain('For friends');
    for (const product of shown) {
      expect(product).not.toHaveProperty('metadata');
      for (const benefit of product.benefits)
        expect(Object.keys(benefit).sort()).toEqual(['description', 'id', 'type']);
    }
  });
});

describe('a link to the portal', () => {
  it('leads back only to pages on the list', async () => {
    const house = openHouse();
    const open = (return_url: string) => house.ask('portal.session', { as: elenaOf(house), input: { return_url } });
    expect((await open(`${ORIGIN}/billing`)).body.result.url).toContain('http');
    for (const url of [
      'https://evil.example/',
      `${ORIGIN}.evil.example/`,
      `https://app.example.com@evil.example/`,
      'javascript:alert(1)',
      'data:text/html,x',
    ]) {
      expect((await open(url)).body.code, url).toBe('invalid_input');
    }
  });

  it('leaves no link in the trail', async () => {
    const house = openHouse();
    const { body } = await house.ask('portal.session', about(house));
    const kept = JSON.stringify((await house.store.audit.list('default', { limit: 9 })).entries);
    expect(kept).toContain('portal.session');
    expect(kept).not.toContain(new URL(body.result.url).search.slice(1, 20) || body.result.url);
    expect(kept).not.toContain('polar_');
  });
});

describe('the trail', () => {
  it('is plain for the customer: what happened, without the team’s notes and names', async () => {
    const house = openHouse();
    const { elena } = house.shop;
    const input = {
      order_id: elena.license,
      amount: 500,
      reason: 'other',
      expected_refundable: 4900,
      comment: 'Seems upset.',
    };
    await house.ask('refunds.create', { ...about(house), input, key: 'k' });
    await house.ask('refunds.list', { as: agent({ permissions: [] }), customer: about(house).customer });
    await house.ask('subscriptions.cancel', { as: elenaOf(house), input: { subscription_id: elena.subscription } });
    const { body } = await house.ask('audit.list', { as: elenaOf(house) });
    expect(body.result).toMatchObject([
      { operation: 'subscriptions.cancel', actor: { kind: 'customer', id: elena.customer } },
      { operation: 'refunds.create', actor: { kind: 'agent', id: 'team' }, amount: 500, outcome: 'succeeded' },
    ]);
    for (const hidden of ['Mia', 'a-17', 'upset', 'T-1001', 'desk'])
      expect(JSON.stringify(body.result)).not.toContain(hidden);
  });

  it('is found by ticket, order and person, page by page', async () => {
    const house = openHouse();
    const { elena } = house.shop;
    const cancel = { subscription_id: elena.subscription };
    await house.ask('subscriptions.cancel', { ...about(house), input: cancel });
    const other = agent({ id: 'a-18', ticket: { system: 'desk', id: 'T-2' } });
    await house.ask('subscriptions.uncancel', { ...about(house), as: other, input: cancel });
    const refund = { order_id: elena.license, amount: 500, reason: 'other', expected_refundable: 4900 };
    await house.ask('refunds.create', { ...about(house), as: other, input: refund, key: 'k' });
    const find = async (input: object) =>
      (await house.ask('audit.list', { as: agent(), input })).body.result.map(
        ({ operation }: { operation: string }) => operation,
      );
    expect(await find({ ticket: { system: 'desk', id: 'T-2' } })).toEqual(['refunds.create', 'subscriptions.uncancel']);
    expect(await find({ order_id: elena.license })).toEqual(['refunds.create']);
    expect(await find({ actor_id: 'a-17' })).toEqual(['subscriptions.cancel']);
    const first = await house.ask('audit.list', { as: agent(), input: { limit: 2 } });
    const second = await house.ask('audit.list', { as: agent(), input: { limit: 2, cursor: first.body.nextCursor } });
    expect(second.body.result.map(({ operation }: { operation: string }) => operation)).toEqual([
      'subscriptions.cancel',
    ]);
    expect(second.body.nextCursor).toBeUndefined();
  });
});
