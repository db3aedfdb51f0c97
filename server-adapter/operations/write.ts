import { FloeProblem } from '../engine/problem.ts';
import type { PolarRequest, Road } from '../polar/port.ts';
import type { Context } from './handler.ts';
import { classOf, read, upstreamProblem } from './upstream.ts';

export interface TargetStateWrite<T> extends Omit<PolarRequest, 'class' | 'fresh' | 'signal' | 'safe'> {
  readonly road: Road;
  /** Where the resource is read, to look again. @default path */
  readonly readPath?: string;
  /** Whether the wanted state holds. */
  readonly holds: (now: T) => boolean;
}

/**
 * Writes towards a target state. It is sent once. Where the answer was lost, the resource is read back: if the state
 * holds, the write succeeded; if not, it may still be on its way and the problem says so.
 */
export async function writeTowards<T>(context: Context, wanted: TargetStateWrite<T>): Promise<T> {
  const { road, readPath, holds, ...request } = wanted;
  // No abort signal: a tab that closes must not leave a half-known write behind.
  const answer = await road.request<T>({ ...request, class: classOf(context) });
  if (answer.ok) return answer.body;
  const problem = upstreamProblem(answer.failure);
  if (!answer.failure.mayHaveHappened || answer.failure.kind === 'refused') throw problem;
  const now = await read<T>(road, { ...context, fresh: true }, { path: readPath ?? request.path }).catch(() => null);
  if (now !== null && holds(now)) return now;
  throw new FloeProblem(problem.code, {
    ...problem.facts,
    detail: 'Polar did not say whether the change was made. Look again before repeating it.',
  });
}

/** A write that makes something new. It is sent once; whether one whose answer was lost was done, nobody can tell. */
export async function writeOnce<T>(
  context: Context,
  { road, ...request }: Omit<TargetStateWrite<T>, 'holds' | 'readPath'>,
): Promise<T> {
  const answer = await road.request<T>({ ...request, class: classOf(context) });
  if (answer.ok) return answer.body;
  throw upstreamProblem(answer.failure);
}
