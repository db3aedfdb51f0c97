import { runUsage } from '../meters/billing-run.ts';
import { orders } from '../orders/table.ts';
import { turnCards } from '../payments/cards.ts';
import { iso, milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { retryOrder } from './dunning.ts';
import { endMeterPeriod } from './meter-period.ts';
import { pendingUpdateOf } from './pending-update.ts';
import { endPeriod } from './renew.ts';
import { pendingUpdates, type SubscriptionRow, subscriptions } from './table.ts';

export interface BillingMoves {
  /**
   * The running period (a trial too) is over, for a minute or for `ago` milliseconds: the subscription renews,
   * converts, pauses or ends.
   */
  periodEnds(subscriptionId: string, when?: { readonly ago?: number }): void;
  /** The meters' own cycle is over, where a product has one beside the period. */
  meterPeriodEnds(subscriptionId: string): void;
  /** A past-due subscription has been so for longer than any grace; that shows at the next attempt to collect. */
  graceEnds(subscriptionId: string): void;
  /** The next scheduled attempt to collect a pending order is made now. */
  retryDue(orderId: string): void;
  /** The bank declines every card this customer has by now. */
  cardDeclines(customerId: string): void;
  /** The bank wants a challenge for every card this customer has by now. */
  cardAsks(customerId: string): void;
  /** The bank lets every card of this customer pay again. */
  cardPays(customerId: string): void;
  /** Polar adds usage up now, as it does every quarter of an hour. */
  usageRuns(): void;
}

const DAY = 86_400_000;
const MINUTE = 60_000;
/** The longest grace an organization can grant, and a day. */
const GRACE = 15 * DAY;

export function createBillingMoves(world: World): BillingMoves {
  return {
    periodEnds(id, { ago = MINUTE } = {}) {
      const subscription = world.of(subscriptions).get(id);
      if (!subscription) throw new Error(`simulator: no subscription ${id}`);
      world.settle();
      world.atomically(() => {
        endPeriod(world, shiftIntoPast(world, world.of(subscriptions).get(id) ?? subscription, ago));
      });
      world.settle();
    },
    meterPeriodEnds(id) {
      world.settle();
      world.atomically(() => {
        const current_meter_period_end = iso(world.time.now() - 1);
        endMeterPeriod(world, world.of(subscriptions).patch(id, { current_meter_period_end }));
      });
      world.settle();
    },
    graceEnds(id) {
      const past_due_at = iso(world.time.now() - GRACE);
      world.of(subscriptions).patch(id, { past_due_at });
    },
    retryDue(id) {
      const order = world.of(orders).get(id);
      if (!order) throw new Error(`simulator: no order ${id}`);
      world.settle();
      world.atomically(() => retryOrder(world, world.of(orders).get(id) ?? order));
      world.settle();
    },
    cardDeclines: (customerId) => turnCards(world, customerId, 'declined'),
    cardAsks: (customerId) => turnCards(world, customerId, '3ds'),
    cardPays: (customerId) => turnCards(world, customerId, 'ok'),
    usageRuns() {
      world.settle();
      world.atomically(() => runUsage(world));
    },
  };
}

// The clock stays: instead the period is one that ended before now. Nobody else's periods end by it.
function shiftIntoPast(world: World, subscription: SubscriptionRow, ago: number): SubscriptionRow {
  const now = world.time.now();
  const end = now - ago;
  if (milliseconds(subscription.current_period_end) <= now) return subscription;
  const start = Math.min(milliseconds(subscription.current_period_start), now - 32 * DAY);
  const over = iso(end);
  const waiting = pendingUpdateOf(world, subscription);
  if (waiting) world.of(pendingUpdates).patch(waiting.id, { applies_at: over });
  const trial = subscription.status === 'trialing';
  return world.of(subscriptions).patch(subscription.id, {
    current_period_start: iso(start),
    current_period_end: over,
    ...(trial ? { trial_start: iso(start), trial_end: over } : {}),
    ...(subscription.cancel_at_period_end ? { ends_at: over } : {}),
  });
}
