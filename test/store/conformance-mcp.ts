import { describe, expect, it } from 'vitest';
import type { Ask, KeptToken } from '../../server-adapter/store/mcp-port.ts';
import type { Subject } from './conformance.ts';
import { NOON } from './rows.ts';

/** Hashes are one across all connections, so each test makes its own. */
let made = 0;
const token = (connection: string, facts: Partial<KeptToken> = {}): Omit<KeptToken, 'revokedAt'> => ({
  id: `t-${++made}`,
  connection,
  name: 'Helper',
  hash: `hash-${connection}-${made}`,
  maker: { kind: 'agent', id: 'a-1', name: 'Noor' },
  terms: { methods: ['read'], exposure: 'all' },
  createdAt: NOON,
  expiresAt: NOON + 1000,
  ...facts,
});
const ask = (connection: string): Omit<Ask, 'state' | 'outcome'> => ({
  id: `q-${++made}`,
  connection,
  hash: `link-${connection}-${made}`,
  token: 't-1',
  tool: 'refund_create',
  call: { operation: 'refunds.create', input: { amount: 100 }, customer: null },
  createdAt: NOON,
  expiresAt: NOON + 1000,
});

export function mcpConformance({ handles, connection }: Subject): void {
  describe('tokens of models', () => {
    it('are found by their hash and listed for their connection alone, newest first', async () => {
      const { one, two } = handles();
      const here = connection();
      const [old, young] = [token(here), token(here, { createdAt: NOON + 1 })];
      for (const each of [old, young]) await one.mcp.addToken(each);
      expect(await two.mcp.tokenBy(old.hash)).toEqual({ ...old, revokedAt: null });
      expect(await two.mcp.tokenBy('none')).toBeNull();
      expect((await two.mcp.tokens(here, 9)).map(({ id }) => id)).toEqual([young.id, old.id]);
      expect((await two.mcp.tokens(here, 1)).map(({ id }) => id)).toEqual([young.id]);
      expect(await two.mcp.token(connection(), old.id)).toBeNull();
      expect(await two.mcp.tokens(connection(), 9)).toEqual([]);
    });

    it('end once, for their connection alone', async () => {
      const { one, two } = handles();
      const here = connection();
      const kept = token(here);
      await one.mcp.addToken(kept);
      expect(await one.mcp.revoke(connection(), kept.id, NOON)).toBeNull();
      expect((await two.mcp.tokenBy(kept.hash))?.revokedAt).toBeNull();
      expect((await one.mcp.revoke(here, kept.id, NOON + 5))?.revokedAt).toBe(NOON + 5);
      expect((await two.mcp.revoke(here, kept.id, NOON + 9))?.revokedAt).toBe(NOON + 5);
      expect((await two.mcp.token(here, kept.id))?.revokedAt).toBe(NOON + 5);
    });
  });

  describe('what a model asks people for', () => {
    it('is taken by the first who comes', async () => {
      const { one, two } = handles();
      const here = connection();
      const asked = ask(here);
      await one.mcp.addAsk(asked);
      expect(await two.mcp.askBy(asked.hash)).toEqual({ ...asked, state: 'waiting', outcome: null });
      const take = { from: 'waiting', to: 'taken', at: NOON + 1 } as const;
      expect(await one.mcp.moveAsk(connection(), asked.id, take)).toBe(false);
      const moved = [one, two, one].map((store) => store.mcp.moveAsk(here, asked.id, take));
      expect((await Promise.all(moved)).filter(Boolean)).toHaveLength(1);
      const end = { from: 'taken', to: 'done', at: NOON + 5000, outcome: { state: 'succeeded' } } as const;
      expect(await two.mcp.moveAsk(here, asked.id, end)).toBe(true);
      expect(await one.mcp.ask(here, asked.id)).toMatchObject({ state: 'done', outcome: { state: 'succeeded' } });
    });

    it('is over at its end', async () => {
      const { mcp } = handles().one;
      const here = connection();
      const asked = ask(here);
      await mcp.addAsk(asked);
      expect(await mcp.moveAsk(here, asked.id, { from: 'waiting', to: 'taken', at: asked.expiresAt })).toBe(false);
      expect((await mcp.ask(here, asked.id))?.state).toBe('waiting');
    });

    it('is forgotten with time', async () => {
      const { mcp } = handles().one;
      const [here, there] = [connection(), connection()];
      const [mine, other] = [ask(here), ask(there)];
      await mcp.addAsk(mine);
      await mcp.addAsk(other);
      expect(await mcp.sweepAsks(here, NOON)).toBe(0);
      expect(await mcp.sweepAsks(here, NOON + 1)).toBe(1);
      expect(await mcp.ask(here, mine.id)).toBeNull();
      expect(await mcp.ask(there, other.id)).not.toBeNull();
    });
  });
}
