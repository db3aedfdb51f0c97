// The periods of a chart: each begins where its interval does in the reader's time zone.

import { addInterval } from '../pricing/periods.ts';
import type { Interval } from './limits.ts';

export interface Period {
  readonly start: number;
  readonly end: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How far a zone is ahead of UTC at a moment, in milliseconds. */
function ahead(moment: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return local - Math.floor(moment / 1000) * 1000;
}

/** The first moment of a wall clock's time there. */
const inZone = (wall: number, timeZone: string): number => wall - ahead(wall - ahead(wall, timeZone), timeZone);

function startOf(wall: number, interval: Interval): number {
  const date = new Date(wall);
  if (interval === 'year') return Date.UTC(date.getUTCFullYear(), 0);
  if (interval === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
  if (interval === 'hour') return Math.floor(wall / HOUR) * HOUR;
  const day = Math.floor(wall / DAY) * DAY;
  return interval === 'week' ? day - ((date.getUTCDay() + 6) % 7) * DAY : day;
}

function after(wall: number, interval: Interval): number {
  const date = new Date(wall);
  if (interval === 'year') return Date.UTC(date.getUTCFullYear() + 1, 0);
  if (interval === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
  return wall + { week: 7 * DAY, day: DAY, hour: HOUR }[interval];
}

export interface Span {
  /** Dates as in `2026-11-23`, both within. */
  readonly start: string;
  readonly end: string;
  readonly interval: Interval;
  readonly timeZone: string;
}

export function periodsOf({ start, end, interval, timeZone }: Span): Period[] {
  const last = Date.parse(end) + DAY;
  const periods: Period[] = [];
  for (let wall = startOf(Date.parse(start), interval); wall < last; wall = after(wall, interval))
    periods.push({ start: inZone(wall, timeZone), end: inZone(after(wall, interval), timeZone) });
  return periods;
}

/** The wall clock's time there at which the interval began that a moment is in. */
export const startWithin = (moment: number, interval: Interval, timeZone: string): number =>
  startOf(moment + ahead(moment, timeZone), interval);

/** Steps of an interval by the wall clock there, from a precise instant as far as another. */
export function stepsOf(start: string, end: string, { interval, timeZone }: Pick<Span, 'interval' | 'timeZone'>) {
  const first = Date.parse(start) + ahead(Date.parse(start), timeZone);
  const microseconds = start.slice(start.indexOf('.') + 4);
  const steps: string[] = [];
  for (let count = 0; ; count += 1) {
    const wall = interval === 'hour' ? first + count * HOUR : addInterval(first, interval, count);
    const step = new Date(inZone(wall, timeZone)).toISOString().replace('Z', microseconds);
    if (step > end) return steps;
    steps.push(step);
  }
}
