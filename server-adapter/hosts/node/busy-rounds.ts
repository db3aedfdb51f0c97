/** What the measure is made with. */
interface Round {
  readonly now: () => number;
  /** Runs its function when the event loop has gone through all that is ready now. */
  readonly afterwards: (done: () => void) => unknown;
}

/**
 * Says that a process is busy once one round of its event loop has taken longer than `milliseconds` since the first
 * call in it: what is let in after that waits behind all of them. Each round begins anew, so a process under too much
 * load answers what it can in time. Costs nothing while nobody calls.
 *
 * @example toNodeListener(floe.handler, { isBusy: busyRounds(25) })
 */
export function busyRounds(
  milliseconds: number,
  { now, afterwards }: Round = { now: () => performance.now(), afterwards: setImmediate },
): () => boolean {
  let since: number | undefined;
  return () => {
    if (since !== undefined) return now() - since > milliseconds;
    since = now();
    afterwards(() => {
      since = undefined;
    });
    return false;
  };
}
