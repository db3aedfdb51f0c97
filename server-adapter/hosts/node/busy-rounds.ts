/** What the measure is made with. */
interface Round {
  readonly now: () => number;
  /** Runs its function when the event loop has gone through all that is ready now. */
  readonly afterwards: (done: () => void) => unknown;
}

/** So few calls are no crowd: a round that takes long with them is a slow start or a slow machine. */
const FEW = 16;

/**
 * Says that a process is busy once a crowd of calls came in one round of its event loop and the round has taken longer
 * than `milliseconds` since the first of them: what is let in after that waits behind all of them. Each round begins
 * anew, so a process under too much load answers what it can in time. Costs nothing while nobody calls.
 *
 * @example toNodeListener(floe.handler, { isBusy: busyRounds(25) })
 */
export function busyRounds(
  milliseconds: number,
  { now, afterwards }: Round = { now: () => performance.now(), afterwards: setImmediate },
): () => boolean {
  let [since, calls] = [0, 0];
  return () => {
    calls += 1;
    if (calls > 1) return calls > FEW && now() - since > milliseconds;
    since = now();
    afterwards(() => {
      calls = 0;
    });
    return false;
  };
}
