import type { ReactElement } from 'react';
import { refundReview } from '../../i18n/en/refund-review.ts';
import { Button } from '../ui/button.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';
import type { ReviewedRefund } from './refund-review-figures.tsx';

/** Props of {@link RefundDecision}. */
export interface RefundDecisionProps extends ReviewedRefund {
  comment: string;
  answer: 'happened' | 'did_not_happen';
}

/** The press names what it does and the sum. */
export function RefundDecision({ review, refund, comment, answer }: RefundDecisionProps): ReactElement {
  const { t, money } = useText();
  const w = useWords('refundReview', refundReview);
  const { approve, decline, resolve, reason, state, figures } = review;
  const busy = state === 'pending';
  if (refund.state !== 'pending_approval') {
    return (
      <Button
        size="md"
        look="danger"
        busy={busy}
        disabled={!busy && (!resolve || !comment)}
        onClick={() => void resolve?.(answer, comment)}
      >
        {w.save}
      </Button>
    );
  }
  const total = figures && money(refund.amount + figures.tax_amount, refund.currency);
  return (
    <>
      {decline && (
        <Button size="md" disabled={busy} onClick={() => void decline(comment || undefined)}>
          {reason === 'own_request' ? w.takeBack : w.decline}
        </Button>
      )}
      {!reason && (
        <Button size="md" look="danger" busy={busy} disabled={!busy && !approve} onClick={() => void approve?.()}>
          {total ? t.refund.submit(total) : t.refund.submitPlain}
        </Button>
      )}
    </>
  );
}
