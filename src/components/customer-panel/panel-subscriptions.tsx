import { type ReactElement, type ReactNode, useState } from 'react';
import type { Subscription } from '../../contract/operations.gen.ts';
import { useOpenOrder } from '../../react/use-order.ts';
import { useSlice } from '../../react/use-slice.ts';
import { useSubscriptions } from '../../react/use-subscriptions.ts';
import { SubscriptionActions } from '../subscription-controls/subscription-actions.tsx';
import { SubscriptionMissing } from '../subscription-controls/subscription-controls.tsx';
import { SubscriptionPlan } from '../subscription-controls/subscription-plan.tsx';
import { SubscriptionRoot } from '../subscription-controls/subscription-root.tsx';
import { SubscriptionStatus } from '../subscription-controls/subscription-status.tsx';
import { Button } from '../ui/button.tsx';
import { part } from '../ui/part.tsx';
import { Section, SectionTitle } from '../ui/section.tsx';
import { useText } from '../use-text.ts';
import { PanelPay } from './panel-pay.tsx';

const Item = part(
  'div',
  'panel-subscription',
  'fl:not-first:mt-3 fl:not-first:border-t fl:not-first:border-line2 fl:not-first:pt-3',
);

/** Props of {@link PanelSubscriptions}. */
export interface PanelSubscriptionsProps {
  /** Stands with each plan's own actions. */
  plan?: ReactNode;
}

/** Every running subscription, most urgent first; the ended ones behind one line. */
export function PanelSubscriptions({ plan }: PanelSubscriptionsProps): ReactElement | null {
  const { current, ended, status } = useSubscriptions();
  const { data: customer, status: who } = useSlice('customer.get', {});
  const { t } = useText();
  const [past, setPast] = useState(false);
  if (who === 'ready' && !customer) return null;
  const shown = past || current.length === 0 ? [...current, ...ended] : current;
  return (
    <Section data-state={status}>
      <SectionTitle>{current.length > 1 ? t.subscription.titles : t.subscription.title}</SectionTitle>
      {shown.length === 0 ? (
        <SubscriptionRoot>
          <SubscriptionPlan />
          <SubscriptionStatus />
          <SubscriptionActions />
          <SubscriptionMissing />
        </SubscriptionRoot>
      ) : (
        <div>
          {shown.map((subscription, at) => (
            <PanelSubscription key={subscription.id} subscription={subscription} first={at === 0} plan={plan} />
          ))}
        </div>
      )}
      {ended.length > 0 && shown.length === current.length && (
        <Button look="quiet" className="fl:mt-1 fl:-ms-1" onClick={() => setPast(true)}>
          {t.subscription.past(ended.length)}
        </Button>
      )}
    </Section>
  );
}

/** Only the first one, which needs someone most, has a primary button. */
function PanelSubscription({
  subscription,
  first,
  plan,
}: PanelSubscriptionsProps & { subscription: Subscription; first: boolean }): ReactElement {
  const order = useOpenOrder(subscription.id);
  const pays = subscription.status === 'past_due' || subscription.status === 'unpaid';
  return (
    <Item>
      <SubscriptionRoot subscriptionId={subscription.id}>
        <SubscriptionPlan />
        <SubscriptionStatus />
        <SubscriptionActions quiet={pays || !first} more={plan}>
          {pays && <PanelPay primary={first} order={order} />}
        </SubscriptionActions>
      </SubscriptionRoot>
    </Item>
  );
}
