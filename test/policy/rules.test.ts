// The table of rules by itself: each rule, what it objects to, and the nearest thing it lets pass.
import { describe, expect, it } from 'vitest';
import type { AgentCaller, Caller, CustomerCaller, ServiceCaller } from '../../server-adapter/engine/caller.ts';
import { type Action, can, limitOf, type Scope } from '../../server-adapter/engine/policy.ts';

const agent: AgentCaller = { kind: 'agent', id: 'a-17', permissions: ['refunds:write'] };
const service: ServiceCaller = { kind: 'service', id: 'billing', permissions: ['refunds:write'] };
const customer: CustomerCaller = { kind: 'customer', externalId: 'elena' };
const everybody = { customer: 'own', agent: 'refunds:write', service: 'refunds:write' } as const;

interface Case extends Partial<Action> {
  readonly who?: Caller;
  readonly scope?: Scope;
  readonly trusting?: boolean;
}

function judge({ who = agent, scope = 'named', trusting = false, ...action }: Case) {
  const verdict = can(who, { allow: everybody, risk: 'money', ...action }, scope, { trustClaimedTicket: trusting });
  if (verdict.verdict === 'allow') return 'allow';
  if (verdict.verdict === 'needs_approval') return verdict.limit;
  expect(verdict.reason).toMatch(/^[A-Z].+\.$/);
  return verdict.code;
}

describe('who may', () => {
  it.each<[string, Case, string]>([
    ['a customer where customers may', { who: customer, scope: 'self' }, 'allow'],
    ['a customer where they may not', { who: customer, scope: 'self', allow: { agent: 'refunds:write' } }, 'forbidden'],
    ['an agent with the right', {}, 'allow'],
    ['an agent with the right to look only', { who: { ...agent, permissions: ['refunds:read'] } }, 'forbidden'],
    ['an agent where only services may', { allow: { service: 'refunds:write' } }, 'forbidden'],
    ['a service with the right', { who: service }, 'allow'],
    ['a service without rights', { who: { ...service, permissions: [] } }, 'forbidden'],
    ['a service where only agents may', { who: service, allow: { agent: 'refunds:write' } }, 'forbidden'],
    ['nobody where nothing is said', { allow: {} }, 'forbidden'],
    ['a kind that is a name of the prototype', { who: { ...agent, kind: 'constructor' as 'agent' } }, 'forbidden'],
    ['whoever names somebody else', { scope: 'somebody_else' }, 'forbidden'],
    ['whoever names nobody', { scope: 'nobody' }, 'allow'],
  ])('%s', (_name, facts, expected) => {
    expect(judge(facts)).toBe(expected);
  });
});

describe('one of many operations behind one right', () => {
  const granted = (name: string, byNameOnly = false) => ({
    granted: { name, tags: ['orders', 'refunds'], byNameOnly },
  });
  const withGrant = (polar: object) => ({ who: { ...agent, polar } as AgentCaller });
  const toService = (polar: object) => ({ who: { ...service, polar } as ServiceCaller });

  it.each<[string, Case, string]>([
    ['is open where no grant narrows the right', granted('orders:list'), 'allow'],
    [
      'is open to a grant that names it',
      { ...granted('orders:list'), ...withGrant({ operations: ['orders:list'] }) },
      'allow',
    ],
    [
      'is open to a grant of one of its tags',
      { ...granted('orders:list'), ...withGrant({ tags: ['refunds'] }) },
      'allow',
    ],
    ['is open to a grant of everything', { ...granted('orders:list'), ...withGrant({ tags: ['*'] }) }, 'allow'],
    [
      'is closed to a grant of others',
      { ...granted('orders:list'), ...withGrant({ operations: ['orders:get'] }) },
      'forbidden',
    ],
    [
      'is closed to a grant of other tags',
      { ...granted('orders:list'), ...withGrant({ tags: ['files'] }) },
      'forbidden',
    ],
    ['is closed to a grant of nothing', { ...granted('orders:list'), ...withGrant({}) }, 'forbidden'],
    ['by name only is closed without a grant', { ...granted('tokens:make', true), who: service }, 'forbidden'],
    ['by name only is closed to tags', { ...granted('tokens:make', true), ...toService({ tags: ['*'] }) }, 'forbidden'],
    [
      'by name only is open to a service it is named for',
      { ...granted('t', true), ...toService({ operations: ['t'] }) },
      'allow',
    ],
    ['by name only is closed to an agent', { ...granted('t', true), ...withGrant({ operations: ['t'] }) }, 'forbidden'],
    ['that nobody may is closed to all', { refusal: 'It is not done here.' }, 'forbidden'],
  ])('%s', (_name, facts, expected) => {
    expect(judge(facts)).toBe(expected);
  });
});

describe('across customers', () => {
  const pin = { id: '0b2f7c1e-6d43-4a52-9f5a-2f6c1d1f0a11' };
  it.each<[string, Case, string]>([
    ['a pinned agent does not look', { who: { ...agent, customer: pin }, across: true }, 'forbidden'],
    ['a pinned service does not look', { who: { ...service, customer: pin }, across: true }, 'forbidden'],
    ['a free agent looks', { across: true }, 'allow'],
    ['a customer is not pinned: it is its own subject', { who: customer, scope: 'self', across: true }, 'allow'],
    ['a pinned agent acts on its own', { who: { ...agent, customer: pin } }, 'allow'],
  ])('%s', (_name, facts, expected) => {
    expect(judge(facts)).toBe(expected);
  });
});

describe('money from a ticket', () => {
  it.each<[string, Case, string]>([
    ['that the session proves', { ticketProof: 'token' }, 'allow'],
    ['that the helpdesk proves', { ticketProof: 'helpdesk' }, 'allow'],
    ['that a page claims', { ticketProof: 'claimed' }, 'ticket_required'],
    ['that a page claims, to a host that trusts it', { ticketProof: 'claimed', trusting: true }, 'allow'],
    ['that is none', { ticketProof: null }, 'ticket_required'],
    ['that is none, to a host that trusts pages', { ticketProof: null, trusting: true }, 'ticket_required'],
    ['that is not read yet', {}, 'allow'],
    ['that is none, for what moves no money', { ticketProof: null, risk: 'irreversible' }, 'allow'],
    ['that is none, by a service', { who: service, ticketProof: null }, 'allow'],
    ['that is none, by a customer', { who: customer, scope: 'self', ticketProof: null }, 'allow'],
  ])('%s', (_name, facts, expected) => {
    expect(judge(facts)).toBe(expected);
  });
});

describe('what was asked for by', () => {
  it.each<[string, Case, string]>([
    ['oneself is for another to let pass', { requestedBy: 'a-17' }, 'forbidden'],
    ['a service of the same name, too', { who: service, requestedBy: 'billing' }, 'forbidden'],
    ['another is not', { requestedBy: 'a-18' }, 'allow'],
    ['a customer of the same id is not: it approves nothing', { who: customer, requestedBy: 'elena' }, 'allow'],
  ])('%s', (_name, facts, expected) => {
    expect(judge({ scope: 'named', ...facts })).toBe(expected);
  });
});

describe('an amount', () => {
  const limited: AgentCaller = { ...agent, limits: { usd: 1000 } };
  const of = (value: number, currency = 'usd') => ({ amount: { value, currency } });
  it.each<[string, Case, string | number]>([
    ['as high as the limit passes', { who: limited, ...of(1000) }, 'allow'],
    ['above it needs approval', { who: limited, ...of(1001) }, 1000],
    ['in another spelling of the currency is the same', { who: limited, ...of(1001, 'USD') }, 1000],
    ['in a currency without a limit needs it at once', { who: limited, ...of(1, 'eur') }, 0],
    ['in a currency named like the prototype, too', { who: limited, ...of(1, 'constructor') }, 0],
    ['of an agent without limits passes', of(1_000_000), 'allow'],
    ['of a service passes', { who: service, ...of(1_000_000) }, 'allow'],
    ['that is none passes', { who: limited }, 'allow'],
  ])('%s', (_name, facts, expected) => {
    expect(judge(facts)).toBe(expected);
  });

  it('has no limit for who has none', () => {
    expect([limitOf(agent, 'usd'), limitOf(service, 'usd'), limitOf(customer, 'usd')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(limitOf({ ...service, limits: { usd: 1 } } as ServiceCaller, 'usd')).toBeUndefined();
    expect(limitOf({ ...agent, limits: { usd: undefined as never } }, 'usd')).toBe(0);
  });
});
