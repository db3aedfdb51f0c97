import type { Input } from '../../../src/contract/types.ts';
import { FloeProblem, invalidField } from '../../engine/problem.ts';
import type { Context } from '../handler.ts';
import { read } from '../upstream.ts';

type Interval = NonNullable<Input<'usage.summary'>['history']>;

const DAY_MS = 86_400_000;
/** How far back each interval looks; Polar refuses more. */
const BACK_MS: Readonly<Record<Interval, number>> = {
  hour: DAY_MS,
  day: 30 * DAY_MS,
  week: 26 * 7 * DAY_MS,
  month: 365 * DAY_MS,
};

interface Quantities {
  readonly quantities: readonly { readonly timestamp: string; readonly quantity: number }[];
}

/** Units of each interval up to now. Only the organization may ask Polar for them; here for one customer. */
export async function history(context: Context, meterId: string | undefined, interval: Interval) {
  const { subject, services, merchant } = context;
  if (meterId === undefined) throw invalidField('meter_id', 'required', 'Name the meter whose history is wanted.');
  if (subject.customerId === null) throw new FloeProblem('not_found');
  const now = services.clock.now();
  const { quantities } = await read<Quantities>(merchant, context, {
    path: `/v1/meters/${meterId}/quantities`,
    query: {
      start_timestamp: new Date(startOf(now - BACK_MS[interval], interval)).toISOString(),
      end_timestamp: new Date(now).toISOString(),
      interval,
      customer_id: subject.customerId,
    },
  });
  return quantities.map(({ timestamp, quantity }) => ({ at: timestamp, units: quantity }));
}

/** Polar steps from the start as it is given, and counts by the calendar: a start on the calendar misses nothing. */
function startOf(at: number, interval: Interval): number {
  if (interval === 'hour') return at - (at % 3_600_000);
  const day = new Date(at - (at % DAY_MS));
  if (interval === 'week') day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  if (interval === 'month') day.setUTCDate(1);
  return day.getTime();
}
