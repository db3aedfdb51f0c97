import type { ReactElement, ReactNode } from 'react';
import type { Order } from '../../contract/operations.gen.ts';
import { LateOrderDialog } from '../order-dialog/late-order-dialog.ts';
import { Button } from '../ui/button.tsx';
import { Pill } from '../ui/pill.tsx';
import { Row, RowAmount, RowEnd, RowMeta, RowTitle } from '../ui/row.tsx';
import { useText } from '../use-text.ts';
import { OrderDownload } from './order-download.tsx';
import { looksRefundable, orderState, orderTitle, refundedGross, shortNumber } from './order-words.ts';

/** Props of {@link OrderRow}. */
export interface OrderRowProps {
  order: Order;
  /** Shows all there is to the order. */
  onOpen?: ((order: Order) => void) | undefined;
  /** Leads to the invoice. */
  onDownload?: ((order: Order) => void) | undefined;
  /** Offers a refund. */
  onRefund?: ((order: Order) => void) | undefined;
  /** Fetches the dialog's code ahead of the press. */
  onAim?: (() => void) | undefined;
  /** Stands behind the number. */
  children?: ReactNode;
}

/** What an order is called; a press on it shows the rest. */
export function OrderTitle({ order, onOpen }: Pick<OrderRowProps, 'order' | 'onOpen'>): ReactElement {
  const text = useText();
  const words = <bdi>{orderTitle(order, text)}</bdi>;
  if (!onOpen) return words;
  return (
    <button
      type="button"
      data-slot="order-open"
      className="fl:cursor-pointer fl:text-start fl:font-[inherit] fl:wrap-anywhere fl:hover:underline"
      onPointerEnter={LateOrderDialog.preload}
      onClick={() => onOpen(order)}
    >
      {words}
    </button>
  );
}

/** An order in two lines: what and how much, when and what became of it. */
export function OrderRow({ order, onOpen, onDownload, onRefund, onAim, children }: OrderRowProps): ReactElement {
  const text = useText();
  const { t, money, date } = text;
  const back = refundedGross(order);
  const { words, tone } = orderState(order, text);
  const plain =
    order.status === 'paid' || order.status === 'partially_refunded' || (order.status === 'refunded' && back > 0);
  return (
    <Row data-state={order.status}>
      <RowTitle>
        <OrderTitle order={order} onOpen={onOpen} />
      </RowTitle>
      <RowAmount>{money(order.total_amount, order.currency)}</RowAmount>
      <RowMeta>
        {date(order.created_at)}
        {order.invoice_number && (
          <>
            {' · '}
            <bdi title={order.invoice_number} className="fl:whitespace-nowrap">
              {shortNumber(order.invoice_number)}
            </bdi>
          </>
        )}
        {children}
      </RowMeta>
      <RowEnd className="fl:gap-2">
        {back > 0 && <span>{t.order.refunded(money(back, order.currency))}</span>}
        {!plain && <Pill tone={tone}>{words}</Pill>}
        {onDownload && <OrderDownload order={order} onDownload={onDownload} />}
        {onRefund && looksRefundable(order) && (
          <Button
            look="link"
            aria-label={t.order.refundOf([orderTitle(order, text), order.invoice_number].filter(Boolean).join(' '))}
            className="fl:-mx-1.25 fl:-my-1 fl:h-6! fl:px-1.25! fl:text-xs! fl:focus-visible:-outline-offset-4"
            onPointerEnter={onAim}
            onClick={() => onRefund(order)}
          >
            {t.order.refund}
          </Button>
        )}
      </RowEnd>
    </Row>
  );
}
