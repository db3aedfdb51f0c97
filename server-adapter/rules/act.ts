import { isProblem } from '../engine/problem.ts';
import type { Occurrence } from '../store/rules-port.ts';
import { fieldsOf } from '../webhooks/news.ts';
import { callerOf } from './caller.ts';
import type { Desk } from './desk.ts';
import { notify } from './notify.ts';
import { callOf } from './operation.ts';
import type { Rule, RuleFacts } from './rule.ts';

/**
 * How an attempt ended. `refused`: a definite no. `later`: a definite no that passes. `unknown`: it was sent, and nobody
 * can say whether it was carried out.
 */
export type Attempt =
  | { readonly end: 'done'; readonly touched?: string | undefined }
  | { readonly end: 'refused' | 'later' | 'unknown'; readonly code: string };

/** What is no fault of the call: the same one may be carried out in a while. */
const PASSING: readonly string[] = ['unavailable', 'rate_limited', 'upstream_error', 'upstream_timeout', 'in_progress'];

/** Carries out what the rule says, by the road every call takes. */
export async function act(desk: Desk, rule: Rule, occurrence: Occurrence, facts: RuleFacts): Promise<Attempt> {
  const { run, connection } = desk;
  const { do: action } = rule;
  try {
    if (action.operation === 'notify') {
      await notify(desk, rule, occurrence, facts);
      return { end: 'done' };
    }
    const { envelope } = await run({
      ...callOf(action, facts),
      caller: callerOf(rule, connection, facts.customerId),
      customer: { id: facts.customerId },
      key: occurrence.id,
      requestId: occurrence.id,
    });
    if (envelope.unsettled) return { end: 'unknown', code: 'upstream_timeout' };
    const { id } = fieldsOf(envelope.result);
    return { end: 'done', touched: typeof id === 'string' ? `subscription:${id}` : undefined };
  } catch (error) {
    return attemptOf(error, desk, rule);
  }
}

function attemptOf(error: unknown, { services, connection }: Desk, { name, do: action }: Rule): Attempt {
  if (isProblem(error)) {
    const { code } = error;
    if (error.facts.maybeDone) return { end: 'unknown', code };
    return { end: PASSING.includes(code) ? 'later' : 'refused', code };
  }
  // The store itself is away: what is reserved stands as it stands, and its lease ends.
  if (error instanceof Error && error.name === 'StoreUnavailable') throw error;
  const message = `The rule "${name}" could not ${action.operation === 'notify' ? 'tell the host' : 'be carried out'}.`;
  services.report({ kind: 'failed', message, connection, cause: error });
  return { end: 'unknown', code: 'internal' };
}
