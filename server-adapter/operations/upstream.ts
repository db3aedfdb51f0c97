import { FloeProblem } from '../engine/problem.ts';
import { isAway } from '../polar/failure.ts';
import type { Failure, PolarRequest, RequestClass, Road } from '../polar/port.ts';
import { problemOf } from '../polar/problem.ts';
import type { Context } from './handler.ts';

/** The problem a failed call to Polar is for our caller. A write whose answer was lost is never told as refused. */
export function upstreamProblem(failure: Failure): FloeProblem {
  const { code, detail, errors, retryAfter, reason, alarm } = problemOf(failure);
  // What is about another organization has an answer, which nobody may see.
  const isLost = failure.mayHaveHappened && failure.kind !== 'refused' && failure.kind !== 'foreign';
  return new FloeProblem(isLost ? 'upstream_timeout' : code, {
    detail: isLost ? 'Polar did not say whether it was done. Look again before repeating it.' : detail,
    errors,
    retryAfter,
    alarm,
    maybeDone: failure.mayHaveHappened,
    away: isAway(failure),
    ...(reason === undefined ? {} : { state: { reason } }),
    // What cannot be read is quoted by the parser: an answer of Polar is nothing to tell.
    cause: failure.kind === 'refused' || failure.kind === 'unreadable' ? undefined : failure.cause,
  });
}

/** Who waits for the answer. */
export function classOf({ caller }: Pick<Context, 'caller'>): RequestClass {
  return caller.kind === 'customer' ? 'widget' : 'agent';
}

/** Reads from Polar, or throws the problem. */
export async function read<T>(road: Road, context: Context, request: Omit<PolarRequest, 'method'>): Promise<T> {
  const { fresh, signal } = context;
  const answer = await road.request<T>({ method: 'GET', fresh, signal, class: classOf(context), ...request });
  if (answer.ok) return answer.body;
  throw upstreamProblem(answer.failure);
}

/** Reads from Polar; null where Polar knows no such thing, or answers with another status that means as much. */
export async function find<T>(
  road: Road,
  context: Context,
  request: Omit<PolarRequest, 'method'>,
  missing: readonly number[] = [404],
): Promise<T | null> {
  const { fresh, signal } = context;
  const answer = await road.request<T>({ method: 'GET', fresh, signal, class: classOf(context), ...request });
  if (answer.ok) return answer.body;
  const { failure } = answer;
  if (failure.kind === 'refused' && missing.includes(failure.status) && failure.stage === 'request') return null;
  throw upstreamProblem(failure);
}

/** A page as Polar sends it. */
export interface Paged<T> {
  readonly items: readonly T[];
  readonly pagination: { readonly total_count: number; readonly max_page: number };
}
