import { useCallback, useState } from 'react';
import type { FloeError } from '../client/floe-error.ts';
import type { Input } from '../client/operation.ts';
import type { Discount, Subscription } from '../contract/operations.gen.ts';
import { type DiscountProblem, discountProblem } from '../domain/discount-fit.ts';
import { type PlanTerm, type PlanTermReason, planTermBound, planTermReasons } from '../domain/plan-terms.ts';
import { standingOf } from '../domain/subscription-standing.ts';
import { useFloe } from './floe-context.ts';
import { putSubscription } from './put-subscription.ts';
import { type IntentState, useIntent } from './use-intent.ts';
import { useMoved } from './use-moved.ts';
import { useNextCharge } from './use-next-charge.ts';
import { useSubscription } from './use-subscription.ts';

/** What {@link usePlanTerms} answers. */
export interface UsePlanTerms {
  subscription: Subscription | null | undefined;
  /** For every term why it cannot be set now; null = it can. */
  reasons: Record<PlanTerm, PlanTermReason | null> | null;
  term: PlanTerm;
  setTerm: (term: PlanTerm) => void;
  /** The discount it is to have. */
  discount: Discount | null;
  setDiscount: (discount: Discount | null) => void;
  /** Why the chosen discount would take nothing off. */
  discountProblem: DiscountProblem | null;
  /** The day a trial or the period is to end, `YYYY-MM-DD`, at its beginning in UTC; empty = not chosen. */
  day: string;
  setDay: (day: string) => void;
  /** The day has to lie after this one, ISO instant (UTC). */
  after: string;
  /** The chosen day does not. */
  tooEarly: boolean;
  /** Ends a running trial at once. Null: there is none. */
  setEndsTrial: ((ends: boolean) => void) | null;
  endsTrial: boolean;
  /** What ending the trial charges at once, minor units; null = not known. */
  due: number | null;
  /** Takes note of what changed elsewhere; until then nothing can be sent. */
  review: (() => void) | null;
  /** Sets it. Null while nothing is changed, and while it may not be set. */
  run: (() => Promise<Subscription | undefined>) | null;
  state: IntentState;
  error: FloeError | null;
  reset: () => void;
}

interface Form {
  term: PlanTerm;
  /** Undefined: as it is. */
  discount?: Discount | null;
  day: string;
  endsTrial: boolean;
}

const EMPTY: Form = { term: 'discount', day: '', endsTrial: false };

/**
 * What a team sets on a customer's plan: its discount, the end of a trial, the end of the running period. One of them at
 * a time, as Polar takes them.
 *
 * @example
 * const { setTerm, setDay, run } = usePlanTerms(subscription.id);
 *
 * @param watched False while nobody looks at it, in a dialog that is closed: then what changes needs no second look.
 */
export function usePlanTerms(id?: string, watched = true): UsePlanTerms {
  const floe = useFloe();
  const { subscription } = useSubscription(id);
  const intent = useIntent<'subscriptions.change'>();
  const [form, setForm] = useState<Form>(EMPTY);
  const edit = (change: Partial<Form>) => {
    intent.reset();
    setForm((before) => ({ ...before, ...change }));
  };
  const trialing = subscription?.status === 'trialing';
  const charge = useNextCharge(watched && trialing ? subscription : null);
  const due = charge.amounts?.due_amount ?? null;
  const { term, day } = form;
  const endsTrial = trialing && term === 'trial' && form.endsTrial;
  const now = floe.now();
  const bound = subscription ? planTermBound(term, subscription, now) : now;
  const end = day ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  const discount = form.discount === undefined ? (subscription?.discount ?? null) : form.discount;
  const problem =
    form.discount && subscription
      ? discountProblem(form.discount, { products: [subscription.product_id], currency: subscription.currency, now })
      : null;
  const reasons = subscription ? planTermReasons(subscription) : null;
  const change =
    subscription && reasons?.[term] === null && !problem ? changeOf({ ...form, endsTrial, end, bound }) : null;
  const holds = change?.discount_id !== undefined && change.discount_id === (subscription?.discount_id ?? null);
  // Another choice is another thing to decide; its figure counts once it is there.
  const review = useMoved(
    watched && intent.state === 'idle' ? `terms ${endsTrial}` : null,
    endsTrial && charge.status === 'loading' ? null : `${standingOf(subscription)} ${endsTrial && due}`,
  );
  const run = async (sent: Change) =>
    putSubscription(
      floe,
      await intent.run('subscriptions.change', { subscription_id: subscription?.id ?? '', ...sent }),
    );
  return {
    subscription,
    reasons,
    term,
    setTerm: (next) => edit({ term: next }),
    discount,
    setDiscount: (next) => edit({ discount: next }),
    discountProblem: problem,
    day,
    setDay: (next) => edit({ day: next }),
    after: new Date(bound).toISOString(),
    tooEarly: end <= bound,
    setEndsTrial: trialing ? (ends) => edit({ endsTrial: ends }) : null,
    endsTrial,
    due,
    review,
    run: change && !holds && !review && intent.state !== 'pending' ? () => run(change) : null,
    state: intent.state,
    error: intent.error,
    reset: useCallback(() => {
      intent.reset();
      setForm(EMPTY);
    }, [intent.reset]),
  };
}

type Change = Pick<Input<'subscriptions.change'>, 'discount_id' | 'trial_end' | 'current_billing_period_end'>;

function changeOf({ term, discount, endsTrial, end, bound }: Form & { end: number; bound: number }): Change | null {
  if (term === 'discount') return discount === undefined ? null : { discount_id: discount?.id ?? null };
  if (endsTrial) return { trial_end: 'now' };
  if (!(end > bound)) return null;
  const day = new Date(end).toISOString();
  return term === 'trial' ? { trial_end: day } : { current_billing_period_end: day };
}
