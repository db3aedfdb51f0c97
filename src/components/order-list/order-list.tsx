import { type ReactElement, type ReactNode, useState } from 'react';
import type { Order } from '../../contract/operations.gen.ts';
import { useOrders } from '../../react/use-orders.ts';
import { useViewer } from '../../react/use-viewer.ts';
import { PanelRoot } from '../customer-panel/panel-root.tsx';
import { useOpenedOrder } from '../order-dialog/use-opened-order.tsx';
import { LateRefundDialog } from '../refund-dialog/late-refund-dialog.ts';
import { Button } from '../ui/button.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Row, RowAmount, RowMeta, Rows, RowTitle } from '../ui/row.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useText } from '../use-text.ts';
import { OrderRow } from './order-row.tsx';

/** Props of {@link OrderList}. */
export interface OrderListProps {
  /** How many are shown before "more". @default 3 */
  first?: number | undefined;
  /** Offers a sentence for the reply once a refund went through. */
  onInsertReply?: ((text: string) => void) | undefined;
  /** What else is to be said of an order where it is opened: `<OrderPayments />` of `floe/desk`. */
  order?: ((order: Order) => ReactNode) | undefined;
}

/**
 * A customer's newest orders, with what became of each. Agents who may refund do it from here.
 *
 * @example
 * <OrderList first={5} />
 */
export function OrderList(props: OrderListProps): ReactElement {
  return (
    <PanelRoot>
      <Orders {...props} />
    </PanelRoot>
  );
}

function Orders({ first = 3, onInsertReply, order: about }: OrderListProps): ReactElement {
  const { orders, status, error, refetch, total } = useOrders();
  const viewer = useViewer();
  const { t } = useText();
  const [all, setAll] = useState(false);
  const { open, dialog } = useOpenedOrder(about);
  const [refund, setRefund] = useState<{ order: Order; open: boolean } | null>(null);
  const mayRefund = viewer !== undefined && viewer.kind !== 'customer' && viewer.permissions.includes('refunds:write');
  const shown = all ? orders : orders.slice(0, first);
  return (
    <>
      {status === 'loading' ? (
        <LoadingRows count={first} />
      ) : orders.length === 0 ? (
        error ? (
          <ProblemNote error={error} status={status} retry={refetch} />
        ) : (
          <p className="fl:text-mute">{t.order.none}</p>
        )
      ) : (
        <Rows data-slot="order-list" data-state={status}>
          {shown.map((order) => (
            <OrderRow
              key={order.id}
              order={order}
              onOpen={open}
              onAim={LateRefundDialog.preload}
              onRefund={mayRefund ? (chosen) => setRefund({ order: chosen, open: true }) : undefined}
            />
          ))}
        </Rows>
      )}
      {orders.length > shown.length && (
        <Button look="quiet" className="fl:-ms-1" onClick={() => setAll(true)}>
          {t.order.more(total - shown.length)}
        </Button>
      )}
      {dialog}
      {refund && (
        <LateRefundDialog
          key={refund.order.id}
          orderId={refund.order.id}
          open={refund.open}
          onOpenChange={(open) => setRefund({ ...refund, open })}
          onInsertReply={onInsertReply}
        />
      )}
    </>
  );
}

function LoadingRows({ count }: { count: number }): ReactElement {
  return (
    <Rows data-slot="order-list" data-state="loading" aria-hidden="true">
      {Array.from({ length: count }, (_, at) => at).map((at) => (
        <Row key={at}>
          <RowTitle>
            <Skeleton width={14} />
          </RowTitle>
          <RowAmount>
            <Skeleton width={6} />
          </RowAmount>
          <RowMeta>
            <Skeleton width={16} />
          </RowMeta>
        </Row>
      ))}
    </Rows>
  );
}
