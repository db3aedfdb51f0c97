import { invalid } from '../http/problem.ts';

export const INTERVALS = ['year', 'month', 'week', 'day', 'hour'] as const;
export type Interval = (typeof INTERVALS)[number];

/** How many days each interval may cover. Polar tells of both bounds and holds to the upper one. */
export const LIMITS: Readonly<Record<Interval, { readonly min_days: number; readonly max_days: number }>> = {
  hour: { min_days: 0, max_days: 7 },
  day: { min_days: 0, max_days: 366 },
  week: { min_days: 14, max_days: 371 },
  month: { min_days: 60, max_days: 1460 },
  year: { min_days: 366, max_days: 3650 },
};

export const MIN_DATE = '2023-01-01';

const DAY = 86_400_000;

/** Refuses dates that are not in order, or too far apart. */
export function assertFits(start: string, end: string, interval: Interval): void {
  const days = (Date.parse(end) - Date.parse(start)) / DAY;
  if (days >= 0 && days <= LIMITS[interval].max_days) return;
  const msg = 'For these dates the interval is too small.';
  throw invalid([{ type: 'value_error', loc: ['query'], msg, input: [start, end, interval] }]);
}
