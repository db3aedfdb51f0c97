import type { Input, Output } from '../../../src/contract/types.ts';
import type { Context } from '../handler.ts';
import type { Proration } from '../settings.ts';
import { carriedOrganization, settingsOf } from '../settings.ts';
import { classOf, find, upstreamProblem } from '../upstream.ts';
import { policyRoad } from './plan-policy.ts';
import type { Subscription } from './state.ts';

type Preview = Output<'subscriptions.preview'>;
export type ChangePreview = Extract<Preview, { of: 'change' }>;
export type Amounts = NonNullable<ChangePreview['amounts']>;

/** Fields of a change that Polar can show figures for. */
export type Previewable = Omit<Extract<Input<'subscriptions.preview'>, { of: 'change' }>, 'of' | 'subscription_id'>;

export interface WantedFigures {
  readonly subscription: Subscription;
  readonly change: Previewable;
  /** Ask as the organization, which may name a timing, where the portal may not. */
  readonly byOrganization: boolean;
}

/** Polar's figures for a change; null where it has none or knows no previews. */
export async function changeAmounts(
  context: Context,
  { subscription, change, byOrganization }: WantedFigures,
): Promise<Amounts | null> {
  const { polar, merchant, root, signal } = context;
  const answer = await (byOrganization ? merchant : polar).request<Amounts>({
    method: 'POST',
    path: `${byOrganization ? '/v1' : root}/subscriptions/${encodeURIComponent(subscription.id)}/change-preview`,
    body: change,
    safe: true,
    signal,
    class: classOf(context),
  });
  if (answer.ok) return answer.body;
  if (answer.failure.kind === 'refused' && answer.failure.status === 404) return null;
  throw upstreamProblem(answer.failure);
}

/** When money moves on a change that says nothing about it: what the organization has set. */
async function usualProration(context: Context, subscription: Subscription): Promise<Proration | null> {
  const organization = carriedOrganization(subscription.product);
  const settings = organization ? settingsOf(organization) : await context.services.settings(context.connection);
  const behavior = settings?.prorationBehavior;
  return behavior === 'invoice' || behavior === 'prorate' || behavior === 'next_period' ? behavior : null;
}

/** The preview of a change as the contract words it. */
export async function previewChange(
  context: Context,
  subscription: Subscription,
  change: Previewable,
): Promise<ChangePreview> {
  const road = await policyRoad(context, { subscription, productId: change.product_id });
  const timed = road ? { ...change, proration_behavior: road.proration } : change;
  const [amounts, usual] = await Promise.all([
    changeAmounts(context, { subscription, change: timed, byOrganization: road !== null }),
    timed.proration_behavior ?? usualProration(context, subscription),
  ]);
  return {
    of: 'change',
    amounts,
    proration_behavior: usual,
    applies_at: usual === 'next_period' ? subscription.current_period_end : null,
  };
}

/** What the next charge will be; null where there is none. */
export async function previewCharge(context: Context, subscription: Subscription): Promise<Preview> {
  const { polar, root } = context;
  const path = `${root}/subscriptions/${encodeURIComponent(subscription.id)}/charge-preview`;
  return { of: 'charge', amounts: await find<Amounts>(polar, context, { path }) };
}

/** What a cancellation does to money that is still owed; nulls where Polar cannot say. */
export async function previewCancel(context: Context, subscription: Subscription): Promise<Preview> {
  const { polar, root } = context;
  const path = `${root}/subscriptions/${encodeURIComponent(subscription.id)}/cancel-preview`;
  const facts = await find<{ stops_collection: boolean; outstanding_amount: number | null }>(polar, context, { path });
  return {
    of: 'cancel',
    stops_collection: facts?.stops_collection ?? null,
    outstanding_amount: facts?.outstanding_amount ?? null,
  };
}
