import { type ReactElement, useState } from 'react';
import type { OpenRefund } from '../../contract/operations.gen.ts';
import { refundReview } from '../../i18n/en/refund-review.ts';
import { labelOf } from '../../i18n/label.ts';
import { type UseRefundReview, useRefundReview } from '../../react/use-refund-review.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { MovedNote } from '../ui/moved-note.tsx';
import { Note } from '../ui/note.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Sum, SumLine } from '../ui/sum.tsx';
import { Textarea } from '../ui/textarea.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';

/** Props of {@link RefundReviewDialog}. */
export interface RefundReviewDialogProps {
  refund: OpenRefund;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/**
 * Decides about a refund that waits: lets one above a limit pass or turns it down, or says what became of one whose
 * answer was lost. What is sent, and what Polar shows, stand beside each other.
 */
export function RefundReviewDialog({ refund, open, onOpenChange }: RefundReviewDialogProps): ReactElement {
  const review = useRefundReview(refund, open);
  const { t, date, when } = useText();
  const w = useWords('refundReview', refundReview);
  const [comment, setComment] = useState('');
  const [answer, setAnswer] = useState<'happened' | 'did_not_happen'>('did_not_happen');
  const { actor, created_at, reason, expires_at, comment: asked } = refund;
  const waits = refund.state === 'pending_approval';
  const over = review.outcome !== undefined || review.error?.state.reason === 'not_waiting';
  const parts = { review, refund, comment: comment.trim(), answer };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      locked={review.state === 'pending'}
      title={waits ? w.approveTitle : w.reviewTitle}
      subtitle={`${w.asked(actor.name ?? t.common.somebody, when(created_at))} · ${labelOf(t.refund.reasons, reason)}`}
    >
      <DialogBody aria-busy={(!review.figures && !review.error) || undefined}>
        <MovedNote review={review.review} />
        <Figures {...parts} />
        {asked && (
          <p className="fl:text-sm fl:wrap-anywhere">
            <b className="fl:block fl:font-medium">{w.note}</b>
            {asked}
          </p>
        )}
        {!over && (
          <>
            {waits ? (
              expires_at && <p className="fl:text-xs fl:text-mute">{w.until(date(expires_at, 'full'))}</p>
            ) : (
              <>
                <Note tone="warn">{w.how}</Note>
                <p className="fl:text-xs fl:text-mute">{date(created_at, 'full')}</p>
                <Segmented
                  label={w.reviewTitle}
                  value={answer}
                  options={[
                    { value: 'did_not_happen', label: w.not },
                    { value: 'happened', label: w.happened },
                  ]}
                  onChange={setAnswer}
                  disabled={!review.resolve}
                />
                <p className="fl:text-sm">{answer === 'happened' ? w.happenedHint : w.notHint}</p>
              </>
            )}
            {review.reason && <Note>{w.reason[review.reason]}</Note>}
            {waits && review.isShort && <Note tone="warn">{w.less}</Note>}
            {(review.decline || review.resolve) && (
              <Field label={w.comment} aside={waits ? t.invoice.optional : undefined}>
                <Textarea value={comment} maxLength={2000} onChange={(event) => setComment(event.target.value)} />
              </Field>
            )}
          </>
        )}
        <Result {...parts} />
      </DialogBody>
      <DialogFooter>
        <Button size="md" data-autofocus="" disabled={review.state === 'pending'} onClick={() => onOpenChange(false)}>
          {t.common.close}
        </Button>
        {!over && <Decide {...parts} />}
      </DialogFooter>
    </Dialog>
  );
}

interface Parts {
  review: UseRefundReview;
  refund: OpenRefund;
  comment: string;
  answer: 'happened' | 'did_not_happen';
}

function Figures({ review: { figures }, refund: { amount, currency, state } }: Parts): ReactElement {
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

/** The press names what it does and the sum. */
function Decide({ review, refund, comment, answer }: Parts): ReactElement {
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

/** What became of it. */
function Result({ review: { outcome, error, refetch }, refund }: Parts): ReactElement | null {
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
