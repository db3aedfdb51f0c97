import type { Subscription } from '../contract/operations.gen.ts';

/** How many seats or units a subscription has. */
export interface PlanQuantity {
  kind: 'seats' | 'units';
  now: number;
}

/** What a viewer may change the number of; null: nothing. */
export function quantityOf({ seats, units }: Subscription, agent: boolean): PlanQuantity | null {
  if (seats != null) return { kind: 'seats', now: seats };
  // Polar takes no units from a customer, neither to preview nor to change.
  return agent && units != null ? { kind: 'units', now: units } : null;
}
