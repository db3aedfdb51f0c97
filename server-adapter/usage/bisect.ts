/** What spoiled a batch, the last refusal of a part that held it, and those that no try has covered yet. */
interface Found<T, F> {
  readonly bad: T;
  readonly failure: F;
  readonly left: readonly T[];
}

/**
 * Finds one that spoils a batch which was refused as a whole, in as many tries as halving takes: a half that is taken
 * has arrived, so what spoils the batch lies in the other, which need not be tried. A try answers a refusal or null.
 */
export async function bisect<T, F>(
  batch: readonly T[],
  refusal: F,
  attempt: (part: readonly T[]) => Promise<F | null>,
): Promise<Found<T, F>> {
  let [suspects, failure, left] = [batch, refusal, [] as readonly T[]];
  for (;;) {
    const [only] = suspects;
    if (only === undefined) throw new RangeError('What was refused holds at least one.');
    if (suspects.length === 1) return { bad: only, failure, left };
    const middle = Math.ceil(suspects.length / 2);
    const [head, tail] = [suspects.slice(0, middle), suspects.slice(middle)];
    const refused = await attempt(head);
    if (refused === null) suspects = tail;
    else [suspects, failure, left] = [head, refused, [...tail, ...left]];
  }
}
