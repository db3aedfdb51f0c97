import type { ReactElement, ReactNode } from 'react';
import type { Order } from '../../contract/operations.gen.ts';
import { labelOf } from '../../i18n/label.ts';
import { useInvoice } from '../../react/use-invoice.ts';
import { useOrder } from '../../react/use-order.ts';
import { useViewer, useViewerKind } from '../../react/use-viewer.ts';
import { PanelPay } from '../customer-panel/panel-pay.tsx';
import { orderState, orderTitle } from '../order-list/order-words.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { KitRoot } from '../ui/kit-root.tsx';
import { Pill } from '../ui/pill.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useText } from '../use-text.ts';
import { BillingForm } from './billing-form.tsx';
import { OrderInvoice } from './order-invoice.tsx';
import { OrderPay } from './order-pay.tsx';
import { OrderSums } from './order-sums.tsx';
import { useInvoiceWindow } from './use-invoice-window.ts';

/** Props of {@link OrderDialog}. */
export interface OrderDialogProps {
  orderId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Begins with the invoice, and shows it in this window where the press could open one. */
  invoice?: { tab: Window | null } | undefined;
  /** What else is to be said of the order: `<OrderPayments />` of `floe/desk`. */
  children?: ((order: Order) => ReactNode) | undefined;
}

/**
 * One order: what it comes to, line by line, its invoice and receipt, and the way to pay it while it is open.
 *
 * @example
 * <OrderDialog orderId={order.id} open={open} onOpenChange={setOpen} />
 */
export function OrderDialog({ orderId, open, onOpenChange, invoice, children }: OrderDialogProps): ReactElement {
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
        {order ? (
          <Opened order={order} begin={invoice} close={() => onOpenChange(false)}>
            {children}
          </Opened>
        ) : (
          <Body busy={status === 'loading'} close={() => onOpenChange(false)}>
            {error ? <ProblemNote error={error} status={status} retry={refetch} /> : <Skeleton width={40} />}
          </Body>
        )}
      </Dialog>
    </KitRoot>
  );
}

interface OpenedProps {
  order: Order;
  begin: OrderDialogProps['invoice'];
  close: () => void;
  children: OrderDialogProps['children'];
}

/** What there is to the order; while its invoice lacks something, the form for that in its place. */
function Opened({ order, begin, close, children }: OpenedProps): ReactElement {
  const invoice = useInvoice(order.id);
  const viewer = useViewer();
  const kind = useViewerKind();
  const mayEdit = viewer?.kind === 'customer' || viewer?.permissions.includes('orders:write') === true;
  const open = useInvoiceWindow(invoice, begin);
  if (invoice.details)
    return (
      <BillingForm
        details={invoice.details}
        error={invoice.error}
        busy={invoice.state === 'asking'}
        first={!order.is_invoice_generated}
        save={mayEdit ? invoice.save : null}
        back={invoice.reset}
      />
    );
  return (
    <Body close={close}>
      <OrderSums order={order} />
      {order.status === 'pending' &&
        (kind === 'customer' ? (
          <OrderPay orderId={order.id} />
        ) : (
          <div className="fl:flex fl:flex-wrap fl:gap-2">
            <PanelPay order={order} />
          </div>
        ))}
      {order.status !== 'draft' && order.status !== 'void' && (
        <OrderInvoice order={order} invoice={invoice} mayEdit={mayEdit} onOpen={open} />
      )}
      {children?.(order)}
    </Body>
  );
}

function Body({ busy, close, children }: { busy?: boolean; close: () => void; children: ReactNode }): ReactElement {
  const { t } = useText();
  return (
    <>
      <DialogBody aria-busy={busy || undefined}>{children}</DialogBody>
      <DialogFooter>
        <Button size="md" data-autofocus="" onClick={close}>
          {t.common.close}
        </Button>
      </DialogFooter>
    </>
  );
}
