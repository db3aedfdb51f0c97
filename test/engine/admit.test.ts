// Who comes in by a route: the same rules as for operations, and the same lines for refusals.
import { describe, expect, it } from 'vitest';
import { createAdmit } from '../../server-adapter/engine/admit.ts';
import type { AgentCaller, Caller } from '../../server-adapter/engine/caller.ts';
import type { FloeProblem } from '../../server-adapter/engine/problem.ts';
import { memoryStore } from '../../server-adapter/store/memory.ts';

const agent: AgentCaller = { kind: 'agent', id: 'a-17', name: 'Mia', permissions: ['orders:read'] };
const elena: Caller = { kind: 'customer', externalId: 'elena' };

describe('somebody at the door', () => {
  const pin = { customer: { id: '0b2f7c1e-6d43-4a52-9f5a-2f6c1d1f0a11' } };
  const { audit } = memoryStore();
  const admit = createAdmit({
    knows: (connection) => connection !== 'third',
    house: { trustClaimedTicket: false },
    clock: { now: () => 1 },
    newId: () => crypto.randomUUID(),
    report: () => undefined,
    store: { audit },
  });
  const come = (who: Parameters<typeof admit>[0], facts: object = {}) =>
    admit(who, { name: 'live', allow: { customer: 'own', agent: 'orders:read' }, requestId: 'r-1', ...facts }).catch(
      ({ code }: FloeProblem) => code,
    );

  it.each<[string, Parameters<typeof admit>[0], object, unknown]>([
    ['a customer', elena, {}, { caller: elena, connection: 'default' }],
    ['an agent', agent, {}, { caller: agent, connection: 'default' }],
    ['an agent of the other connection', { ...agent, connection: 'second' }, {}, { connection: 'second' }],
    ['a pinned agent', { ...agent, ...pin }, {}, { connection: 'default' }],
    ['a pinned agent who would look across', { ...agent, ...pin }, { across: true }, 'forbidden'],
    ['an agent who looks across', agent, { across: true }, { connection: 'default' }],
    ['an agent without the right', { ...agent, permissions: [] }, {}, 'forbidden'],
    ['a service', { kind: 'service', id: 's', permissions: ['orders:read'] }, {}, 'forbidden'],
    ['nobody', null, {}, 'unauthenticated'],
    ['somebody whose time is over', 'expired', {}, 'session_expired'],
    ['somebody of no connection of ours', { ...agent, connection: 'third' }, {}, 'forbidden'],
  ])('%s', async (_name, who, facts, expected) => {
    const answer = await come(who, facts);
    if (typeof expected === 'string') expect(answer).toBe(expected);
    else expect(answer).toMatchObject(expected as object);
  });

  it('leaves a line in the trail when the policy refuses, and none when nobody knows who it is', async () => {
    const before = (await audit.list('default', { limit: 50 })).entries.length;
    await come({ ...agent, id: 'a-99', permissions: [] });
    await come(null);
    await come({ ...agent, connection: 'third' });
    const { entries } = await audit.list('default', { limit: 50 });
    expect(entries).toHaveLength(before + 1);
    expect(entries[0]).toMatchObject({
      kind: 'denial',
      operation: 'live',
      requestId: 'r-1',
      actor: { kind: 'agent', id: 'a-99' },
      ticket: null,
      customer: null,
      outcome: { code: 'forbidden' },
    });
    expect((await audit.list('third', { limit: 50 })).entries).toEqual([]);
  });
});
