import { known } from './admit.ts';
import type { Answer, Incoming } from './call.ts';
import { cursorOf, deliver, type Order } from './deliver.ts';
import type { Done } from './done.ts';
import { parseInput } from './input.ts';
import { checkOutput } from './output.ts';
import type { EnginePorts } from './ports.ts';
import { FloeProblem, isProblem, knownProblem } from './problem.ts';
import { reportProblem } from './report.ts';
import { actorOf, allow, type Session } from './session.ts';
import { readRef, scopeOf, subjectOf } from './subject.ts';
import { telling } from './tell.ts';
import { ticketOf } from './ticket.ts';
import { keepDenial } from './trail.ts';

/**
 * The one road: HTTP, the host's own calls and everything else that acts for somebody pass here, in this order:
 * operation, caller, policy, input, subject, ownership, ticket, idempotency, trail, handler, output.
 */
export function createRun(ports: EnginePorts): (call: Incoming) => Promise<Done> {
  return async (call) => {
    const found = await ports.catalogue.find(call.name);
    if (!found) throw new FloeProblem('unknown_operation');
    const { caller, connection } = known(ports, call.caller);
    const { entry } = found;
    let session: Session = {
      caller,
      connection,
      actor: actorOf(caller, null),
      subject: { customerId: null },
      ticket: null,
      scope: 'nobody',
      requestId: call.requestId,
      signal: call.signal,
    };
    let asked: string | null = null;
    try {
      const named = readRef(call.customer);
      if (caller.kind !== 'customer' && named && 'id' in named) asked = named.id;
      session = { ...session, scope: scopeOf(caller, named), ticket: ticketOf(caller, call.ticket) };
      allow(ports, caller, entry, session.scope);
      const order: Order = { name: call.name, found, input: parseInput(entry, call.input, caller), key: call.key };
      const subject = await subjectOf({ caller, named, entry, directory: ports.directory });
      session = { ...session, subject, actor: actorOf(caller, subject.customerId) };
      return await seal(
        ports,
        session,
        order,
        await telling(ports, session, order, () => deliver(ports, session, order)),
      );
    } catch (error) {
      reportProblem(ports.report, knownProblem(error), { operation: call.name, connection, requestId: call.requestId });
      if (isProblem(error) && error.facts.denied) {
        await keepDenial(
          { ...ports, audit: ports.store.audit },
          { ...session, name: call.name, customerId: session.subject.customerId ?? asked },
          error,
        );
      }
      throw error;
    }
  };
}

/** Checks the answer and puts it into its envelope. */
async function seal(ports: EnginePorts, session: Session, order: Order, answer: Answer): Promise<Done> {
  const { entry } = order.found;
  const { connection, caller, subject, requestId } = session;
  const { result, drift } = checkOutput(entry, answer.result);
  if (drift) {
    const message = `The answer of ${order.name} does not fit its schema at: ${drift.paths.slice(0, 10).join(', ')}`;
    ports.report({ kind: 'output_drift', message, operation: order.name, requestId, connection });
  }
  const { total } = answer;
  const nextCursor = await cursorOf(ports, session, order, answer.next);
  return {
    envelope: {
      result,
      subject: { connection, kind: caller.kind, customer: subject.customerId },
      ...(total === undefined ? {} : { total }),
      ...(nextCursor === undefined ? {} : { nextCursor }),
      ...(entry.stales ? { stale: entry.stales } : {}),
      ...(answer.unsettled ? { unsettled: true } : {}),
      requestId,
    },
    accepted: answer.accepted === true || answer.unsettled === true,
    replayed: answer.replayed === true,
  };
}
