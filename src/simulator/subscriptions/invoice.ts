import { chargeNow, settleInBackground } from '../orders/charge.ts';
import { createOrder, type OrderLine } from '../orders/create.ts';
import { priceLabel, spanLabel } from '../pricing/labels.ts';
import { priceAmount } from '../pricing/price.ts';
import type { ProrationLine } from '../pricing/proration.ts';
import type { World } from '../state/world.ts';
import { productById } from './catalog.ts';
import { announce } from './events.ts';
import { meteredLines } from './meters.ts';
import { periodOf, planOf } from './plan.ts';
import { type BillingEntryRow, billingEntries, type SubscriptionRow } from './table.ts';

/** Keeps lines of a change for the next invoice. */
export function addEntries(world: World, subscription: SubscriptionRow, lines: readonly ProrationLine[]): void {
  for (const line of lines)
    world.of(billingEntries).insert({
      organization_id: subscription.organization_id,
      subscription_id: subscription.id,
      price_id: line.priceId,
      label: line.label,
      amount: line.amount,
      discount_amount: line.discountAmount,
      proration: true,
      order_id: null,
    });
}

/** What waits for an invoice, oldest first. */
function openEntries(world: World, subscription: SubscriptionRow): readonly BillingEntryRow[] {
  return world.of(billingEntries).where((row) => row.subscription_id === subscription.id && row.order_id === null);
}

/**
 * Invoices what is open and charges it now; a declined card throws 402 and undoes the change. `announceFirst` tells of
 * the subscription between the order's creation and its payment, else after it.
 */
export function invoiceChange(
  world: World,
  subscription: SubscriptionRow,
  how: { readonly announceFirst: boolean },
): SubscriptionRow {
  const entries = openEntries(world, subscription);
  if (entries.length === 0) {
    announce(world, subscription, 'updated');
    return subscription;
  }
  const order = createOrder(world, {
    subscription,
    reason: 'subscription_update',
    lines: entries.map(lineOf),
    useBalance: true,
  });
  claim(world, entries, order.id);
  if (how.announceFirst) announce(world, subscription, 'updated');
  chargeNow(world, order);
  if (!how.announceFirst) announce(world, subscription, 'updated');
  return subscription;
}

/** Invoices the running period and what is open, and charges it in the background. */
export function invoiceCycle(world: World, subscription: SubscriptionRow): void {
  const entries = openEntries(world, subscription);
  const lines = [...entries.map(lineOf), ...cycleLines(world, subscription), ...meteredLines(world, subscription)];
  if (lines.length === 0) return;
  const order = createOrder(world, { subscription, reason: 'subscription_cycle', lines, useBalance: true });
  claim(world, entries, order.id);
  settleInBackground(world, order, 'subscription_cycle');
}

/** The static prices of the running period. */
function cycleLines(world: World, subscription: SubscriptionRow): OrderLine[] {
  const plan = planOf(world, subscription);
  const { start, end } = periodOf(subscription);
  const { name } = productById(world, subscription.product_id);
  return plan.prices.flatMap((price) => {
    const amount = priceAmount(price, subscription);
    if (amount === null) return [];
    const label = spanLabel(priceLabel(name, price, subscription), start, end);
    return [{ label, amount, proration: false, priceId: price.id }];
  });
}

function lineOf(entry: BillingEntryRow): OrderLine {
  return { label: entry.label, amount: entry.amount, proration: entry.proration, priceId: entry.price_id };
}

function claim(world: World, entries: readonly BillingEntryRow[], orderId: string): void {
  for (const entry of entries) world.of(billingEntries).update(entry.id, { order_id: orderId });
}
