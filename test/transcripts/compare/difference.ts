/** One way in which the simulator's answer is not the recorded one. */
export interface Difference {
  /** Where, as in `body.items.0.status`. */
  path: string;
  expected: unknown;
  got: unknown;
  /** Why these two are no match. */
  reason: string;
}
