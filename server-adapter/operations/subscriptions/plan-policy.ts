import type { Output } from '../../../src/contract/types.ts';
import { planDirection } from '../../../src/domain/plan-direction.ts';
import { FloeProblem, invalidField } from '../../engine/problem.ts';
import type { Context } from '../handler.ts';
import { carriedOrganization, type Proration, settingsOf } from '../settings.ts';
import { find } from '../upstream.ts';
import type { Subscription } from './state.ts';

type Product = Output<'products.list'>[number];

/**
 * How a customer's own change of plan goes where the host has a policy for its timing, which the portal cannot take:
 * the rights are read through the customer's portal session, the write goes by the organization. Null: the ordinary way.
 */
export async function policyRoad(
  context: Context,
  { subscription, productId }: { subscription: Subscription; productId: string | undefined },
): Promise<{ proration: Proration } | null> {
  const { caller, services, merchant, subject } = context;
  const { planChange } = services;
  if (caller.kind !== 'customer' || !planChange || productId === undefined) return null;
  const organization = carriedOrganization(subscription.product);
  if (!organization || !settingsOf(organization).portal.changePlan) {
    throw new FloeProblem('not_allowed_by_settings');
  }
  if (subject.role !== undefined && subject.role !== 'owner' && subject.role !== 'billing_manager') {
    throw new FloeProblem('forbidden', { detail: 'Only owners and billing managers change the plan.' });
  }
  const product = await find<Product>(merchant, context, { path: `/v1/products/${encodeURIComponent(productId)}` });
  if (!product || product.is_archived || product.visibility !== 'public') {
    throw invalidField('product_id', 'not_found', 'There is no such plan to change to.');
  }
  return { proration: planChange[directionOf(subscription, product)] };
}

/** Where it cannot be compared, the cautious timing is that of an upgrade: paid when it starts. */
function directionOf(subscription: Subscription, to: Product): 'upgrade' | 'downgrade' | 'same' {
  const { amount, currency, recurring_interval, recurring_interval_count } = subscription;
  const price = to.prices?.find(({ price_currency }) => price_currency === currency) ?? to.prices?.[0];
  // Seats and use have no one price to compare.
  if (price?.amount_type !== 'free' && typeof price?.price_amount !== 'number') return 'upgrade';
  const { direction } = planDirection(
    { amount, currency, interval: recurring_interval, intervalCount: recurring_interval_count },
    {
      amount: price?.price_amount ?? 0,
      currency: price?.price_currency ?? currency,
      interval: to.recurring_interval,
      intervalCount: to.recurring_interval_count ?? undefined,
    },
  );
  return direction === 'unknown' ? 'upgrade' : direction;
}
