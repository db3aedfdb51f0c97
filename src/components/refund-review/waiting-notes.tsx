import { type ReactElement, useState } from 'react';
import type { OpenRefund } from '../../contract/operations.gen.ts';
import { refundReview } from '../../i18n/en/refund-review.ts';
import { labelOf } from '../../i18n/label.ts';
import { ForCustomer } from '../../react/for-customer.tsx';
import { useWaitingRefunds } from '../../react/use-waiting-refunds.ts';
import { Note, NoteLink } from '../ui/note.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';
import { RefundReviewDialog } from './refund-review-dialog.tsx';

/** Refunds that wait for a person, each with the way to decide about it. Nothing where none does. */
export function WaitingNotes(): ReactElement | null {
  const { waiting } = useWaitingRefunds();
  const [opened, setOpened] = useState<OpenRefund | null>(null);
  const [open, setOpen] = useState(false);
  if (waiting.length === 0 && !opened) return null;
  return (
    <div data-slot="refunds-waiting" className="fl:grid fl:gap-2">
      {waiting.map((refund) => (
        <WaitingNote
          key={refund.operation_id}
          refund={refund}
          onOpen={() => {
            setOpened(refund);
            setOpen(true);
          }}
        />
      ))}
      {opened && (
        <ForCustomer id={opened.customer_id ?? ''}>
          {/* What came of an approval is no answer to the question that may follow from it. */}
          <RefundReviewDialog
            key={`${opened.operation_id} ${opened.state}`}
            refund={opened}
            open={open}
            onOpenChange={setOpen}
          />
        </ForCustomer>
      )}
    </div>
  );
}

interface WaitingNoteProps {
  refund: OpenRefund;
  onOpen: () => void;
}

function WaitingNote({ refund, onOpen }: WaitingNoteProps): ReactElement {
  const { state, amount, currency, actor, created_at, reason } = refund;
  const { t, money, when } = useText();
  const w = useWords('refundReview', refundReview);
  const sum = `${money(amount, currency)} ${w.before}`;
  return (
    <Note tone="warn">
      <b>{state === 'pending_approval' ? w.waits(sum) : w.unclear(sum)}</b>{' '}
      {w.asked(actor.name ?? t.common.somebody, when(created_at))} · {labelOf(t.refund.reasons, reason)}{' '}
      <NoteLink onClick={onOpen}>{w.look}</NoteLink>
    </Note>
  );
}
