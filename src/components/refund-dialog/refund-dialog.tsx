import type { ReactElement } from 'react';
import { useTrail } from '../../react/use-trail.ts';
import { shortNumber } from '../order-list/order-words.ts';
import { ticketName } from '../trail/ticket-name.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Dialog, DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { MovedNote } from '../ui/moved-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Sum, SumLine } from '../ui/sum.tsx';
import { useText } from '../use-text.ts';
import { RefundAmount, RefundMode } from './refund-amount.tsx';
import { RefundEarlier } from './refund-earlier.tsx';
import { RefundEndPlan } from './refund-end-plan.tsx';
import { RefundNote, RefundReasonField, RefundTakeBack } from './refund-fields.tsx';
import { RefundOutcome, RefundProblem } from './refund-outcome.tsx';
import { RefundRoot, useRefundContext } from './refund-root.tsx';
import { RefundCheck, RefundSubmit } from './refund-submit.tsx';
import { RefundSummary } from './refund-summary.tsx';

/** Props of {@link RefundDialog}. */
export interface RefundDialogProps {
  orderId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Offers a sentence for the reply once the refund went through. */
  onInsertReply?: ((text: string) => void) | undefined;
}

/**
 * Refunds part or all of an order. Net, tax and what the customer gets are shown before anything is sent, and the
 * amount stands on the button.
 *
 * @example
 * <RefundDialog orderId={order.id} open={open} onOpenChange={setOpen} />
 */
export function RefundDialog({ orderId, ...dialog }: RefundDialogProps): ReactElement {
  return (
    <RefundRoot orderId={orderId} watched={dialog.open}>
      <RefundFrame {...dialog} />
    </RefundRoot>
  );
}

const EDITING = ['editing', 'sending', 'failed'];

function RefundFrame({ open, onOpenChange, onInsertReply }: Omit<RefundDialogProps, 'orderId'>): ReactElement {
  const { phase, order, limits, currency, blocked, review, reset } = useRefundContext();
  const { ticket } = useTrail();
  const { t, money } = useText();
  const change = (next: boolean) => {
    onOpenChange(next);
    if (!next && phase !== 'lost') reset(); // an intent whose answer is lost is kept: the next press must carry its key
  };
  const what = order ? (order.product?.name ?? order.description ?? t.order.plain) : t.order.plain;
  const about = [
    order?.invoice_number && shortNumber(order.invoice_number),
    limits && EDITING.includes(phase) && t.refund.left(money(limits.refundable, currency)),
  ];
  const nothing =
    blocked && ['not_paid', 'nothing_left', 'open_refund', 'ticket_required', 'disputed'].includes(blocked);
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      locked={phase === 'sending'}
      title={order ? t.refund.title(what) : t.refund.titlePlain}
      subtitle={about.filter(Boolean).join(' · ') || undefined}
      aside={
        ticket && <Chip className="fl:mt-1 fl:max-w-32 fl:overflow-hidden fl:text-ellipsis">{ticketName(ticket)}</Chip>
      }
    >
      <DialogBody aria-busy={phase === 'loading' || undefined}>
        <MovedNote review={review}>{limits && t.refund.moved(money(limits.refundable, currency))}</MovedNote>
        {phase === 'loading' && <RefundLoading />}
        {EDITING.includes(phase) && !nothing && <RefundForm />}
        {!EDITING.includes(phase) && phase !== 'loading' && phase !== 'error' && <RefundSummary />}
        <RefundProblem />
        <RefundOutcome />
      </DialogBody>
      <RefundFooter
        close={() => change(false)}
        what={what}
        onInsertReply={onInsertReply}
        submits={EDITING.includes(phase) && !nothing}
      />
    </Dialog>
  );
}

function RefundForm(): ReactElement {
  return (
    <>
      <RefundMode />
      <RefundAmount />
      <RefundSummary />
      <RefundEarlier />
      <RefundReasonField />
      <RefundNote />
      <RefundTakeBack />
    </>
  );
}

interface RefundFooterProps {
  close: () => void;
  what: string;
  submits: boolean;
  onInsertReply: ((text: string) => void) | undefined;
}

function RefundFooter({ close, what, submits, onInsertReply }: RefundFooterProps): ReactElement {
  const { phase, refund, currency } = useRefundContext();
  const { t, money } = useText();
  const sum = refund && phase === 'done' ? money(refund.amount + refund.tax_amount, currency) : null;
  return (
    <DialogFooter>
      {sum && onInsertReply && (
        <Button look="quiet" className="fl:me-auto" onClick={() => onInsertReply(t.refund.summary(sum, what))}>
          {t.refund.insertSummary}
        </Button>
      )}
      <RefundEndPlan />
      <Button size="md" disabled={phase === 'sending'} onClick={close}>
        {t.common.close}
      </Button>
      {submits ? <RefundSubmit /> : <RefundCheck />}
    </DialogFooter>
  );
}

/** As tall as the form, so that nothing jumps. */
function RefundLoading(): ReactElement {
  const { t } = useText();
  return (
    <div role="status" aria-label={t.common.loading} className="fl:grid fl:gap-3.5">
      <div className="fl:h-7.75 fl:rounded-lg fl:bg-line2" />
      <Sum>
        {[8, 11].map((width) => (
          <SumLine key={width} label={<Skeleton width={width} />}>
            <Skeleton width={6} />
          </SumLine>
        ))}
        <SumLine total label={<Skeleton width={14} />}>
          <Skeleton width={6} />
        </SumLine>
      </Sum>
      <div className="fl:h-[calc(var(--floe-field)+1.5em)]" />
      <div className="fl:h-20" />
    </div>
  );
}
