import { type ReactElement, useState } from 'react';
import { useSubscription } from '../../react/use-subscription.ts';
import { LateCancelDialog } from '../subscription-controls/subscription-dialogs.tsx';
import { Button } from '../ui/button.tsx';
import { useText } from '../use-text.ts';
import { useRefundContext } from './refund-root.tsx';

/** Once a plan's order is refunded: the plan goes on until it is ended too, which is a step and a yes of its own. */
export function RefundEndPlan(): ReactElement | null {
  const { phase, order } = useRefundContext();
  const paidFor = phase === 'done' || phase === 'settling' ? order?.subscription_id : null;
  return paidFor ? <EndPlan subscriptionId={paidFor} /> : null;
}

function EndPlan({ subscriptionId }: { subscriptionId: string }): ReactElement {
  const { cancel } = useSubscription(subscriptionId);
  const { t } = useText();
  const [open, setOpen] = useState<boolean | null>(null);
  return (
    <>
      {cancel && (
        <Button size="md" onClick={() => setOpen(true)}>
          {t.subscription.cancelPlan}
        </Button>
      )}
      {open !== null && <LateCancelDialog subscriptionId={subscriptionId} open={open} onOpenChange={setOpen} />}
    </>
  );
}
