import type { LicenseClock } from './options.ts';
import type { LicenseState } from './states.ts';

const HOURS_6 = 6 * 3_600_000;
/** While nobody answers (ms). */
const RETRY = 5 * 60_000;

/** Until the next check, ms: a tenth more or less, so that machines that start together do not ask together. */
function nextCheck(state: LicenseState, every = HOURS_6): number {
  return Math.min(every, state.todo === 'connect' ? RETRY : every) * (0.9 + Math.random() / 5);
}

/** Checks at once and from then on. The answer ends it. */
export function schedule(
  clock: LicenseClock,
  check: () => Promise<LicenseState>,
  every: number | undefined,
): () => void {
  let [cancel, ended] = [() => {}, false];
  const round = async () => {
    const state = await check();
    if (!ended) cancel = clock.after(nextCheck(state, every), round);
  };
  void round();
  return () => {
    ended = true;
    cancel();
  };
}
