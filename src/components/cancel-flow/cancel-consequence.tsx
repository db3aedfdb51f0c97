import type { ReactElement } from 'react';
import { part } from '../ui/part.tsx';
import { useText } from '../use-text.ts';
import { useCancelContext } from './cancel-root.tsx';

const List = part('div', 'cancel-consequence', 'fl:grid fl:gap-1 fl:text-sm fl:text-mute');

/** What follows from ending the plan, in the order it matters. */
export function CancelConsequence(): ReactElement | null {
  const { subscription, when, accessUntil, outstanding } = useCancelContext();
  const { t, date, money } = useText();
  if (!subscription) return null;
  const until = accessUntil && date(accessUntil, 'long');
  const main =
    when === 'now'
      ? t.cancel.nowHint
      : subscription.status === 'past_due' || subscription.status === 'unpaid'
        ? t.cancel.pastDue(until)
        : subscription.status === 'trialing' && until
          ? t.cancel.trial(until)
          : until
            ? t.cancel.until(until)
            : t.cancel.untilUnknown;
  const lines = [
    main,
    outstanding !== null && t.cancel.pastDueAmount(money(outstanding, subscription.currency)),
    subscription.pending_update && t.cancel.pendingDropped,
    subscription.pause_at_period_end && t.cancel.pauseDropped,
    (subscription.seats ?? 1) > 1 && t.cancel.seats,
  ];
  return (
    <List>
      {lines.filter(Boolean).map((line) => (
        <p key={String(line)}>{line}</p>
      ))}
    </List>
  );
}
