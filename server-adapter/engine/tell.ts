import type { Answer } from './call.ts';
import type { Order } from './deliver.ts';
import type { EnginePorts } from './ports.ts';
import { isProblem } from './problem.ts';
import type { Session } from './session.ts';

/**
 * Lets other pages hear what a call has changed, also when it only may have: they read again and see. What was done is
 * done whether or not they can be told.
 */
export async function telling(
  ports: EnginePorts,
  session: Session,
  order: Order,
  work: () => Promise<Answer>,
): Promise<Answer> {
  try {
    const answer = await work();
    if (!answer.replayed) await tell(ports, session, order);
    return answer;
  } catch (error) {
    if (!isProblem(error) || error.facts.maybeDone) await tell(ports, session, order);
    throw error;
  }
}

async function tell(
  { store, clock, report }: EnginePorts,
  { connection, subject, requestId }: Session,
  { name, found, input }: Order,
): Promise<void> {
  const { kind, stales } = found.entry;
  if (kind !== 'mutation' || !stales || found.looks?.(input)) return;
  try {
    const customerId = subject.customerId?.toLowerCase() ?? null;
    await store.changes.append(connection, { customerId, stale: stales, by: requestId, at: clock.now() });
  } catch (cause) {
    const message = 'Other pages could not be told of a change.';
    report({ kind: 'failed', message, operation: name, requestId, connection, cause });
  }
}
