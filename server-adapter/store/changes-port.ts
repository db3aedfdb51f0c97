/** What became stale, and for whom. Names and ids only: whoever hears of it reads with its own right. */
export interface NewChange {
  /** Null: everybody on the connection hears of it (a product, a discount). */
  readonly customerId: string | null;
  /** Names of queries. */
  readonly stale: readonly string[];
  /** Polar's ids of the things concerned; of grants, those that were taken back. */
  readonly ids?: readonly string[] | undefined;
  /** Id of the request that made it; its own page has heard of it by the answer. Null: no page made it. */
  readonly by?: string | null | undefined;
  readonly at: number;
}

export interface Change extends Omit<Required<NewChange>, 'ids' | 'by'> {
  readonly ids: readonly string[];
  readonly by: string | null;
  /** Grows with every change of the connection, in the order in which they were committed. */
  readonly seq: number;
}

export interface ChangesAfter {
  readonly after: number;
  /** `after` is a time and no place in this log (epoch ms): what was before the log began, there was not. */
  readonly isMoment?: boolean | undefined;
  /** Only this customer's changes, and everybody's. Without it, all of the connection. */
  readonly customerId?: string | undefined;
  readonly limit: number;
}

/** A sweep leaves this many changes however old they are. */
export const CHANGES_KEPT = 1_000;

/**
 * The change log. A number is never given twice, even by a log that was lost and begun anew: it starts at the clock's
 * milliseconds, so that a reader of the old log cannot take its place in the new one.
 */
export interface ChangeStore {
  /**
   * In a transaction this comes last: from here to the commit no other change of the connection can be appended, which
   * is what keeps the numbers in the order of the commits.
   */
  append(connection: string, change: NewChange): Promise<{ readonly seq: number }>;
  /** Oldest first. Null: the log does not reach back to `after`, so anything may have changed. */
  since(connection: string, wanted: ChangesAfter): Promise<readonly Change[] | null>;
  /** The last number given. A log that nobody has written to begins here, at that moment (epoch ms). */
  newest(connection: string, at: number): Promise<number>;
  /** Drops changes made before `before`, save the newest {@link CHANGES_KEPT}; answers how many. */
  sweep(connection: string, before: number): Promise<number>;
}

/** The number after `last`, at a moment (epoch ms). */
export function nextSeq(last: number, at: number): number {
  return Math.max(last + 1, at);
}

interface Head {
  readonly last: number;
  readonly floor: number;
  readonly began: number;
}

/** Whether a log still has all that came after a place or a moment. */
export function reaches({ last, floor, began }: Head, { after, isMoment }: Omit<ChangesAfter, 'limit'>): boolean {
  if (isMoment) return after >= floor || floor === began;
  return after >= floor && after <= last;
}
