import type { Input, Output } from '../../../src/contract/types.ts';
import { FloeProblem } from '../../engine/problem.ts';

export type Subscription = Output<'subscriptions.get'>;

/** It is over: nothing brings it back. */
export function hasEnded({ ended_at, status }: Subscription): boolean {
  return ended_at !== null || status === 'canceled' || status === 'incomplete_expired';
}

/** Ends the call where the subscription is over, without asking Polar. */
export function assertAlive(subscription: Subscription): void {
  if (!hasEnded(subscription)) return;
  const { status, ended_at } = subscription;
  throw new FloeProblem('state_conflict', {
    detail: 'This subscription has ended.',
    state: { reason: 'ended', status, ended_at },
  });
}

/** Whether two instants are the same moment, however they are written. */
export function sameInstant(a: string | null | undefined, b: string | null | undefined): boolean {
  if (a === null || a === undefined || b === null || b === undefined) return (a ?? null) === (b ?? null);
  return Date.parse(a) === Date.parse(b);
}

export type Changes = Omit<Input<'subscriptions.change'>, 'subscription_id' | 'expected_due' | 'proration_behavior'>;

/**
 * The part of a change that does not hold yet. What holds is never sent: Polar would bill the same product again.
 * `waits`: the change is meant for the next period, so a pending update counts as held.
 */
export function missing(wanted: Changes, now: Subscription, waits: boolean): Changes {
  const pending = now.pending_update;
  const quantityHolds = (quantity: number | undefined, current?: number | null, next?: number | null) =>
    waits ? quantity === (next ?? current) : quantity === current && (next ?? null) === null;
  const left: Changes = { ...wanted };
  const productHolds = waits
    ? left.product_id === (pending?.product_id ?? now.product_id)
    : left.product_id === now.product_id && !pending?.product_id;
  if (productHolds) delete left.product_id;
  if (quantityHolds(left.seats, now.seats, pending?.seats)) delete left.seats;
  if (quantityHolds(left.units, now.units, pending?.units)) delete left.units;
  if (sameInstant(left.current_billing_period_end, now.current_period_end)) delete left.current_billing_period_end;
  const trialHolds = left.trial_end === 'now' ? now.status === 'active' : sameInstant(left.trial_end, now.trial_end);
  if (trialHolds) delete left.trial_end;
  if (left.discount_id === (now.discount_id ?? null)) delete left.discount_id;
  return left;
}

/** Whether anything is left to change. */
export function isEmpty(changes: Changes): boolean {
  return Object.values(changes).every((value) => value === undefined);
}
