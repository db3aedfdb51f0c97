import type { AuditRequest, AuditStore } from '../store/audit-port.ts';
import type { Json } from '../store/json.ts';
import type { Answer, CallContext } from './call.ts';
import type { Found } from './catalogue.ts';
import type { Clock } from './clock.ts';
import { type FloeProblem, isProblem } from './problem.ts';
import type { Report } from './report.ts';

export interface TrailPorts {
  readonly audit: AuditStore;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly report: Report;
}

/** The line of a call that is about to run. */
function lineOf(
  { clock, newId }: Pick<TrailPorts, 'clock' | 'newId'>,
  { context, detail, targets }: { context: CallContext; detail: Json; targets: Readonly<Record<string, string>> },
): AuditRequest {
  const { name, requestId, actor, subject, ticket } = context;
  return {
    id: newId(),
    at: clock.now(),
    requestId,
    operation: name,
    actor,
    customer: subject.customerId,
    ticket,
    targets,
    detail,
  };
}

interface Recorded {
  readonly found: Found;
  readonly input: object;
  readonly context: CallContext;
  /** The input's target ids, by field name. */
  readonly ids: Readonly<Record<string, string>>;
}

/**
 * Writes the line before the call and its outcome after it, also when it fails. Without a line there is no call; an
 * outcome that cannot be written is reported, because what happened at Polar has happened.
 */
export async function recorded(ports: TrailPorts, { found, input, context, ids }: Recorded): Promise<Answer> {
  const { audit, clock, report } = ports;
  const { connection } = context;
  const detail = found.trail?.(input, context.targets) ?? {};
  const line = lineOf(ports, { context, detail, targets: ids });
  await audit.request(connection, line);
  const complete = async (result: 'ok' | 'failed' | 'unknown', code: string | null, after: Json) => {
    try {
      await audit.complete(connection, line.id, { at: clock.now(), result, code, detail: after });
    } catch (cause) {
      const { name: operation, requestId } = context;
      report({
        kind: 'trail_gap',
        message: 'The outcome of a call is missing in the trail.',
        operation,
        requestId,
        connection,
        cause,
      });
    }
  };
  try {
    const answer = await found.handle(input, context);
    await complete(answer.unsettled ? 'unknown' : 'ok', null, answer.trail ?? {});
    return answer;
  } catch (error) {
    const unknown = !isProblem(error) || error.facts.maybeDone === true;
    await complete(unknown ? 'unknown' : 'failed', isProblem(error) ? error.code : 'internal', {});
    throw error;
  }
}

type Denied = Pick<CallContext, 'name' | 'requestId' | 'connection' | 'actor' | 'ticket'> & {
  readonly customerId: string | null;
};

/** Keeps a refusal, counted per caller, operation, code and minute. The refusal stands even where it cannot be kept. */
export async function keepDenial(
  { audit, clock, newId, report }: TrailPorts,
  denied: Denied,
  problem: FloeProblem,
): Promise<void> {
  const { name: operation, requestId, connection, actor, ticket, customerId: customer } = denied;
  try {
    await audit.deny(connection, {
      id: newId(),
      at: clock.now(),
      requestId,
      operation,
      actor,
      customer,
      ticket,
      code: problem.code,
    });
  } catch (cause) {
    report({
      kind: 'trail_gap',
      message: 'A refusal is missing in the trail.',
      operation,
      requestId,
      connection,
      cause,
    });
  }
}
