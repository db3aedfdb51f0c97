import { useQuery } from '@tanstack/react-query';
import type { FloeError } from '../client/floe-error.ts';
import type { Input, MutationName } from '../client/operation.ts';
import type { Subscription } from '../contract/operations.gen.ts';
import { type ActionReasons, type SubscriptionAction, subscriptionActions } from '../domain/subscription-actions.ts';
import { describeSubscription, type SubscriptionDisplay, stateOf } from '../domain/subscription-status.ts';
import { useFloe } from './floe-context.ts';
import { putSubscription } from './put-subscription.ts';
import { type QueryState, queryState } from './query-state.ts';
import { type IntentState, useIntent } from './use-intent.ts';
import { useSlice } from './use-slice.ts';
import { useViewer } from './use-viewer.ts';

type Verb = Exclude<SubscriptionAction, 'change'>;
type Extra<V extends Verb> = Omit<Input<`subscriptions.${V}`>, 'subscription_id'>;
/** Does something to the subscription and answers it as it is then; undefined when it failed, see `error`. */
export type SubscriptionVerb<V extends Verb> = ((input?: Extra<V>) => Promise<Subscription | undefined>) | null;

/** What {@link useSubscription} answers. A verb is null when it is not possible now; `reasons` says why. */
export interface UseSubscription extends Omit<QueryState<Subscription>, 'data' | 'error'> {
  /** Null: there is none. */
  subscription: Subscription | null | undefined;
  display: SubscriptionDisplay | null;
  reasons: ActionReasons | null;
  cancel: SubscriptionVerb<'cancel'>;
  uncancel: SubscriptionVerb<'uncancel'>;
  pause: SubscriptionVerb<'pause'>;
  resume: SubscriptionVerb<'resume'>;
  clearPending: SubscriptionVerb<'clearPending'>;
  revoke: SubscriptionVerb<'revoke'>;
  /** Where the last verb stands. */
  action: { state: IntentState; name: MutationName | null; error: FloeError | null; reset: () => void };
  /** Why the subscription could not be read. */
  error: FloeError | null;
}

/**
 * One subscription, what to call its state, and everything that can be done to it. Without an id, the one that needs
 * attention first.
 *
 * @example
 * const { display, uncancel, reasons } = useSubscription();
 * <button disabled={!uncancel} onClick={() => uncancel?.()}>Keep the plan</button>
 */
export function useSubscription(id?: string): UseSubscription {
  const floe = useFloe();
  const { options, queryClient } = floe;
  const viewer = useViewer();
  const list = useSlice('subscriptions.list', {});
  const items = list.data?.items;
  const listed = items && (id ? items.find((item) => item.id === id) : (bySoonestNeed(items)[0] ?? null));
  const absent = !!items && listed === undefined; // beyond the list's first page
  const alone = useQuery(
    { ...options('subscriptions.get', { subscription_id: id ?? '' }), enabled: absent },
    queryClient,
  );
  const intent = useIntent<`subscriptions.${Verb}`>();
  const { data: subscription, ...query } = absent ? queryState(alone) : { ...list, data: listed };
  const reasons = subscription ? subscriptionActions(subscription, viewer ?? floe.subject()) : null;

  const verb = <V extends Verb>(name: V): SubscriptionVerb<V> =>
    subscription && reasons?.[name] === null
      ? async (input) =>
          putSubscription(
            floe,
            await intent.run(`subscriptions.${name}`, { ...input, subscription_id: subscription.id }),
          )
      : null;
  return {
    ...query,
    subscription,
    display: subscription ? describeSubscription(subscription) : null,
    reasons,
    cancel: verb('cancel'),
    uncancel: verb('uncancel'),
    pause: verb('pause'),
    resume: verb('resume'),
    clearPending: verb('clearPending'),
    revoke: verb('revoke'),
    action: intent,
  };
}

/** States by their place; none is part of another's name. */
const NEED = 'past_due unpaid incomplete ending pausing paused change_scheduled trialing active unknown ended';

/** Subscriptions in the order a person should look at them; ended ones last. */
export function bySoonestNeed(items: readonly Subscription[]): Subscription[] {
  const need = (item: Subscription) => NEED.indexOf(stateOf(item));
  return [...items].sort((a, b) => need(a) - need(b));
}
