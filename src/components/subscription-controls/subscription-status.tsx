import type { ReactElement } from 'react';
import type { SubscriptionNote, SubscriptionState } from '../../domain/subscription-status.ts';
import { labelOf } from '../../i18n/label.ts';
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

/** The dates that go with the state: "renews 20 Dec", "trial ends 3 Dec · ends 3 Dec". */
export function SubscriptionNotes({ dates = 'short' }: { dates?: 'short' | 'long' }): ReactElement | null {
  const { display, subscription } = useSubscriptionContext();
  const { t, date } = useText();
  if (!display || !subscription) return null;
  const say = ({ kind, at }: SubscriptionNote) => t.subscription.note[kind](at && date(at, dates));
  const notes = [
    ...display.notes.map(say),
    subscription.discount && t.subscription.discount(subscription.discount.name),
  ];
  return <Notes>{[...new Set(notes.filter(Boolean))].join(' · ')}</Notes>;
}

const Notes = part('span', 'subscription-notes', 'fl:wrap-anywhere');
const Meta = part(
  'div',
  'subscription-status',
  'fl:mt-1 fl:flex fl:flex-wrap fl:items-center fl:gap-x-1.75 fl:gap-y-0.5 fl:text-sm fl:text-mute',
);

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
