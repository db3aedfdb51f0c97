export type Interval = 'day' | 'week' | 'month' | 'year';

const DAY_MS = 86_400_000;

/**
 * The instant `count` intervals after `start` (both ms, UTC). Months and years keep the day of `anchorDay` where the
 * month has it and fall back to the month's last day (31 January → 28 February → 31 March).
 *
 * @example addInterval(Date.UTC(2026, 0, 31), 'month', 1) // 28 February 2026
 */
export function addInterval(start: number, interval: Interval, count: number, anchorDay?: number): number {
  if (interval === 'day') return start + count * DAY_MS;
  if (interval === 'week') return start + count * 7 * DAY_MS;
  return addMonths(start, interval === 'year' ? count * 12 : count, anchorDay);
}

function addMonths(start: number, months: number, anchorDay?: number): number {
  const date = new Date(start);
  const day = anchorDay ?? date.getUTCDate();
  const target = new Date(start);
  target.setUTCDate(1);
  target.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(day, last));
  return target.getTime();
}

const DAY_FORMAT = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', dateStyle: 'medium' });

/** The day as Polar prints it in labels: `Nov 23, 2026`. */
export function dayLabel(time: number): string {
  return DAY_FORMAT.format(time);
}
