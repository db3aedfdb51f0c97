import type { Handle } from '../handler.ts';
import { readGround } from './ground.ts';
import { history } from './history.ts';
import { meterUsage } from './meter-usage.ts';

/** Everything about a customer's use, from the several places where Polar keeps it. */
export const summary: Handle<'usage.summary'> = async ({ meter_id, history: interval }, context) => {
  const told = interval && history(context, meter_id, interval);
  const [ground, units] = await Promise.all([readGround(context, meter_id), told]);
  const now = context.services.clock.now();
  const meters = ground.meters.map((row) => meterUsage(row, ground, now));
  return { result: { meters, ...(units && { history: units }) } };
};
