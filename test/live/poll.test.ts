import { describe, expect, it } from 'vitest';
import type { FloeOptions } from '../../server-adapter/index.ts';
import { openHouse } from '../adapter/house.ts';
import { asked, changeElena, elenaOf, logged } from './open-live.ts';

const JSON_ONLY = { accept: 'application/json' };

describe('asking from time to time', () => {
  it('answers what became stale since the last question, and when to ask again', async () => {
    const house = openHouse({ random: () => 0.5 });
    const ask = async (last?: string) => {
      const { path, headers } = asked({ last });
      const answer = await house.visit(path, { as: elenaOf(house), headers: { ...headers, ...JSON_ONLY } });
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
      return answer.json();
    };
    const first = await ask();
    expect(first).toEqual({ id: expect.any(String), stale: [], retry: 22_500 });
    await changeElena(house);
    const second = await ask(first.id);
    expect(second.stale).toContain('subscriptions.list');
    expect(await ask(second.id)).toMatchObject({ id: second.id, stale: [] });
    expect(await ask('1')).toMatchObject({ reset: true, id: second.id });
  });

  it('is the only way where the server says so', async () => {
    const live: FloeOptions['live'] = 'poll';
    const house = openHouse({ live });
    const { path, headers } = asked();
    const answer = await house.visit(path, { as: elenaOf(house), headers });
    expect(answer.headers.get('content-type')).toBe('application/json');
  });

  it('reads anew what another adapter has changed', async () => {
    const house = openHouse();
    const read = () => house.ask('orders.list', { as: elenaOf(house), input: {} });
    const asks = async () => {
      await read();
      return house.seen.filter(({ path }) => path.startsWith('/v1/customer-portal/orders')).length;
    };
    const last = await logged(house, null);
    expect([await asks(), await asks()]).toEqual([1, 1]);
    await logged(house, house.shop.elena.customer);
    const { path, headers } = asked({ last });
    await house.visit(path, { as: elenaOf(house), headers: { ...headers, ...JSON_ONLY } });
    expect(await asks()).toBe(2);
  });
});
