import type { Operation } from '../../src/contract/define.ts';
import type { ProblemCode } from '../../src/contract/errors.ts';
import { type Caller, permissionsOf, pinOf } from './caller.ts';

/** What is asked for. The last three are known later than the rest and are judged as soon as they are. */
export interface Action extends Pick<Operation, 'allow' | 'risk' | 'across'> {
  /** How the call's ticket was proven; null where there is none, undefined while it is not read yet. */
  readonly ticketProof?: 'token' | 'helpdesk' | 'claimed' | null | undefined;
  /** Money to be paid out, net, minor units. */
  readonly amount?: { readonly value: number; readonly currency: string } | undefined;
  /** Who asked for what is to be let pass, whatever kind of caller that was. */
  readonly requestedBy?: string | undefined;
  /** What a right of its own does not say yet: a grant beside it may narrow it. */
  readonly granted?: Granted | undefined;
  /** Why nobody may, whatever rights they have. */
  readonly refusal?: string | undefined;
}

/** One of many operations behind one right. */
export interface Granted {
  readonly name: string;
  readonly tags: readonly string[];
  /** Only for a service whose grant names it. */
  readonly byNameOnly: boolean;
}

/** Whom it is asked about, seen from the caller. */
export type Scope = 'self' | 'named' | 'somebody_else' | 'nobody';

export interface House {
  /** The host takes a page's word for the ticket. */
  readonly trustClaimedTicket: boolean;
}

export type Verdict =
  | { readonly verdict: 'allow' }
  | { readonly verdict: 'deny'; readonly code: ProblemCode; readonly reason: string }
  | { readonly verdict: 'needs_approval'; readonly limit: number };

type Rule = (caller: Caller, action: Action, scope: Scope, house: House) => Verdict | null;

const deny = (reason: string, code: ProblemCode = 'forbidden'): Verdict => ({ verdict: 'deny', code, reason });

const RULES: readonly Rule[] = [
  (caller, { allow }) =>
    Object.hasOwn(allow, caller.kind) && allow[caller.kind]
      ? null
      : deny(`The operation is not open to a caller of kind ${caller.kind}.`),

  (caller, { allow }) => {
    if (caller.kind === 'customer') return null;
    const needed = allow[caller.kind];
    return needed && permissionsOf(caller).includes(needed) ? null : deny(`The permission ${needed} is missing.`);
  },

  (_caller, { refusal }) => (refusal === undefined ? null : deny(refusal)),

  (caller, { granted }) => (granted && !isGranted(caller, granted) ? deny(ungranted(caller, granted)) : null),

  (caller, { across }) => (across && pinOf(caller) ? deny('A caller pinned to one customer cannot search.') : null),

  (_caller, _action, scope) =>
    scope === 'somebody_else' ? deny('The customer named is not the one this caller stands for.') : null,

  (caller, { risk, ticketProof }, _scope, { trustClaimedTicket }) => {
    if (caller.kind !== 'agent' || risk !== 'money' || ticketProof === undefined) return null;
    const proven = ticketProof === 'token' || ticketProof === 'helpdesk' || (ticketProof && trustClaimedTicket);
    return proven ? null : deny('An agent moves money only from a proven ticket.', 'ticket_required');
  },

  (caller, { requestedBy }) =>
    caller.kind !== 'customer' && caller.id === requestedBy
      ? deny('Nobody lets pass what they asked for themselves.')
      : null,

  (caller, { amount }) => {
    if (!amount) return null;
    const limit = limitOf(caller, amount.currency);
    return limit !== undefined && amount.value > limit ? { verdict: 'needs_approval', limit } : null;
  },
];

function isGranted(caller: Caller, { name, tags, byNameOnly }: Granted): boolean {
  const grant = caller.kind === 'customer' ? undefined : caller.polar;
  const isNamed = grant?.operations?.includes(name) === true;
  if (byNameOnly) return caller.kind === 'service' && isNamed;
  return !grant || isNamed || ['*', ...tags].some((tag) => grant.tags?.includes(tag));
}

function ungranted(caller: Caller, { name, byNameOnly }: Granted): string {
  if (byNameOnly) return `Only a service whose grant names ${name} may call it.`;
  return `The grant of this ${caller.kind} does not reach ${name}.`;
}

/** Most that a caller may pay out in one go, minor units; undefined = no limit. A currency without a limit has 0. */
export function limitOf(caller: Caller, currency: string): number | undefined {
  if (caller.kind !== 'agent' || !caller.limits) return undefined;
  const code = currency.toLowerCase();
  return Object.hasOwn(caller.limits, code) ? (caller.limits[code] ?? 0) : 0;
}

/**
 * The one place that says who may do what; nothing else in Floe grants anything. Rules run in order, the first that
 * objects decides.
 */
export function can(caller: Caller, action: Action, scope: Scope, house: House): Verdict {
  for (const rule of RULES) {
    const verdict = rule(caller, action, scope, house);
    if (verdict) return verdict;
  }
  return { verdict: 'allow' };
}
