import type { ReactElement } from 'react';
import { Card } from '../ui/card.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useText } from '../use-text.ts';
import { SubscriptionActions } from './subscription-actions.tsx';
import { SubscriptionPlan } from './subscription-plan.tsx';
import { SubscriptionRoot, useSubscriptionContext } from './subscription-root.tsx';
import { SubscriptionStatus } from './subscription-status.tsx';

/** Says why there is no subscription to show. */
export function SubscriptionMissing(): ReactElement | null {
  const { subscription, status, error, refetch } = useSubscriptionContext();
  const { t } = useText();
  if (subscription || status === 'loading') return null;
  if (status === 'ready' || status === 'refreshing') return <p className="fl:text-mute">{t.subscription.none}</p>;
  return <ProblemNote error={error} status={status} retry={refetch} />;
}

/** Props of {@link SubscriptionControls}. */
export interface SubscriptionControlsProps {
  /** @default the one that needs attention first */
  subscriptionId?: string | undefined;
}

/**
 * One subscription: plan, price, state, and everything that can be done to it now.
 *
 * @example
 * <SubscriptionControls />
 */
export function SubscriptionControls({ subscriptionId }: SubscriptionControlsProps): ReactElement {
  return (
    <SubscriptionRoot subscriptionId={subscriptionId}>
      <Card data-slot="subscription-controls">
        <SubscriptionPlan />
        <SubscriptionStatus />
        <SubscriptionActions />
        <SubscriptionMissing />
      </Card>
    </SubscriptionRoot>
  );
}
