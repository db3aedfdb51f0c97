import type { AuditRow } from '../contract/operations.gen.ts';

/** One field that a call changed; undefined where it was not there. */
export interface TrailChange {
  field: string;
  before: unknown;
  after: unknown;
}

/**
 * What a line of the trail says was changed, field by field; what stayed is left out.
 *
 * @example
 * trailChanges({ before: { status: 'active', seats: 3 }, after: { status: 'canceled', seats: 3 } });
 * // [{ field: 'status', before: 'active', after: 'canceled' }]
 */
export function trailChanges({ before = {}, after = {} }: Pick<AuditRow, 'before' | 'after'>): TrailChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({ field, before: before[field], after: after[field] }))
    .filter((change) => JSON.stringify(change.before ?? null) !== JSON.stringify(change.after ?? null));
}
