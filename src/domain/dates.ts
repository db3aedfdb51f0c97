import { kept } from './kept.ts';

/** How {@link formatDate} writes a date. */
export interface DateFormat {
  /** BCP 47 tag. @default 'en' */
  locale?: string | undefined;
  /** IANA zone the date is read in. @default 'UTC' */
  timeZone?: string | undefined;
  /** Milliseconds since the epoch; the year is left out when it is the same. */
  now: number;
  /** `short` "20 Nov", `long` "20 November", `month` "Mar 2025"; `moment` with the minute and the zone, `full` to the second. @default 'short' */
  style?: 'short' | 'long' | 'month' | 'moment' | 'full' | undefined;
}

/** Until when something works: nobody needs its seconds, everybody its zone. */
const MOMENT = {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
} as const;

const formats = kept<Intl.DateTimeFormat>();
const relatives = kept<Intl.RelativeTimeFormat>();

const formatter = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  formats(`${locale} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options));

/** English without a region means day before month here: "20 Nov", not "Nov 20". */
const dayFirst = (locale: string): string => (locale === 'en' ? 'en-GB' : locale);

/**
 * Writes a date without the year when it is this year. Takes an ISO instant (UTC); text that is no date comes back as it is.
 *
 * @example
 * formatDate('2026-11-20T09:00:00Z', { now: Date.parse('2026-11-23T00:00:00Z') }); // "20 Nov"
 * formatDate('2025-03-02T09:00:00Z', { now: Date.parse('2026-11-23T00:00:00Z') }); // "2 Mar 2025"
 */
export function formatDate(iso: string, { locale = 'en', timeZone = 'UTC', now, style = 'short' }: DateFormat): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return iso;
  const tag = dayFirst(locale);
  if (style === 'month') return formatter(tag, { timeZone, month: 'short', year: 'numeric' }).format(time);
  if (style === 'moment') return formatter(tag, { timeZone, ...MOMENT }).format(time);
  if (style === 'full') return formatter(tag, { timeZone, dateStyle: 'long', timeStyle: 'long' }).format(time);
  const year = (value: number) => formatter('en', { timeZone, year: 'numeric' }).format(value);
  const month = style === 'long' ? 'long' : 'short';
  const withYear = year(time) === year(now) ? {} : { year: 'numeric' as const };
  return formatter(tag, { timeZone, day: 'numeric', month, ...withYear }).format(time);
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/**
 * "2 min ago", "in 3 days"; null beyond 30 days either way, where the date alone says more.
 *
 * @example
 * formatRelative('2026-11-23T11:58:00Z', { now: Date.parse('2026-11-23T12:00:00Z') }); // "2 min ago"
 */
export function formatRelative(
  iso: string,
  { locale = 'en', now }: { locale?: string | undefined; now: number },
): string | null {
  const away = Date.parse(iso) - now;
  if (Number.isNaN(away) || Math.abs(away) > 30 * 86_400_000) return null;
  const [unit, size] = STEPS.find(([, step]) => Math.abs(away) >= step) ?? ['second', 60_000];
  const written = dayFirst(locale);
  const relative = relatives(written, () => new Intl.RelativeTimeFormat(written, { numeric: 'auto', style: 'short' }));
  return unit === 'second' ? relative.format(0, 'second') : relative.format(Math.trunc(away / size), unit);
}

/** Whole days from now until an instant, never negative; by the length of a day, so a trial's last hours are day 0. */
export function daysUntil(iso: string, now: number): number {
  return Math.max(0, Math.floor((Date.parse(iso) - now) / 86_400_000));
}
