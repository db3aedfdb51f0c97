import type { Failure, PolarRequest, Road } from '../polar/port.ts';
import type { Context } from './handler.ts';
import { classOf, read, upstreamProblem } from './upstream.ts';

export interface TargetStateWrite<T> extends Omit<PolarRequest, 'class' | 'fresh' | 'signal' | 'safe'> {
  readonly road: Road;
  /** As it stood before. */
  readonly before: T;
  /** Where the resource is read, to look again. @default path */
  readonly readPath?: string;
  /** Whether the wanted state holds. */
  readonly holds: (now: T) => boolean;
}

/** What stands after a write. `unsettled`: nobody can say yet whether it was carried out, and it is not sent again. */
export interface Written<T> {
  readonly now: T;
  readonly unsettled?: true;
}

/**
 * Writes towards a target state. It is sent once. Where the answer was lost, or a state stood in the way, the resource
 * is read back: if the wanted state holds, it is done, whoever did it. What was lost and does not hold may still be on
 * its way: that is no failure, and is told as it is.
 */
export async function writeTowards<T>(context: Context, wanted: TargetStateWrite<T>): Promise<Written<T>> {
  const { road, readPath, holds, before, ...request } = wanted;
  // No abort signal: a tab that closes must not leave a half-known write behind.
  const answer = await road.request<T>({ ...request, class: classOf(context) });
  if (answer.ok) return { now: answer.body };
  const again = { path: readPath ?? request.path };
  return settle(answer.failure, {
    before,
    look: async () => {
      const now = await read<T>(road, { ...context, fresh: true }, again);
      return { now, holds: holds(now) };
    },
  });
}

interface Look<T> {
  readonly before: T;
  readonly look: () => Promise<{ readonly now: T; readonly holds: boolean }>;
}

/** What a failed write towards a target state comes to. Throws a definite no. */
export async function settle<T>(failure: Failure, { before, look }: Look<T>): Promise<Written<T>> {
  const problem = upstreamProblem(failure);
  const isConflict = failure.kind === 'refused' && problem.code === 'state_conflict';
  if (!failure.mayHaveHappened && !isConflict) throw problem;
  const seen = await look().catch(() => null);
  if (seen?.holds) return { now: seen.now };
  if (isConflict) throw problem;
  return { now: seen?.now ?? before, unsettled: true };
}

/** A write that makes something new. It is sent once; whether one whose answer was lost was done, nobody can tell. */
export async function writeOnce<T>(
  context: Context,
  { road, ...request }: Omit<TargetStateWrite<T>, 'holds' | 'readPath' | 'before'>,
): Promise<T> {
  const answer = await road.request<T>({ ...request, class: classOf(context) });
  if (answer.ok) return answer.body;
  throw upstreamProblem(answer.failure);
}
