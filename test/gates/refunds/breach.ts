/** How a refund can go wrong. */
export type BreachKind =
  /** Money went back twice for one intent, or on a figure that was no longer true. */
  | 'double'
  /** The same refund was handed to the network twice. */
  | 'resent'
  | 'amount'
  /** Somebody was told that nothing was paid, and something was, or the other way round. */
  | 'untrue'
  /** Not settled and not handed to a person in time. */
  | 'unresolved'
  /** A refund was sent without its line in the trail, or a line never got its outcome. */
  | 'trail'
  /** An answer nobody can work with. */
  | 'crash';

export interface Breach {
  readonly kind: BreachKind;
  readonly what: string;
}
