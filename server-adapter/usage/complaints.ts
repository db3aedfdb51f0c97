/** What Polar finds wrong with one event of a batch. */
export interface Complaint {
  readonly reason: string;
  /** Its time has not come yet by Polar's clock, which may be behind ours. */
  readonly isAhead: boolean;
}

/**
 * Which events of a batch Polar complains about, by their place in it; empty where it does not say. Polar takes all of
 * a batch or nothing, so the others are well.
 */
export function complaintsIn(detail: unknown, count: number): ReadonlyMap<number, Complaint> {
  const found = new Map<number, Complaint>();
  for (const issue of Array.isArray(detail) ? detail : []) {
    const { loc, msg, type } = fieldsOf(issue);
    const place = Array.isArray(loc) ? loc[2] : undefined;
    if (typeof place !== 'number' || !(place >= 0 && place < count)) continue;
    const isAhead = Array.isArray(loc) && loc.at(-1) === 'timestamp' && type === 'value_error';
    const before = found.get(place);
    // An event is held against each of two shapes; what is told first is about the one meant or as good.
    const reason = before?.reason ?? `${Array.isArray(loc) ? loc.slice(3).join('.') : ''}: ${String(msg)}`;
    found.set(place, { reason: reason.slice(0, 500), isAhead: isAhead || before?.isAhead === true });
  }
  return found;
}

function fieldsOf(issue: unknown): { readonly loc?: unknown; readonly msg?: unknown; readonly type?: unknown } {
  return typeof issue === 'object' && issue !== null ? issue : {};
}
