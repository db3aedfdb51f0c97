import type { ProrationBehavior } from '../organizations/settings.ts';
import type { World } from '../state/world.ts';
import type { SubscriptionRow } from '../subscriptions/table.ts';
import { recordEvent, told } from './system.ts';

type LifeEvent =
  | 'created'
  | 'canceled'
  | 'uncanceled'
  | 'cycled'
  | 'revoked'
  | 'past_due'
  | 'paused'
  | 'resumed'
  | 'reactivated';

/** What happened to a subscription as a whole. */
export function recordSubscription(world: World, row: SubscriptionRow, event: LifeEvent): void {
  const { product_id, amount, currency, recurring_interval, recurring_interval_count } = row;
  const plan = { product_id, amount, currency, recurring_interval, recurring_interval_count };
  record(world, row, event, { ...plan, ...detailsOf(row, event) });
}

function detailsOf(row: SubscriptionRow, event: LifeEvent): object {
  switch (event) {
    case 'created':
      return { started_at: told(row.started_at) };
    case 'canceled': {
      const { cancel_at_period_end } = row;
      return { canceled_at: told(row.canceled_at), ends_at: told(row.ends_at), cancel_at_period_end };
    }
    case 'past_due':
      return { past_due_at: told(row.past_due_at) };
    case 'paused':
      return {
        paused_at: told(row.paused_at),
        ...(row.resumes_at === null ? {} : { resumes_at: told(row.resumes_at) }),
      };
    default:
      return {};
  }
}

interface Move {
  readonly from: string;
  readonly to: string;
  readonly behavior: ProrationBehavior;
}

/** Another product. Like every change of the terms it is told under two names: what became of it, what was asked. */
export function recordProductChange(world: World, row: SubscriptionRow, { from, to, behavior }: Move): void {
  record(world, row, 'product_updated', { old_product_id: from, new_product_id: to });
  record(world, row, 'updated', { product_id: to, proration_behavior: behavior });
}

interface Count {
  readonly kind: 'seats' | 'units';
  readonly from: number | null;
  readonly to: number;
  readonly behavior: ProrationBehavior;
}

export function recordQuantityChange(world: World, row: SubscriptionRow, { kind, from, to, behavior }: Count): void {
  const counts = { [`old_${kind}`]: from, [`new_${kind}`]: to };
  record(world, row, `${kind}_updated`, { ...counts, proration_behavior: behavior });
  // Polar has no word for units among what was asked.
  if (kind === 'seats') record(world, row, 'updated', { seats: to, proration_behavior: behavior });
}

/** A discount that came or went (null). */
export function recordDiscountChange(world: World, row: SubscriptionRow): void {
  record(world, row, 'updated', { discount_id: row.discount_id });
}

export function recordTrialChange(world: World, row: SubscriptionRow): void {
  record(world, row, 'updated', { trial_end: told(row.trial_end) });
}

/** The running period ends at another time; `before` is the row as it was. */
export function recordPeriodChange(world: World, row: SubscriptionRow, before: SubscriptionRow): void {
  const end = told(row.current_period_end);
  record(world, row, 'billing_period_updated', {
    old_period_end: told(before.current_period_end),
    new_period_end: end,
  });
  record(world, row, 'updated', { billing_period_end: end });
}

/** What had been put off to the next period will not be. */
export function recordUpdateCleared(world: World, row: SubscriptionRow): void {
  record(world, row, 'update_cleared', {});
}

function record(world: World, row: SubscriptionRow, event: string, details: object): void {
  const { organization_id, customer_id } = row;
  const metadata = { subscription_id: row.id, ...details };
  recordEvent(world, { organization_id, customer_id, name: `subscription.${event}`, metadata });
}
