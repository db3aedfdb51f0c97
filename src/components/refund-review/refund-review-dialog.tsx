import { type ReactElement, useState } from 'react';
import type { OpenRefund } from '../../contract/operations.gen.ts';
import { refundReview } from '../../i18n/en/refund-review.ts';
import { labelOf } from '../../i18n/label.ts';
import { useRefundReview } from '../../react/use-refund-review.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { MovedNote } from '../ui/moved-note.tsx';
import { Note } from '../ui/note.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Textarea } from '../ui/textarea.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';
import { RefundDecision } from './refund-decision.tsx';
import { RefundReviewFigures, RefundReviewResult } from './refund-review-figures.tsx';

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
  const parts = { review, refund };
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
        <RefundReviewFigures {...parts} />
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
        <RefundReviewResult {...parts} />
      </DialogBody>
      <DialogFooter>
        <Button size="md" data-autofocus="" disabled={review.state === 'pending'} onClick={() => onOpenChange(false)}>
          {t.common.close}
        </Button>
        {!over && <RefundDecision {...parts} comment={comment.trim()} answer={answer} />}
      </DialogFooter>
    </Dialog>
  );
}
