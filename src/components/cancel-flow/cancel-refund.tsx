import { type ReactElement, useState } from 'react';
import { useOrders } from '../../react/use-orders.ts';
import { useViewer } from '../../react/use-viewer.ts';
import { looksRefundable, orderTitle } from '../order-list/order-words.ts';
import { LateRefundDialog } from '../refund-dialog/late-refund-dialog.ts';
import { Button } from '../ui/button.tsx';
import { useText } from '../use-text.ts';
import { useCancelContext } from './cancel-root.tsx';

/** The plan's newest paid order, once the plan ends: giving it back is a step of its own. For agents who may refund. */
export function CancelRefund(): ReactElement | null {
  const { subscription } = useCancelContext();
  const { orders } = useOrders();
  const viewer = useViewer();
  const text = useText();
  const [refund, setRefund] = useState<{ id: string; open: boolean } | null>(null);
  if (viewer?.kind !== 'agent' || !viewer.permissions.includes('refunds:write')) return null;
  const order = orders.find((one) => one.subscription_id === subscription?.id && looksRefundable(one));
  return (
    <>
      {order && (
        <Button size="md" onClick={() => setRefund({ id: order.id, open: true })}>
          {text.t.refund.title(orderTitle(order, text))}
        </Button>
      )}
      {refund && (
        <LateRefundDialog
          orderId={refund.id}
          open={refund.open}
          onOpenChange={(open) => setRefund({ ...refund, open })}
        />
      )}
    </>
  );
}
