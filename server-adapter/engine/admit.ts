import type { Allow } from '../../src/contract/allow.ts';
import { type Authenticated, type Caller, connectionOf } from './caller.ts';
import type { EnginePorts } from './ports.ts';
import { FloeProblem, isProblem } from './problem.ts';
import { actorOf, allow } from './session.ts';
import { scopeOf } from './subject.ts';
import { keepDenial } from './trail.ts';

export interface Admitted {
  readonly caller: Caller;
  readonly connection: string;
}

/** Somebody on a connection we serve, or throws. */
export function known({ knows }: Pick<EnginePorts, 'knows'>, caller: Authenticated): Admitted {
  if (!caller) throw new FloeProblem('unauthenticated');
  if (caller === 'expired') throw new FloeProblem('session_expired');
  const connection = connectionOf(caller);
  if (!knows(connection)) throw new FloeProblem('forbidden', { detail: 'This connection is not served here.' });
  return { caller, connection };
}

/** What somebody asks to come in by. */
export interface Entrance {
  /** As the trail calls it. */
  readonly name: string;
  readonly allow: Allow;
  readonly across?: true | undefined;
  readonly requestId: string;
}

/** What letting somebody in takes. */
type AdmitPorts = Pick<EnginePorts, 'knows' | 'house' | 'clock' | 'newId' | 'report'> & {
  readonly store: Pick<EnginePorts['store'], 'audit'>;
};

export type Admit = (who: Authenticated, entrance: Entrance) => Promise<Admitted>;

/** Lets callers in by a route: the same policy as for operations, and the same lines for refusals. */
export function createAdmit(ports: AdmitPorts): Admit {
  return async (who, { name, requestId, across, allow: allowed }) => {
    const { caller, connection } = known(ports, who);
    const scope = scopeOf(caller, undefined);
    try {
      allow(ports, caller, { allow: allowed, risk: 'none', ...(across ? { across } : {}) }, scope);
      return { caller, connection };
    } catch (error) {
      if (isProblem(error) && error.facts.denied) {
        const actor = actorOf(caller, null);
        const denied = { name, requestId, connection, actor, ticket: null, customerId: null };
        await keepDenial({ ...ports, audit: ports.store.audit }, denied, error);
      }
      throw error;
    }
  };
}
