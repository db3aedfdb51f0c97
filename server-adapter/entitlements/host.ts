import type { EntitlementOf, HeldEntitlements } from '../calls.ts';
import type { CustomerRef } from '../engine/caller.ts';
import { FloeProblem, isProblem } from '../engine/problem.ts';
import { readRef } from '../engine/subject.ts';
import type { Services } from '../operations/services.ts';
import { upstreamProblem } from '../operations/upstream.ts';
import { view } from './get.ts';
import { graceOf } from './options.ts';
import { nothing, type Standing } from './standing.ts';

export interface Ports {
  readonly services: Services;
  readonly knows: (connection: string) => boolean;
}

/** The host's own look at what a customer may use. There is nobody to judge, so it passes no policy. */
export interface HostsView {
  check(customer: CustomerRef, key: string, of?: EntitlementOf): Promise<boolean>;
  get(customer: CustomerRef, of?: EntitlementOf): Promise<HeldEntitlements>;
}

interface Found {
  readonly standing: Standing;
  readonly memberId: string | undefined;
}

export function hostsView({ services, knows }: Ports): HostsView {
  const { clock, directory, report } = services;

  async function find(customer: CustomerRef, { connection = 'default', member }: EntitlementOf): Promise<Found> {
    if (!knows(connection)) throw new FloeProblem('forbidden', { detail: 'This connection is not served here.' });
    const ref = readRef(customer);
    if (!ref) throw new FloeProblem('invalid_input', { detail: 'Say which customer this is about.' });
    const { customerId, memberId } = await whois(connection, ref, member);
    if (customerId === null) return { standing: nothing(clock.now()), memberId };
    const { ask } = await services.entitlements();
    const answer = await ask(connection, customerId);
    if (!answer.ok) throw upstreamProblem(answer.failure);
    return { standing: answer.body, memberId };
  }

  /** A member is looked for in the team; without one it is the customer as a whole. */
  async function whois(connection: string, ref: CustomerRef, member: string | undefined) {
    const customerId = await directory.find(connection, ref);
    if (member === undefined || customerId === null) return { customerId, memberId: undefined };
    return directory.self(connection, { kind: 'customer', customerId, member });
  }

  return {
    check: async (customer, key, of = {}) => {
      try {
        const { standing, memberId } = await find(customer, of);
        return standing.sum(memberId).get(key)?.state === 'granted';
      } catch (cause) {
        // A token that may not read it closes gates until somebody hears why.
        const alarm = isProblem(cause) ? cause.facts.alarm : undefined;
        const words = ['It is not known what a customer may use, so a gate stays closed.', alarm];
        const message = words.filter(Boolean).join(' ');
        report({ kind: alarm ? 'alarm' : 'failed', message, connection: of.connection ?? 'default', cause });
        return false;
      }
    },
    get: async (customer, of = {}) => {
      const { standing, memberId } = await find(customer, of);
      const graceMs = graceOf(services.entitlementOptions);
      return view(standing, { at: clock.now(), graceMs, memberId });
    },
  };
}
