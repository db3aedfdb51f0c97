import type { Subscription } from '../../contract/operations.gen.ts';
import { describeSubscription } from '../../domain/subscription-status.ts';
import type { Text } from '../use-text.ts';

/** A sentence about a customer's plans for a reply or a note. */
export function customerSummary(name: string, current: readonly Subscription[], { t, date, money }: Text): string {
  const plans = current.map((subscription) => {
    const { state, notes } = describeSubscription(subscription);
    const note = notes[0];
    const words = [
      subscription.product?.name ?? t.subscription.plan,
      money(subscription.amount, subscription.currency),
      state === 'unknown' ? subscription.status : t.subscription.state[state],
      note && t.subscription.note[note.kind](note.at && date(note.at)),
    ];
    return words.filter(Boolean).join(', ');
  });
  return t.panel.summary(name, plans.join('; ') || t.subscription.none);
}
