import { useCallback, useEffect, useState } from 'react';
import type { FloeError } from '../client/floe-error.ts';
import type { Order, Subscription } from '../contract/operations.gen.ts';
import { useFloe } from './floe-context.ts';
import { useOrders } from './use-orders.ts';
import { useSubscription } from './use-subscription.ts';

/**
 * Where resuming stands. `charging`: it runs again, and the charge that follows in the background is looked after;
 * `charged_later`: it was not settled after a while. `declined`: the charge failed and the plan is past due. `still_paused`: Polar took the
 * call and left the plan as it was.
 */
export type ResumePhase =
  | 'ask'
  | 'sending'
  | 'failed'
  | 'charging'
  | 'charged_later'
  | 'runs'
  | 'declined'
  | 'still_paused';

/** What {@link useResume} answers. */
export interface UseResume {
  subscription: Subscription | null | undefined;
  phase: ResumePhase;
  /** Null while it is not possible, or runs. */
  resume: (() => Promise<void>) | null;
  error: FloeError | null;
  reset: () => void;
}

const LOOKS = 5;
const LOOK_AGAIN = 2_000;

/**
 * Resumes a paused plan and follows it until it is known what came of it: Polar answers before it charges, so its yes
 * says nothing about the money.
 *
 * @example
 * const { phase, resume } = useResume(subscription.id);
 * {phase === 'declined' && <p>The charge was declined.</p>}
 */
export function useResume(id?: string): UseResume {
  const { queryClient, baseKey } = useFloe();
  const [sent, setSent] = useState<string | null>(null);
  const { subscription, resume, action } = useSubscription(sent ?? id);
  const { orders } = useOrders();
  const [looks, setLooks] = useState(0);
  const outcome = sent && subscription ? outcomeOf(subscription, orders, looks) : null;

  // What the answer made stale is read once by itself; this looks again until it is settled.
  const waits = outcome === 'charging';
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(
      async () => {
        await queryClient.refetchQueries({
          queryKey: baseKey,
          type: 'active',
          predicate: ({ queryKey }) => FOLLOWED.includes(String(queryKey[3])),
        });
        setLooks((before) => before + 1);
      },
      looks === 0 ? 0 : LOOK_AGAIN,
    );
    return () => clearTimeout(timer);
  }, [waits, looks, queryClient, baseKey]);

  const run = async () => {
    const resumed = await resume?.();
    if (!resumed) return;
    setLooks(0);
    setSent(resumed.id);
  };
  const phase =
    action.state === 'pending' ? 'sending' : (outcome ?? (action.error ? ('failed' as const) : ('ask' as const)));
  return {
    subscription,
    phase,
    resume: resume && phase !== 'sending' && phase !== 'charging' ? run : null,
    error: action.error,
    reset: useCallback(() => {
      action.reset();
      setSent(null);
    }, [action.reset]),
  };
}

const FOLLOWED = ['subscriptions.list', 'subscriptions.get', 'orders.list'];

/** What the re-read plan and its newest order tell. Nothing is concluded before the first look. */
function outcomeOf(subscription: Subscription, orders: readonly Order[], looks: number): ResumePhase {
  const { status, id, amount, current_period_start: since } = subscription;
  if (status === 'past_due' || status === 'unpaid') return 'declined';
  if (looks === 0) return 'charging';
  if (status === 'paused') return 'still_paused';
  const order = orders.find(({ subscription_id, created_at }) => subscription_id === id && created_at >= since);
  if (order ? order.status !== 'pending' : amount === 0) return 'runs';
  return looks < LOOKS ? 'charging' : 'charged_later';
}
