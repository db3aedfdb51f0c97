import type { ProrationBehavior } from '../organizations/settings.ts';
import { priceAmount } from '../pricing/price.ts';
import { byPrice, prorateProductChange, prorateQuantityChange } from '../pricing/proration.ts';
import type { World } from '../state/world.ts';
import { behaviorOf, checkProductChange, quantityFor } from '../subscriptions/change-product.ts';
import { checkSeats, checkUnits } from '../subscriptions/change-quantity.ts';
import { periodOf, planOf } from '../subscriptions/plan.ts';
import type { SubscriptionRow } from '../subscriptions/table.ts';
import { type OpenLine, openLines } from './open-lines.ts';
import { preview } from './preview.ts';

export interface ChangeAsked {
  readonly product_id?: string;
  readonly seats?: number;
  readonly units?: number;
  readonly proration_behavior?: ProrationBehavior | null | undefined;
}

interface Viewer {
  /** A customer may only move to public products. */
  readonly publicOnly: boolean;
}

/**
 * What a change would cost now. `prorate` and `invoice` answer the same figures although only one is due at once;
 * `next_period` costs nothing yet; `reset` is shown even where it is not allowed.
 */
export function changePreview(world: World, subscription: SubscriptionRow, asked: ChangeAsked, viewer: Viewer) {
  const behavior = behaviorOf(world, subscription, asked.proration_behavior);
  if (asked.product_id !== undefined)
    return productPreview(world, subscription, { productId: asked.product_id, behavior, ...viewer });
  const kind = asked.seats === undefined ? 'units' : 'seats';
  return quantityPreview(world, subscription, { kind, to: asked[kind] ?? 0, behavior });
}

interface ProductAsked extends Viewer {
  readonly productId: string;
  readonly behavior: ProrationBehavior;
}

function productPreview(world: World, subscription: SubscriptionRow, asked: ProductAsked) {
  const { behavior } = asked;
  const product = checkProductChange(world, subscription, { ...asked, preview: true });
  if (behavior === 'next_period') return preview(world, subscription, {});
  const from = planOf(world, subscription);
  const to = planOf(world, subscription, { product, ...quantityFor(subscription, product) });
  if (subscription.status === 'trialing') {
    // The trial ends unless the new product has one, and the new plan is charged whole.
    const full = product.trial_interval ? 0 : to.prices.reduce((sum, price) => sum + (priceAmount(price, to) ?? 0), 0);
    return preview(world, subscription, { uncounted: full, discount: to.discount ?? null });
  }
  const change = { from, to, period: periodOf(subscription), now: world.time.now(), reset: behavior === 'reset' };
  return withOpenLines(world, subscription, prorateProductChange(change));
}

interface QuantityAsked {
  readonly kind: 'seats' | 'units';
  readonly to: number;
  readonly behavior: ProrationBehavior;
}

function quantityPreview(world: World, subscription: SubscriptionRow, asked: QuantityAsked) {
  const { kind, to, behavior } = asked;
  if (kind === 'seats') checkSeats(world, subscription, to, true);
  else checkUnits(world, subscription, to);
  if (behavior === 'next_period' || subscription.status === 'trialing') return preview(world, subscription, {});
  const plan = planOf(world, subscription);
  const change = { plan, kind, to, period: periodOf(subscription), now: world.time.now(), reset: behavior === 'reset' };
  return withOpenLines(world, subscription, prorateQuantityChange(change));
}

function withOpenLines(world: World, subscription: SubscriptionRow, lines: readonly OpenLine[]) {
  return preview(world, subscription, {
    prorations: byPrice([...openLines(world, subscription), ...lines]),
  });
}
