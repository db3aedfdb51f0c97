import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/index.ts';
import { agent, type House, openHouse } from '../adapter/house.ts';

const elenaOf = ({ shop }: House): Caller => ({ kind: 'customer', externalId: shop.elena.externalId });
const about = ({ shop }: House) => ({ as: agent(), customer: { id: shop.elena.customer } });

describe('a cursor', () => {
  it('goes through a list to its end, by agents and by the customer alike', async () => {
    const house = openHouse();
    for (const who of [about(house), { as: elenaOf(house) }]) {
      const first = await house.ask('orders.list', { ...who, input: { limit: 1 } });
      expect(first.body).toMatchObject({ total: 2, nextCursor: expect.any(String) });
      const second = await house.ask('orders.list', { ...who, input: { limit: 1, cursor: first.body.nextCursor } });
      expect(second.body.result[0].id).not.toBe(first.body.result[0].id);
      expect(second.body.nextCursor).toBeUndefined();
      expect(second.body.total).toBe(2);
    }
  });

  it('belongs to its list, filters, sort, page size and person', async () => {
    const house = openHouse();
    const { elena, ben } = house.shop;
    const { body } = await house.ask('orders.list', { ...about(house), input: { limit: 1, sort: '-created_at' } });
    const cursor = body.nextCursor ?? '';
    const [position = '', mac = ''] = cursor.split('.');
    const input = { limit: 1, sort: '-created_at', cursor };
    const wrongs: [string, object][] = [
      ['orders.list', { ...about(house), input: { ...input, sort: 'created_at' } }],
      ['orders.list', { ...about(house), input: { ...input, limit: 2 } }],
      ['orders.list', { ...about(house), input: { ...input, subscription_id: elena.subscription } }],
      ['orders.list', { as: agent(), customer: { id: ben.customer }, input }],
      ['orders.list', { as: agent({ id: 'a-18' }), customer: { id: elena.customer }, input }],
      ['orders.list', { as: agent({ connection: 'second' }), customer: { id: elena.customer }, input }],
      ['orders.list', { as: elenaOf(house), input }],
      ['benefits.grants', { ...about(house), input: { limit: 1, cursor } }],
      ...[
        '',
        'x',
        '.',
        '2.',
        `3.${mac}`,
        `${position}.${mac}.`,
        `${position}.${mac.slice(1)}`,
        `-${position}.${mac}`,
      ].map((bad): [string, object] => ['orders.list', { ...about(house), input: { ...input, cursor: bad } }]),
    ];
    for (const [name, options] of wrongs) {
      expect((await house.ask(name, options)).body.code, JSON.stringify(options)).toBe('bad_cursor');
    }
    expect((await house.ask('orders.list', { ...about(house), input })).status).toBe(200);
  });

  it('is not taken from an adapter with another secret', async () => {
    const [house, other] = [openHouse(), openHouse({ secret: 'another-secret-of-at-least-32-bytes-!' })];
    const { body } = await other.ask('orders.list', { ...about(other), input: { limit: 1 } });
    const input = { limit: 1, cursor: body.nextCursor };
    expect((await house.ask('orders.list', { ...about(house), input })).body.code).toBe('bad_cursor');
  });
});

describe('somebody without a billing account', () => {
  const stranger: Caller = { kind: 'customer', externalId: 'usr_new' };
  const pinned = agent({ customer: { externalId: 'usr_new' } });

  it.each([
    ['a customer', { as: stranger }],
    ['an agent who looks one up', { as: agent(), customer: { externalId: 'usr_new' } }],
    ['an agent pinned to one', { as: pinned }],
  ])('%s sees empty lists, and nobody else’s', async (_name, who) => {
    const house = openHouse();
    const ticketed = { as: agent(), customer: { id: house.shop.elena.customer } };
    const input = { subscription_id: house.shop.elena.subscription };
    await house.ask('subscriptions.cancel', { ...ticketed, input });
    for (const name of ['orders.list', 'subscriptions.list', 'benefits.grants', 'audit.list']) {
      const { status, body } = await house.ask(name, who);
      expect([name, status, body.result, body.total]).toEqual([name, 200, [], 0]);
      expect(body.subject.customer).toBeNull();
    }
    expect((await house.ask('customer.get', who)).body.code).toBe('not_found');
    const { body } = await house.ask('customer.overview', who);
    expect(body.result).toMatchObject({
      customer: { ok: true, value: null },
      orders: { ok: true, value: { items: [], total: 0 } },
      trail: { ok: true, value: { items: [], total: 0 } },
    });
  });

  it('cannot change anything', async () => {
    const house = openHouse();
    const input = { subscription_id: house.shop.elena.subscription };
    expect((await house.ask('subscriptions.cancel', { as: stranger, input })).body.code).toBe('not_found');
    expect((await house.ask('portal.session', { as: stranger })).body.code).toBe('not_found');
    expect(house.changes()).toEqual([]);
  });
});
