import type { ReactElement } from 'react';
import type { BenefitGrant, Subscription } from '../../contract/operations.gen.ts';
import { useOrders } from '../../react/use-orders.ts';
import { useSlice } from '../../react/use-slice.ts';
import { useSubscriptions } from '../../react/use-subscriptions.ts';
import { Note } from '../ui/note.tsx';
import { useText } from '../use-text.ts';

/** What needs someone now: a payment that failed, what it means for access, and when it is tried again. */
export function PanelUrgent({ className }: { className?: string }): ReactElement | null {
  const { current } = useSubscriptions();
  const { orders } = useOrders();
  const { data: grants } = useSlice('benefits.grants', {});
  const { t, date } = useText();
  const due = current.find(({ status }) => status === 'past_due' || status === 'unpaid');
  if (!due) return null;
  const order = orders.find(({ subscription_id, status }) => subscription_id === due.id && status === 'pending');
  const failedOn = due.past_due_at ?? order?.created_at ?? null;
  const lines = [
    accessOf(due, grants?.items ?? []) === 'off' ? t.urgent.accessOff : null,
    order && (order.next_payment_attempt_at ? t.urgent.nextTry(date(order.next_payment_attempt_at)) : t.urgent.noTry),
  ];
  return (
    <Note tone="warn" className={className}>
      <b>{t.urgent.pastDue(failedOn && date(failedOn))}</b> {lines.filter(Boolean).join(' ')}
    </Note>
  );
}

/** Access is read from what was granted, never guessed from the status: a grace period keeps it on. */
function accessOf(subscription: Subscription, grants: readonly BenefitGrant[]): 'on' | 'off' | 'unknown' {
  const own = grants.filter(({ subscription_id }) => subscription_id === subscription.id);
  if (own.length === 0) return 'unknown';
  return own.some(({ is_granted }) => is_granted) ? 'on' : 'off';
}
