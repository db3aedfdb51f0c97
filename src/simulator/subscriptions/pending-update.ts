import { recordUpdateCleared } from '../events/subscription-events.ts';
import { invalid } from '../http/problem.ts';
import type { World } from '../state/world.ts';
import { announce } from './events.ts';
import { type PendingUpdateRow, pendingUpdates, type SubscriptionRow } from './table.ts';

type Scheduled = Partial<Pick<PendingUpdateRow, 'product_id' | 'seats' | 'units'>>;

export function pendingUpdateOf(world: World, subscription: SubscriptionRow): PendingUpdateRow | undefined {
  return world.of(pendingUpdates).find((row) => row.subscription_id === subscription.id);
}

/** Puts a change off to the next period; several scheduled changes merge into one. */
export function schedule(world: World, subscription: SubscriptionRow, change: Scheduled): SubscriptionRow {
  const waiting = pendingUpdateOf(world, subscription);
  if (waiting) world.of(pendingUpdates).update(waiting.id, change);
  else
    world.of(pendingUpdates).insert({
      organization_id: subscription.organization_id,
      subscription_id: subscription.id,
      applies_at: subscription.current_period_end,
      product_id: null,
      seats: null,
      units: null,
      ...change,
    });
  announce(world, subscription, 'updated');
  return subscription;
}

/** Removes what a newer change makes pointless, without a word. */
export function dropPending(world: World, subscription: SubscriptionRow): void {
  const waiting = pendingUpdateOf(world, subscription);
  if (waiting) world.of(pendingUpdates).delete(waiting.id);
}

/** Takes one part out of the waiting change; an empty change goes away. */
export function dropPendingQuantity(world: World, subscription: SubscriptionRow, kind: 'seats' | 'units'): boolean {
  const waiting = pendingUpdateOf(world, subscription);
  if (!waiting || waiting[kind] === null) return false;
  const other = kind === 'seats' ? waiting.units : waiting.seats;
  if (waiting.product_id === null && other === null) world.of(pendingUpdates).delete(waiting.id);
  else world.of(pendingUpdates).update(waiting.id, { [kind]: null });
  return true;
}

export function clearPendingUpdate(world: World, subscription: SubscriptionRow): SubscriptionRow {
  if (!pendingUpdateOf(world, subscription))
    throw invalid([
      {
        loc: ['body', 'pending_update'],
        msg: 'This subscription has no pending update to clear.',
        input: null,
      },
    ]);
  dropPending(world, subscription);
  recordUpdateCleared(world, subscription);
  announce(world, subscription, 'updated');
  return subscription;
}
