import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FloeError } from '../client/floe-error.ts';
import type { Subscription } from '../contract/operations.gen.ts';
import { standingOf } from '../domain/subscription-standing.ts';
import { type ChangePreview, type Proration, previewOf } from './change-preview.ts';
import { useFloe } from './floe-context.ts';
import { choicesOf, type PlanChoice } from './plan-choices.ts';
import { type PlanQuantity, quantityOf } from './plan-quantity.ts';
import { putSubscription } from './put-subscription.ts';
import { type QueryStatus, queryState } from './query-state.ts';
import { useIntent } from './use-intent.ts';
import { useMoved } from './use-moved.ts';
import { useSubscription } from './use-subscription.ts';
import { useViewerKind } from './use-viewer.ts';

/** What {@link useChangePlan} answers. */
export interface UseChangePlan {
  status: QueryStatus;
  error: FloeError | null;
  refetch: () => void;
  subscription: Subscription | null | undefined;
  choices: PlanChoice[];
  /** The plan it would have then: another one, or the present one with another number of seats or units. */
  picked: PlanChoice | null;
  pick: (productId: string | null) => void;
  /** What it counts, seats or units; null: nothing, or nothing that this viewer may change. */
  quantity: PlanQuantity | null;
  /** Picks another number of them on the present plan; what is no number, or the present one, picks nothing. */
  setQuantity: (quantity: number) => void;
  proration: Proration | null;
  /** Null: the organization decides, not this caller. */
  setProration: ((proration: Proration | null) => void) | null;
  preview: ChangePreview | null;
  /** A yes is needed because money moves now, or because Polar cannot say how much. */
  needsConsent: boolean;
  consent: boolean;
  setConsent: (consent: boolean) => void;
  /** Takes note of what changed elsewhere under what was picked; until then nothing can be sent. */
  review: (() => void) | null;
  /** Null until something is picked, priced and agreed to, and while it runs. What could not be priced is priced again first. */
  run: (() => Promise<Subscription | undefined>) | null;
  state: 'picking' | 'pending' | 'done' | 'failed' | 'lost';
  /** `changed_elsewhere`: the price differs from the one shown; the new one is being read. */
  failure: FloeError | null;
  reset: () => void;
}

/** Polar takes one of them at a time. */
type Wish = { product_id: string } | { seats: number } | { units: number };

/**
 * Changes the plan of a subscription, or its number of seats or units: pick → what it costs → consent → run. The amount
 * shown is sent along, so a price that moved in the meantime is refused and shown anew, never charged in silence.
 *
 * @example
 * const { choices, pick, preview, run } = useChangePlan(subscription.id);
 */
export function useChangePlan(id?: string): UseChangePlan {
  const floe = useFloe();
  const { options, queryClient } = floe;
  const agent = useViewerKind() === 'agent';
  const { subscription } = useSubscription(id);
  const [wish, setWish] = useState<Wish | null>(null);
  const [proration, setProration] = useState<Proration | null>(null);
  const [agreedTo, setAgreedTo] = useState<string | null>(null);
  const intent = useIntent<'subscriptions.change'>();
  const products = queryState(useQuery(options('products.list', { recurring: true, limit: 100 }), queryClient));

  const quantity = subscription ? quantityOf(subscription, agent) : null;
  const seats = wish && 'seats' in wish ? wish.seats : (subscription?.seats ?? 1);
  const choices = subscription ? choicesOf(subscription, products.data?.items ?? [], seats) : [];
  const isPicked = ({ product, blocked, current }: PlanChoice) =>
    wish && 'product_id' in wish ? product.id === wish.product_id && !blocked : wish !== null && current;
  const picked = choices.find(isPicked) ?? null;
  const change = { ...wish, ...(proration ? { proration_behavior: proration } : {}) };
  const choose = (next: Wish | null) => {
    intent.reset();
    setWish(next);
    setAgreedTo(null);
  };
  const target = { subscription_id: subscription?.id ?? '' };
  const query = queryState(
    useQuery(
      {
        ...options('subscriptions.preview', { ...target, of: 'change', ...change }),
        enabled: picked !== null,
        staleTime: 0,
      },
      queryClient,
    ),
  );
  const preview = picked ? previewOf(query, picked) : null;
  const asked = JSON.stringify(change);
  const figure = preview && `${asked} ${preview.dueNow}`;
  // That Polar has no figures is an answer one can agree to; a call that failed is none.
  const priced = query.data !== undefined && (!query.error || preview?.amounts != null);
  const needsConsent = preview !== null && priced && !agent && preview.dueNow !== 0;
  const consent = figure !== null && agreedTo === figure; // a yes to one figure is no yes to another
  // Where there is a yes to give, it is a yes to the figure; without one a figure that moved needs a look, too.
  const review = useMoved(
    picked && intent.state === 'idle' ? asked : null,
    preview?.status === 'loading' ? null : `${standingOf(subscription)} ${needsConsent || preview?.dueNow}`,
  );
  const ready =
    preview !== null &&
    priced &&
    !review &&
    preview.status !== 'loading' &&
    intent.state !== 'pending' &&
    (!needsConsent || consent);

  const run = async () => {
    const expected = preview?.amounts ? { expected_due: preview.amounts.due_amount } : {};
    const changed = putSubscription(
      floe,
      await intent.run('subscriptions.change', { ...target, ...change, ...expected }),
    );
    if (!changed) query.refetch();
    return changed;
  };
  return {
    status: products.status,
    error: products.error,
    refetch: products.refetch,
    subscription,
    choices,
    picked,
    pick: (id) => choose(id ? { product_id: id } : null),
    quantity,
    setQuantity: (next) => {
      if (!quantity || !Number.isInteger(next) || next < 1 || next === quantity.now) choose(null);
      else choose(quantity.kind === 'seats' ? { seats: next } : { units: next });
    },
    proration,
    setProration: agent ? setProration : null,
    preview,
    needsConsent,
    consent,
    setConsent: (yes) => setAgreedTo(yes ? figure : null),
    review,
    run: ready ? run : null,
    state: intent.state === 'idle' ? 'picking' : intent.state === 'succeeded' ? 'done' : intent.state,
    failure: intent.error,
    reset: () => {
      choose(null);
      setProration(null);
    },
  };
}
