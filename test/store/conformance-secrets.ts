import { describe, expect, it } from 'vitest';
import type { Subject } from './conformance.ts';
import { NOON } from './rows.ts';

const webhook = { name: 'webhook', key: 'new', sealed: 'new.a.b' };

export function secretConformance({ handles, connection }: Subject): void {
  describe('secrets', () => {
    it('keeps the last value of a name, for its connection alone', async () => {
      const { one, two } = handles();
      const here = connection();
      expect(await one.secrets.get(here, 'webhook')).toBeNull();
      await one.secrets.put(here, { ...webhook, sealed: 'new.first.b' }, NOON);
      await one.secrets.put(here, webhook, NOON + 1);
      expect(await two.secrets.get(here, 'webhook')).toEqual(webhook);
      expect(await one.secrets.get(here, 'other')).toBeNull();
      expect(await one.secrets.get(connection(), 'webhook')).toBeNull();
      await one.secrets.remove(here, 'webhook');
      expect(await two.secrets.get(here, 'webhook')).toBeNull();
    });

    it('finds what another key has sealed', async () => {
      const { secrets } = handles().one;
      const here = connection();
      await secrets.put(here, webhook, NOON);
      const old = ['a', 'b', 'c'].map((name) => ({ name, key: 'old', sealed: `old.${name}.x` }));
      for (const secret of old) await secrets.put(here, secret, NOON);
      expect(await secrets.sealedOtherwise(here, 'new', 2)).toEqual(old.slice(0, 2));
      expect(await secrets.sealedOtherwise(here, 'old', 9)).toEqual([webhook]);
      expect(await secrets.sealedOtherwise(connection(), 'new', 9)).toEqual([]);
    });

    it('seals anew only what is still there', async () => {
      const { secrets } = handles().one;
      const here = connection();
      const was = { name: 'webhook', key: 'old', sealed: 'old.a.b' };
      await secrets.put(here, was, NOON);
      await secrets.reseal(here, was, webhook);
      expect(await secrets.get(here, 'webhook')).toEqual(webhook);
      // A value that came meanwhile is newer than the one that was read to be sealed anew.
      await secrets.reseal(here, was, { ...webhook, sealed: 'new.stale.b' });
      expect(await secrets.get(here, 'webhook')).toEqual(webhook);
    });

    it('is handed out once, to one of many who ask at the same moment', async () => {
      const { one, two } = handles();
      const here = connection();
      await one.secrets.put(here, webhook, NOON);
      const taken = await Promise.all([one, two, one, two].map(({ secrets }) => secrets.take(here, 'webhook')));
      expect(taken.filter(Boolean)).toEqual([webhook]);
      expect(await one.secrets.get(here, 'webhook')).toBeNull();
    });

    it('forgets what is old, of the names that begin like this', async () => {
      const { secrets } = handles().one;
      const here = connection();
      const put = (name: string, at: number) => secrets.put(here, { ...webhook, name }, at);
      await Promise.all([put('connect:a', NOON), put('connect:b', NOON + 2), put('connect', NOON), put('other', NOON)]);
      await secrets.sweep(here, 'connect:', NOON + 1);
      await secrets.sweep(connection(), '', NOON + 9);
      const left = await Promise.all(
        ['connect:a', 'connect:b', 'connect', 'other'].map((name) => secrets.get(here, name)),
      );
      expect(left.map((kept) => kept?.name)).toEqual([undefined, 'connect:b', 'connect', 'other']);
    });
  });
}
