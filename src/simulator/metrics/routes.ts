import { csv, csvTime } from '../http/csv.ts';
import { invalid, PolarProblem } from '../http/problem.ts';
import { many, one, required } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import { enumOf } from '../validation/choices.ts';
import { uuid } from '../validation/polar-types.ts';
import { text } from '../validation/scalars.ts';
import { fail, type Schema } from '../validation/schema.ts';
import { countMetrics, METRICS, UNCOUNTED } from './count.ts';
import { dashboardRoutes } from './dashboards.ts';
import { assertFits, INTERVALS, type Interval, LIMITS, MIN_DATE } from './limits.ts';
import { periodsOf } from './periods.ts';
import { timeZone } from './time-zone.ts';

const scopes = ['metrics:read'];

const calendarDate: Schema<string> = {
  label: 'date',
  read(input, loc, reading) {
    const value = String(input);
    if (/^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))) return value;
    return fail(reading, { type: 'date_from_datetime_parsing', loc, msg: 'Input should be a valid date', input });
  },
};

const query = {
  start_date: required(calendarDate, null),
  end_date: required(calendarDate, null),
  interval: required(enumOf('TimeInterval', INTERVALS), null),
  timezone: one(timeZone, 'UTC'),
  organization_id: many(uuid()),
  product_id: many(uuid()),
  billing_type: many(enumOf('ProductBillingType', ['one_time', 'recurring'] as const)),
  customer_id: many(uuid()),
  metrics: many(text()),
};

interface Asked {
  readonly start_date: string;
  readonly end_date: string;
  readonly interval: Interval;
  readonly timezone: string;
  readonly product_id: readonly string[] | undefined;
  readonly billing_type: readonly string[] | undefined;
  readonly customer_id: readonly string[] | undefined;
  readonly metrics: readonly string[] | undefined;
}

function readMetrics(world: World, organization: OrganizationRow, asked: Asked) {
  const { start_date: start, end_date: end, interval, timezone } = asked;
  const slugs = asked.metrics ?? [...METRICS.map(({ slug }) => slug), ...UNCOUNTED];
  refuse(asked, slugs);
  const periods = periodsOf({ start, end, interval, timeZone: timezone });
  return countMetrics(world, periods, { ...asked, organizationId: organization.id, slugs });
}

function refuse({ start_date, end_date, interval }: Asked, slugs: readonly string[]): void {
  const counted = METRICS.map(({ slug }) => slug);
  const unknown = slugs.filter((slug) => !counted.includes(slug) && !UNCOUNTED.includes(slug));
  if (unknown.length > 0) {
    const msg = `These metrics are not known: ${unknown.join(', ')}`;
    throw invalid([{ type: 'value_error', loc: ['query', 'metrics'], msg, input: slugs }]);
  }
  assertFits(start_date, end_date, interval);
  const missing = slugs.filter((slug) => UNCOUNTED.includes(slug));
  if (missing.length === 0) return;
  const detail = `The simulator does not count ${missing.join(', ')}. Polar does.`;
  throw new PolarProblem(501, { error: 'NotSimulated', detail, operation: 'metrics:get' });
}

export const metricRoutes: readonly Route[] = [
  ...dashboardRoutes,
  merchant({
    operation: 'metrics:get',
    method: 'GET',
    path: '/v1/metrics/',
    scopes,
    query,
    handle: ({ world, organization, query: asked }) => readMetrics(world, organization, asked),
  }),
  merchant({
    operation: 'metrics:export',
    method: 'GET',
    path: '/v1/metrics/export',
    scopes,
    query,
    handle({ world, organization, query: asked }) {
      const { periods, metrics } = readMetrics(world, organization, asked);
      const shown = Object.values(metrics);
      const rows = periods.map((period) => {
        const values: Readonly<Record<string, string | number>> = period;
        return [csvTime(period.timestamp), ...shown.map(({ slug }) => String(values[slug]))];
      });
      return csv(['Timestamp', ...shown.map(({ display_name }) => display_name)], rows);
    },
  }),
  merchant({
    operation: 'metrics:limits',
    method: 'GET',
    path: '/v1/metrics/limits',
    scopes,
    handle: () => ({ min_date: MIN_DATE, intervals: LIMITS }),
  }),
];
