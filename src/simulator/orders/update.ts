import { invalid } from '../http/problem.ts';
import type { World } from '../state/world.ts';
import type { Infer, Issue } from '../validation/schema.ts';
import { announceOrder } from './events.ts';
import type { orderUpdate } from './schema.ts';
import { type OrderRow, orders } from './table.ts';

/** Corrects who is billed. Where the tax was reckoned, country and state, stays. */
export function updateOrder(world: World, order: OrderRow, update: Infer<typeof orderUpdate>): OrderRow {
  const { billing_address: given, billing_name } = update;
  const former = order.billing_address;
  if (given && former) {
    const issues: Omit<Issue, 'type'>[] = [];
    const refuse = (field: 'country' | 'state', msg: string) =>
      issues.push({ loc: ['body', 'billing_address', field], msg, input: given[field] });
    if (given.country !== former.country) refuse('country', 'Country cannot be changed');
    if (given.state !== former.state) refuse('state', 'State cannot be changed');
    if (issues.length > 0) throw invalid(issues);
  }
  const changed = world.of(orders).update(order.id, {
    ...(billing_name === undefined ? {} : { billing_name }),
    ...(given === undefined ? {} : { billing_address: given }),
  });
  announceOrder(world, changed, 'updated');
  return changed;
}
