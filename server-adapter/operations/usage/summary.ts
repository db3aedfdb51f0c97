import { FloeProblem } from '../../engine/problem.ts';
import type { Context, Handle } from '../handler.ts';
import { readGround } from './ground.ts';
import { history } from './history.ts';
import { meterUsage } from './meter-usage.ts';

/** Everything about a customer's use, from the several places where Polar keeps it. */
export const summary: Handle<'usage.summary'> = async ({ meter_id, history: interval }, context) => {
  await assertShown(context);
  const told = interval && history(context, meter_id, interval);
  const [ground, units] = await Promise.all([readGround(context, meter_id), told]);
  const now = context.services.clock.now();
  const meters = ground.meters.map((row) => meterUsage(row, ground, now));
  return { result: { meters, ...(units && { history: units }) } };
};

/** A seller may hide usage from its customers. */
async function assertShown({ caller, connection, services }: Context): Promise<void> {
  if (caller.kind !== 'customer') return;
  const settings = await services.settings(connection);
  if (settings?.portal.showUsage === false) throw new FloeProblem('not_allowed_by_settings');
}
