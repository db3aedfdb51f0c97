import type { PortalCaller } from '../auth/caller.ts';
import { notFound } from '../http/problem.ts';
import type { World } from '../state/world.ts';
import { type OrderRow, orders } from './table.ts';

/** The order of this organization, else 404. */
export function ownedOrder(world: World, organizationId: string, id: string): OrderRow {
  const row = world.of(orders).get(id);
  if (!row || row.organization_id !== organizationId) throw notFound();
  return row;
}

/** The order of the customer who asks, else 404. */
export function portalOrder(world: World, caller: PortalCaller, id: string): OrderRow {
  const row = world.of(orders).get(id);
  if (!row || row.customer_id !== caller.customerId) throw notFound();
  return row;
}

/** An order a move names; there is no such order only by mistake. */
export function orderById(world: World, id: string): OrderRow {
  const row = world.of(orders).get(id);
  if (!row) throw new Error(`simulator: no order ${id}`);
  return row;
}
