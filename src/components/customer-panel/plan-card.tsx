import type { ReactElement } from 'react';
import { useOpenOrder } from '../../react/use-order.ts';
import { useOpenedOrder } from '../order-dialog/use-opened-order.tsx';
import { SubscriptionActions } from '../subscription-controls/subscription-actions.tsx';
import { SubscriptionMissing } from '../subscription-controls/subscription-controls.tsx';
import { SubscriptionPlan } from '../subscription-controls/subscription-plan.tsx';
import { SubscriptionRoot, useSubscriptionContext } from '../subscription-controls/subscription-root.tsx';
import { SubscriptionNotes, SubscriptionPill } from '../subscription-controls/subscription-status.tsx';
import { Card } from '../ui/card.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { PanelPay, type PanelPayProps } from './panel-pay.tsx';

/** One plan as a card of the customer's page. */
export function PlanCard({ subscriptionId }: { subscriptionId?: string | undefined }): ReactElement {
  return (
    <SubscriptionRoot subscriptionId={subscriptionId}>
      <PlanCardBody />
    </SubscriptionRoot>
  );
}

function PlanCardBody(): ReactElement {
  const { subscription, display, status } = useSubscriptionContext();
  const { open, dialog } = useOpenedOrder();
  return (
    <Card data-slot="plan-card" data-state={display?.state ?? status}>
      {subscription || status === 'loading' ? <Plan onPay={open} /> : <SubscriptionMissing />}
      {dialog}
    </Card>
  );
}

function Plan({ onPay }: Pick<PanelPayProps, 'onPay'>): ReactElement {
  const { subscription, display, status } = useSubscriptionContext();
  const order = useOpenOrder(subscription?.id);
  const pays = display?.state === 'past_due' || display?.state === 'unpaid';
  return (
    <>
      <SubscriptionPlan>
        <span className="fl:ms-2">
          <SubscriptionPill />
        </span>
      </SubscriptionPlan>
      <p className="fl:mt-0.5 fl:text-sm fl:text-mute fl:first-letter:uppercase">
        {subscription ? <SubscriptionNotes dates="long" /> : status === 'loading' && <Skeleton width={26} />}
      </p>
      <div className="fl:mt-3.5 fl:empty:hidden">
        <SubscriptionActions quiet={pays}>
          <PanelPay primary={pays} order={order} onPay={onPay} />
        </SubscriptionActions>
      </div>
    </>
  );
}
