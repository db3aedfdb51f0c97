import type { ReactElement } from 'react';
import type { OpenRefund } from '../../contract/operations.gen.ts';
import { refundReview } from '../../i18n/en/refund-review.ts';
import type { UseRefundReview } from '../../react/use-refund-review.ts';
import { Note } from '../ui/note.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Sum, SumLine } from '../ui/sum.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';

/** A refund that waits, and how far deciding about it has come. */
export interface ReviewedRefund {
  review: UseRefundReview;
  refund: OpenRefund;
}

/** What is sent, and what Polar shows, beside each other. */
export function RefundReviewFigures({
  review: { figures },
  refund: { amount, currency, state },
}: ReviewedRefund): ReactElement {
  const { t, money } = useText();
  const w = useWords('refundReview', refundReview);
  const say = (sum: number | undefined) => (sum === undefined ? '–' : money(sum, currency));
  const shown = figures?.refunds.filter(({ status }) => status !== 'failed' && status !== 'canceled');
  const refunded = shown?.reduce((sum, item) => sum + item.amount + item.tax_amount, 0);
  const waits = state === 'pending_approval';
  return (
    <Sum>
      <SumLine label={waits ? t.refund.line : w.sent}>{say(amount)}</SumLine>
      <SumLine label={figures?.tax_exact ? t.refund.tax : t.refund.taxEstimate}>{say(figures?.tax_amount)}</SumLine>
      {!waits && <SumLine label={w.shown}>{say(refunded)}</SumLine>}
      <SumLine total label={w.left}>
        {say(figures?.refundable_amount)}
      </SumLine>
    </Sum>
  );
}

/** What became of it. */
export function RefundReviewResult({
  review: { outcome, error, refetch },
  refund,
}: ReviewedRefund): ReactElement | null {
  const { t, money } = useText();
  const w = useWords('refundReview', refundReview);
  if (error) {
    if (error.state.reason === 'not_waiting') return <Note alert>{w.gone}</Note>;
    return <ProblemNote alert error={error} retry={refetch} />;
  }
  if (!outcome) return null;
  const sum = money(
    'refund' in outcome && outcome.refund ? outcome.refund.amount + outcome.refund.tax_amount : refund.amount,
    refund.currency,
  );
  const words =
    refund.state === 'needs_review'
      ? w.saved
      : outcome.state === 'failed'
        ? w.declined
        : outcome.state === 'succeeded'
          ? t.refund.done(sum, t.panel.label)
          : outcome.state === 'pending'
            ? t.refund.settling(sum)
            : t.refund.checking;
  return (
    <Note tone={outcome.state === 'succeeded' ? 'ok' : 'info'} alert>
      {words}
    </Note>
  );
}
