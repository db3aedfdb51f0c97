import type { Actor, Ticket } from '../store/people.ts';
import type { Subject } from './call.ts';
import type { Caller } from './caller.ts';
import { type Action, can, type Scope } from './policy.ts';
import type { EnginePorts } from './ports.ts';
import { FloeProblem } from './problem.ts';

/** Who calls, about whom, from which ticket: settled once per call. */
export interface Session {
  readonly caller: Caller;
  readonly connection: string;
  readonly actor: Actor;
  readonly subject: Subject;
  readonly ticket: Ticket | null;
  readonly scope: Scope;
  readonly requestId: string;
  readonly signal: AbortSignal | undefined;
}

/** Throws what policy objects to. Amounts are judged where they are known: in the refund protocol. */
export function allow({ house }: Pick<EnginePorts, 'house'>, caller: Caller, action: Action, scope: Scope): void {
  const verdict = can(caller, action, scope, house);
  if (verdict.verdict === 'deny') throw new FloeProblem(verdict.code, { detail: verdict.reason, denied: true });
}

export function actorOf(caller: Caller, customerId: string | null): Actor {
  if (caller.kind === 'customer') {
    return { kind: 'customer', id: customerId ?? caller.customerId ?? caller.externalId ?? '' };
  }
  const name = caller.kind === 'agent' ? caller.name : undefined;
  const { kind, id, via } = caller;
  return { kind, id, ...(name === undefined ? {} : { name }), ...(via === undefined ? {} : { via }) };
}
