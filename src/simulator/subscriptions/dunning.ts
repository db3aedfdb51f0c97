import { reconcile } from '../grants/reconcile.ts';
import { problem } from '../http/problem.ts';
import { attempt, chargeOf } from '../orders/charge.ts';
import { markPaid } from '../orders/settle.ts';
import { type OrderRow, orders } from '../orders/table.ts';
import { cardFromToken, chargeMethod } from '../payments/cards.ts';
import { isBeingPaid, openChallenge } from '../payments/challenges.ts';
import { charge } from '../payments/charge.ts';
import { type PaymentMethodRow, paymentMethods } from '../payments/table.ts';
import { iso } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { announce } from './events.ts';
import { revoke } from './revoke.ts';
import { type SubscriptionRow, subscriptions } from './table.ts';

const DAY = 86_400_000;
/** Days from one failed attempt to the next; after the last of them the subscription ends. */
const SCHEDULE = [2, 5, 7, 7];
/** How long the payment processor takes to tell that a retry went through. */
const WEBHOOK_MILLISECONDS = 800;

/** A renewal that could not be charged: the period goes on, but past due, and the first retry is set. */
export function failRenewal(world: World, order: OrderRow): void {
  const subscription = world.of(subscriptions).get(order.subscription_id);
  if (subscription?.status === 'active') {
    const changed = world.of(subscriptions).update(subscription.id, { status: 'past_due', past_due_at: world.now() });
    announce(world, changed, 'updated', 'past_due');
    world.later(0, () => reconcile(world, { subscriptionId: changed.id }));
  }
  planRetry(world, order);
}

function planRetry(world: World, order: OrderRow): OrderRow | null {
  const failed = order.failed_attempts + 1;
  const days = SCHEDULE[failed - 1];
  if (days === undefined) return null;
  return world.of(orders).update(order.id, {
    failed_attempts: failed,
    next_payment_attempt_at: iso(world.time.now() + days * DAY),
  });
}

/** A scheduled retry. Failed ones make no event until the last, which ends the subscription and voids the order. */
export function retryOrder(world: World, order: OrderRow): void {
  const subscription = world.of(subscriptions).get(order.subscription_id);
  if (order.status !== 'pending' || !subscription) return;
  if (attempt(world, order, 'retry_dunning')) recover(world, order);
  else if (planRetry(world, order)) reconcile(world, { subscriptionId: subscription.id });
  else revoke(world, subscription);
}

/** The money came after all, from this card when it is another than before. */
export function recover(world: World, order: OrderRow, methodId?: string): void {
  if (methodId) keepMethod(world, order, methodId);
  const subscription = world.of(subscriptions).get(order.subscription_id);
  if (subscription?.status === 'past_due') {
    const changed = world.of(subscriptions).update(subscription.id, { status: 'active', past_due_at: null });
    announce(world, changed, 'updated', 'active');
  }
  markPaid(world, order);
  if (subscription) reconcile(world, { subscriptionId: subscription.id, cycle: true });
}

/** A new default card pays what is past due, without being asked. */
export function retryPastDue(world: World, customerId: string): void {
  world.later(WEBHOOK_MILLISECONDS, () => {
    const open = world
      .of(orders)
      .where(
        (row) => row.customer_id === customerId && row.status === 'pending' && row.next_payment_attempt_at !== null,
      );
    const method = chargeMethod(world, customerId, null);
    if (!method) return;
    for (const order of open)
      if (charge(world, method, chargeOf(order, 'retry_customer')).status === 'succeeded') {
        recover(world, order, method.id);
      }
  });
}

interface RetryMeans {
  readonly confirmationToken?: string | null | undefined;
  readonly paymentMethodId?: string | null | undefined;
}

interface RetryAnswer {
  readonly status: 'succeeded' | 'requires_action' | 'failed';
  readonly client_secret: string | null;
  readonly error: string | null;
}

/**
 * The customer pays a past-due order by hand. A declined card is an answer, not an error. The order and the
 * subscription follow when the processor's webhook arrives, about a second later.
 */
export function confirmRetry(world: World, order: OrderRow, means: RetryMeans): RetryAnswer {
  if (order.status !== 'pending' || order.next_payment_attempt_at === null)
    throw problem(422, 'OrderNotEligibleForRetry', 'Order is not eligible for payment retry.');
  if (isBeingPaid(world, order.id))
    throw problem(409, 'PaymentAlreadyInProgress', `Payment for order ${order.id} is already in progress`);
  const method = methodFor(world, order, means);
  if (method.outcome === '3ds') {
    const { organization_id, customer_id, id: order_id } = order;
    const token = means.confirmationToken ?? `ctoken_3ds_${method.last4}`;
    const waiting = openChallenge(world, { organization_id, customer_id, order_id, token, setup: false });
    return { status: 'requires_action', client_secret: waiting.client_secret, error: null };
  }
  const payment = charge(world, method, chargeOf(order, 'retry_customer'));
  if (payment.status === 'failed') return { status: 'failed', client_secret: null, error: 'Your card was declined.' };
  world.later(WEBHOOK_MILLISECONDS, () => {
    const now = world.of(orders).get(order.id);
    if (now?.status === 'pending') recover(world, now, method.id);
  });
  return { status: 'succeeded', client_secret: null, error: null };
}

function methodFor(world: World, order: OrderRow, means: RetryMeans): PaymentMethodRow {
  const known = world.of(paymentMethods).get(means.paymentMethodId);
  if (known?.customer_id === order.customer_id) return known;
  const { outcome, last4 } = cardFromToken(means.confirmationToken ?? means.paymentMethodId ?? '');
  const card = {
    organization_id: order.organization_id,
    customer_id: order.customer_id,
    brand: 'visa',
    last4,
    outcome,
  };
  // Only a card that pays is kept.
  if (outcome === 'ok') return world.of(paymentMethods).insert({ ...card, type: 'card' });
  return { ...card, type: 'card', id: '', created_at: '', modified_at: null };
}

function keepMethod(world: World, order: OrderRow, methodId: string): void {
  const subscription: SubscriptionRow | undefined = world.of(subscriptions).get(order.subscription_id);
  if (subscription) world.of(subscriptions).patch(subscription.id, { payment_method_id: methodId });
}
