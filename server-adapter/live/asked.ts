import type { Directory } from '../engine/call.ts';
import { isProblem } from '../engine/problem.ts';
import type { CallerVisit } from '../engine/routes.ts';
import { actorOf } from '../engine/session.ts';
import { readRef, scopeOf, subjectOf } from '../engine/subject.ts';
import { keepDenial, type TrailPorts } from '../engine/trail.ts';
import type { ChangesAfter } from '../store/changes-port.ts';
import type { Channel } from './channel.ts';

export interface AskedPorts extends TrailPorts {
  readonly directory: Directory;
}

/** Where a reader goes on from, given where the log stands. */
export type Place = (seq: number) => Pick<ChangesAfter, 'after' | 'isMoment'>;

/** What a page shows may have been read so long before it arrived (ms). */
const READING_MS = 10_000;

/** Whom the reader hears about: the caller decides; the address only names whom an agent looks at. */
export async function channelOf(ports: AskedPorts, visit: CallerVisit): Promise<Channel> {
  const { caller, connection, requestId } = visit;
  const id = parameter(visit, 'customer');
  const named = id === null ? undefined : readRef({ id });
  try {
    const entry = { kind: 'query', subject: 'optional' } as const;
    const { customerId } = await subjectOf({ caller, named, entry, directory: ports.directory });
    return { connection, caller, scope: scopeOf(caller, named), customerId: customerId?.toLowerCase() ?? null };
  } catch (error) {
    if (isProblem(error) && error.facts.denied) {
      const denied = {
        name: 'live',
        requestId,
        connection,
        actor: actorOf(caller, null),
        ticket: null,
        customerId: id,
      };
      await keepDenial(ports, denied, error);
    }
    throw error;
  }
}

/**
 * The place in the log to go on from, given where it stands: after the last event seen; else, with the age of the
 * oldest thing on the page, from before that was read; else from here.
 */
export function placeOf({ clock }: Pick<AskedPorts, 'clock'>, visit: CallerVisit): Place {
  const last = visit.inquiry.header('last-event-id');
  // What is no place of ours is in no log.
  if (last !== null) return () => ({ after: /^\d{1,15}$/.test(last) ? Number(last) : -1 });
  const age = parameter(visit, 'age');
  if (age === null || !/^\d{1,12}$/.test(age)) return (after) => ({ after });
  // Places are never before the clock, so that a moment is a place too.
  const moment = clock.now() - Number(age) - READING_MS;
  return (seq) => ({ after: Math.min(moment, seq), isMoment: true });
}

function parameter({ inquiry }: CallerVisit, name: string): string | null {
  return new URL(inquiry.request().url).searchParams.get(name);
}
