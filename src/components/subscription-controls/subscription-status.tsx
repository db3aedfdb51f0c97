import type { ReactElement } from 'react';
import type { SubscriptionNote, SubscriptionState } from '../../domain/subscription-status.ts';
import { labelOf } from '../../i18n/label.ts';
import { usePaymentMethods } from '../../react/use-payment-methods.ts';
import { cardName } from '../payment-methods/card-words.ts';
import { part } from '../ui/part.tsx';
import { Pill, type Tone } from '../ui/pill.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useText } from '../use-text.ts';
import { useSubscriptionContext } from './subscription-root.tsx';

const TONES: Record<SubscriptionState, Tone> = {
  active: 'ok',
  trialing: 'ok',
  change_scheduled: 'ok',
  past_due: 'warn',
  unpaid: 'warn',
  incomplete: 'warn',
  ending: 'warn',
  pausing: 'warn',
  paused: 'none',
  ended: 'none',
  unknown: 'none',
};

/** The state as a pill. A status that Polar may add later is shown in its own words. */
export function SubscriptionPill(): ReactElement | null {
  const { subscription, display } = useSubscriptionContext();
  const { t } = useText();
  if (!subscription || !display) return null;
  const words = display.state === 'unknown' ? labelOf({}, subscription.status) : t.subscription.state[display.state];
  return (
    <Pill tone={TONES[display.state]} state={display.state}>
      {words}
    </Pill>
  );
}

/** The dates that go with the state, and the card that is charged: "renews 20 Dec · Visa ···· 4242". */
export function SubscriptionNotes({ dates = 'short' }: { dates?: 'short' | 'long' }): ReactElement | null {
  const { display, subscription } = useSubscriptionContext();
  const { usual } = usePaymentMethods();
  const text = useText();
  const { t, date } = text;
  if (!display || !subscription) return null;
  const charged = usual && subscription.amount > 0 && CHARGED.includes(display.state);
  const say = ({ kind, at }: SubscriptionNote) => t.subscription.note[kind](at && date(at, dates));
  const notes = [
    ...display.notes.map(say),
    subscription.discount && t.subscription.discount(subscription.discount.name),
    charged && cardName(usual, text),
  ];
  return <Notes>{[...new Set(notes.filter(Boolean))].join(' · ')}</Notes>;
}

/** States that a charge comes after. */
const CHARGED: SubscriptionState[] = ['active', 'trialing', 'past_due', 'unpaid', 'change_scheduled'];

const Notes = part('span', 'subscription-notes', 'fl:wrap-anywhere');
const Meta = part('div', 'subscription-status', 'fl:status-line');

/** State and dates in one line. */
export function SubscriptionStatus(): ReactElement | null {
  const { subscription, status } = useSubscriptionContext();
  if (!subscription) {
    return status === 'loading' ? (
      <Meta data-state="loading">
        <Skeleton width={26} />
      </Meta>
    ) : null;
  }
  return (
    <Meta>
      <SubscriptionPill />
      <SubscriptionNotes />
    </Meta>
  );
}
