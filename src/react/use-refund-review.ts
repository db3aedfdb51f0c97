import { useQuery } from '@tanstack/react-query';
import type { Output } from '../client/operation.ts';
import type { OpenRefund } from '../contract/operations.gen.ts';
import { useFloe } from './floe-context.ts';
import { type FloeError, queryState } from './query-state.ts';
import { type IntentState, useIntent } from './use-intent.ts';
import { useMoved } from './use-moved.ts';
import { useViewer } from './use-viewer.ts';

type Outcome = Output<'refunds.approve'>;
type Done = Promise<Outcome | undefined>;

/** What {@link useRefundReview} answers. A callback is null when it is not possible now; `reason` says why. */
export interface UseRefundReview {
  /** What is left of the order now, and the tax that goes with this amount; minor units. */
  figures: Output<'refunds.preview'> | undefined;
  /** Less is left than was asked for. */
  isShort: boolean;
  /** Why this viewer cannot decide. */
  reason: 'own_request' | 'above_limit' | 'forbidden' | null;
  /** Takes note that less or more is left than stood here; until then nothing can be decided by it. */
  review: (() => void) | null;
  /** Lets it pass: it is sent at once, and only once. */
  approve: (() => Done) | null;
  /** Turns it down, or takes one's own request back. */
  decline: ((comment?: string) => Done) | null;
  /** Says what became of one whose outcome was lost. */
  resolve: ((outcome: 'happened' | 'did_not_happen', comment: string) => Done) | null;
  state: IntentState;
  outcome: Outcome | undefined;
  error: FloeError | null;
  refetch: () => void;
}

/**
 * A refund that waits for somebody: one above the limit of who asked, or one whose outcome was lost. What may be
 * decided here the server decides again.
 *
 * @example
 * const { approve, reason } = useRefundReview(refund);
 * <button disabled={!approve} onClick={() => approve?.()}>Approve</button>
 *
 * @param watched False while nobody looks at it, in a dialog that is closed.
 */
export function useRefundReview(refund: OpenRefund, watched = true): UseRefundReview {
  const { options, queryClient } = useFloe();
  const viewer = useViewer();
  const { operation_id, order_id, amount, currency, state, actor } = refund;
  const preview = queryState(
    useQuery({ ...options('refunds.preview', { order_id, amount }), staleTime: 0 }, queryClient),
  );
  const intent = useIntent<'refunds.approve' | 'refunds.decline' | 'refunds.resolve'>();
  const review = useMoved(watched && intent.state === 'idle' ? operation_id : null, preview.data?.refundable_amount);
  const waits = state === 'pending_approval';
  const may = !viewer || viewer.permissions.includes('refunds:write');
  const covers = !viewer?.limits || amount <= (viewer.limits[currency.toLowerCase()] ?? 0);
  const own = waits && actor.id === viewer?.id;
  const reason = !may ? 'forbidden' : own ? 'own_request' : covers ? null : 'above_limit';
  const figures = preview.data;
  const isShort = figures !== undefined && figures.refundable_amount < amount;
  /** What is left is read again, whatever came of it: a refusal may say that it changed. */
  const run = async (...[name, input]: Parameters<typeof intent.run>): Done => {
    const done = await intent.run(name, input);
    preview.refetch();
    return done;
  };
  return {
    figures,
    isShort,
    reason,
    review,
    approve:
      waits && !reason && !review && figures && !isShort
        ? () => run('refunds.approve', { operation_id, expected_refundable: figures.refundable_amount })
        : null,
    decline: waits && may ? (comment) => run('refunds.decline', { operation_id, comment }) : null,
    resolve:
      !waits && !reason && !review
        ? (outcome, comment) => run('refunds.resolve', { operation_id, outcome, comment })
        : null,
    state: intent.state,
    outcome: intent.result,
    error: intent.error ?? preview.error,
    refetch: preview.refetch,
  };
}
