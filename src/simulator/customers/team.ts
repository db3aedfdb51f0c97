import { recordCustomer } from '../events/customer-events.ts';
import { touchCustomerState } from '../grants/customer-state.ts';
import type { World } from '../state/world.ts';
import { customers } from './table.ts';
import { viewCustomer } from './view.ts';

/** Whoever has seats is a team. A purchase has told of its buyer already; a switch of plans tells of the change. */
export function turnIntoTeam(world: World, customerId: string, from: 'purchase' | 'switch'): void {
  if (world.of(customers).get(customerId)?.type !== 'individual') return;
  const team = world.of(customers).update(customerId, { type: 'team' });
  if (from === 'purchase') return;
  world.emit(team.organization_id, 'customer.updated', viewCustomer(team));
  recordCustomer(world, team, { updated: { type: 'team' } });
  touchCustomerState(world, customerId);
}
