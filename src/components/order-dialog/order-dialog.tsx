import type { ReactElement } from 'react';
import type { Order } from '../../contract/operations.gen.ts';
import { labelOf } from '../../i18n/label.ts';
import { useOrder } from '../../react/use-order.ts';
import { useViewerKind } from '../../react/use-viewer.ts';
import { PanelPay } from '../customer-panel/panel-pay.tsx';
import { orderState, orderTitle } from '../order-list/order-words.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { KitRoot } from '../ui/kit-root.tsx';
import { Pill } from '../ui/pill.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useText } from '../use-text.ts';
import { OrderInvoice } from './order-invoice.tsx';
import { OrderPay } from './order-pay.tsx';
import { OrderSums } from './order-sums.tsx';

/** Props of {@link OrderDialog}. */
export interface OrderDialogProps {
  orderId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Begins with the invoice, and shows it in this window where the press could open one. */
  invoice?: { tab: Window | null } | undefined;
}

/**
 * One order: what it comes to, line by line, its invoice and receipt, and the way to pay it while it is open.
 *
 * @example
 * <OrderDialog orderId={order.id} open={open} onOpenChange={setOpen} />
 */
export function OrderDialog({ orderId, open, onOpenChange, invoice }: OrderDialogProps): ReactElement {
  const { data: order, status, error, refetch } = useOrder(orderId);
  const text = useText();
  const { t, date } = text;
  const about = order && [
    order.invoice_number,
    date(order.created_at),
    labelOf(t.invoice.reasons, order.billing_reason),
  ];
  const state = order && orderState(order, text);
  return (
    <KitRoot>
      <Dialog
        open={open}
        onOpenChange={onOpenChange}
        title={order ? orderTitle(order, text) : t.order.plain}
        subtitle={about?.filter(Boolean).join(' · ')}
        aside={
          state && (
            <span className="fl:mt-1">
              <Pill tone={state.tone} state={order.status}>
                {state.words}
              </Pill>
            </span>
          )
        }
      >
        <DialogBody aria-busy={status === 'loading' || undefined}>
          {order ? (
            <OrderBody order={order} invoice={invoice} />
          ) : error ? (
            <ProblemNote error={error} status={status} retry={refetch} />
          ) : (
            <Skeleton width={40} />
          )}
        </DialogBody>
        <DialogFooter>
          <Button size="md" data-autofocus="" onClick={() => onOpenChange(false)}>
            {t.common.close}
          </Button>
        </DialogFooter>
      </Dialog>
    </KitRoot>
  );
}

function OrderBody({ order, invoice }: { order: Order } & Pick<OrderDialogProps, 'invoice'>): ReactElement {
  const kind = useViewerKind();
  const due = order.status === 'pending';
  return (
    <>
      <OrderSums order={order} />
      {due &&
        (kind === 'customer' ? (
          <OrderPay orderId={order.id} />
        ) : (
          <div className="fl:flex fl:flex-wrap fl:gap-2">
            <PanelPay order={order} />
          </div>
        ))}
      {order.status !== 'draft' && order.status !== 'void' && <OrderInvoice order={order} begin={invoice} />}
    </>
  );
}
