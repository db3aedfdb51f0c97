import { describe, expect, it } from 'vitest';
import type { KeptConnection } from '../../server-adapter/store/connections-port.ts';
import type { Subject } from './conformance.ts';
import { NOON } from './rows.ts';

const made: KeptConnection = {
  id: 'first',
  kind: 'oauth',
  state: 'connected',
  brokenBy: null,
  organization: { id: 'o-1', slug: 'acme', name: 'Acme Inc' },
  expiresAt: NOON,
  version: 1,
  leaseUntil: null,
  by: { id: 'mia', kind: 'agent' },
  madeAt: NOON,
};

export function connectionConformance({ handles, connection }: Subject): void {
  describe('connections', () => {
    it('keeps the last one of a name', async () => {
      const { one, two } = handles();
      const here = connection();
      expect(await one.connections.get(here)).toBeNull();
      await one.connections.put(here, made);
      expect(await two.connections.get(here)).toEqual(made);
      expect(await one.connections.get(connection())).toBeNull();
      const again: KeptConnection = { ...made, id: 'second', kind: 'token', expiresAt: null, version: 7 };
      await two.connections.put(here, again);
      expect(await one.connections.get(here)).toEqual(again);
      expect(await one.connections.names()).toContain(here);
    });

    it('is changed by one of many who have seen the same', async () => {
      const { one, two } = handles();
      const here = connection();
      await one.connections.put(here, made);
      const changes = [one, two, one, two].map(({ connections }, at) =>
        connections.change(here, made, { leaseUntil: NOON + at }),
      );
      const done = (await Promise.all(changes)).filter((kept) => kept !== null);
      expect(done).toHaveLength(1);
      expect(done[0]).toMatchObject({ version: 2, state: 'connected', expiresAt: NOON });
      expect(await one.connections.get(here)).toEqual(done[0]);
      const broken = { state: 'needs_reconnect', brokenBy: 'lost', expiresAt: null, leaseUntil: null } as const;
      expect(await two.connections.change(here, { id: 'first', version: 2 }, broken)).toMatchObject(broken);
    });

    it('is neither changed nor forgotten where it is another one by now', async () => {
      const { connections } = handles().one;
      const here = connection();
      await connections.put(here, { ...made, id: 'second' });
      expect(await connections.change(here, made, { state: 'needs_reconnect' })).toBeNull();
      await connections.remove(here, 'first');
      await connections.remove(connection(), 'second');
      expect(await connections.get(here)).toMatchObject({ id: 'second', state: 'connected' });
      await connections.remove(here, 'second');
      expect(await connections.get(here)).toBeNull();
      expect(await connections.names()).not.toContain(here);
    });
  });
}
