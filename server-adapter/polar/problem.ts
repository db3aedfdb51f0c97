import type { FieldProblem, ProblemCode } from '../../src/contract/errors.ts';
import { fieldProblems } from './fields.ts';
import type { Failure, NoAnswer, Refused } from './port.ts';
import { rowFor } from './problem-table.ts';

/** A failure of Polar in the words of our contract. Nothing in it is Polar's text. */
export interface UpstreamProblem {
  readonly code: ProblemCode;
  readonly detail?: string | undefined;
  readonly errors?: readonly FieldProblem[] | undefined;
  /** Seconds. */
  readonly retryAfter?: number | undefined;
  /** A stable word that tells situations of one code apart, e.g. `disputed`. */
  readonly reason?: string | undefined;
  /** What to tell the operator. */
  readonly alarm?: string | undefined;
}

/**
 * What a failed call to Polar means to our caller.
 *
 * A money operation looks at `failure.mayHaveHappened` first: what may have happened is no problem but the state `unknown`.
 */
export function problemOf(failure: Failure): UpstreamProblem {
  if (failure.kind !== 'refused') return withoutAnswer(failure);
  if (failure.stage === 'session') return sessionRefused(failure);
  const { code, reason, detail, alarm } = rowFor(failure.status, failure.error);
  return {
    code,
    reason,
    detail,
    alarm,
    errors: code === 'invalid_input' ? fieldProblems(failure.detail) : undefined,
    retryAfter: failure.retryAfter ?? undefined,
  };
}

/** A minted session is refused for who it is for: that is about the customer, not about a field. */
function sessionRefused(failure: Refused): UpstreamProblem {
  if (failure.status !== 422) {
    const { code, alarm } = rowFor(failure.status, failure.error);
    return { code, alarm, retryAfter: failure.retryAfter ?? undefined };
  }
  const asksForMember = fieldProblems(failure.detail).some(({ path }) => /member_id$/.test(path));
  return { code: asksForMember ? 'member_required' : 'not_found' };
}

function withoutAnswer({ kind, status, retryAfter, reason }: NoAnswer): UpstreamProblem {
  const wait = { retryAfter: retryAfter ?? undefined };
  switch (kind) {
    case 'unreachable':
    case 'open':
      return { code: 'unavailable', ...wait };
    case 'unconnected':
      return { code: 'unavailable', reason, detail: reason && 'This connection to Polar has to be made first.' };
    case 'throttled':
      return { code: 'rate_limited', ...wait };
    case 'timeout':
    case 'aborted':
      return { code: 'upstream_timeout', ...wait };
    case 'redirected':
      return { code: 'upstream_error', alarm: 'Polar redirects: the base URL of this connection is not its API.' };
    case 'broken':
      return { code: status === 504 ? 'upstream_timeout' : 'upstream_error', ...wait };
    // Told to the operator where it was found.
    case 'foreign':
    case 'cut':
    case 'unreadable':
      return { code: 'upstream_error' };
    default:
      return kind satisfies never;
  }
}
