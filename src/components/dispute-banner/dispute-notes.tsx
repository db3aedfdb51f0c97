import type { ReactElement } from 'react';
import type { Dispute } from '../../contract/operations.gen.ts';
import { daysLeft } from '../../domain/disputes.ts';
import { dispute as words } from '../../i18n/en/dispute.ts';
import { labelOf } from '../../i18n/label.ts';
import { useFloe } from '../../react/floe-context.ts';
import { useDisputes } from '../../react/use-disputes.ts';
import { useOrders } from '../../react/use-orders.ts';
import { useSubscriptions } from '../../react/use-subscriptions.ts';
import { orderTitle } from '../order-list/order-words.ts';
import { Note } from '../ui/note.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';

const TONES: Record<string, 'bad' | 'warn' | 'info'> = {
  needs_response: 'bad',
  early_warning: 'bad',
  lost: 'warn',
  under_review: 'warn',
};

/** What the customer disputes at the bank: by when to answer, and what to do or to leave alone. Nothing where nothing is. */
export function DisputeNotes(): ReactElement | null {
  const { disputes } = useDisputes();
  if (disputes.length === 0) return null;
  return (
    <div data-slot="disputes" className="fl:grid fl:gap-2">
      {disputes.map((dispute) => (
        <DisputeNote key={dispute.id} dispute={dispute} />
      ))}
    </div>
  );
}

function DisputeNote({ dispute }: { dispute: Dispute }): ReactElement {
  const { status, amount, tax_amount, currency, reason, evidence_due_by: due, past_due, order_id } = dispute;
  const text = useText();
  const { now } = useFloe();
  const w = useWords('dispute', words);
  const order = useOrders().orders.find(({ id }) => id === order_id);
  const plan = useSubscriptions().current.find(({ id }) => id === order?.subscription_id);
  const sum = text.money(amount + tax_amount, currency);
  const what = order ? `${sum} (${orderTitle(order, text)})` : sum;
  const known = status in w.next;
  const left = daysLeft(dispute, now());
  const open = status === 'needs_response' || status === 'under_review';
  return (
    <Note tone={TONES[status] ?? 'info'}>
      <b>{(known ? w.what[status as keyof typeof w.what] : w.what.other)(what)}</b>{' '}
      {reason && `${labelOf(w.why, reason)}. `}
      {left !== null && due && (
        <time dateTime={due} title={new Date(due).toUTCString()}>
          {past_due ? w.overdue : w.due(left, text.date(due, 'full'))}{' '}
        </time>
      )}
      {known && w.next[status as keyof typeof w.next]} {open && plan && !plan.cancel_at_period_end && w.next.renewals}
    </Note>
  );
}
