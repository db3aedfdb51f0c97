import type { ReactElement } from 'react';
import type { Order } from '../../contract/operations.gen.ts';
import { LateOrderDialog } from '../order-dialog/late-order-dialog.ts';
import { Button } from '../ui/button.tsx';
import { useText } from '../use-text.ts';
import { orderTitle } from './order-words.ts';

/** Leads to the invoice. There is none of a draft or a void order. */
export function OrderDownload(props: { order: Order; onDownload: (order: Order) => void }): ReactElement | null {
  const { order, onDownload } = props;
  const text = useText();
  const { t } = text;
  if (order.status === 'draft' || order.status === 'void') return null;
  return (
    <Button
      look="link"
      aria-label={t.invoice.of(order.invoice_number ?? orderTitle(order, text))}
      className="fl:-my-1 fl:h-6! fl:px-0!"
      onPointerEnter={LateOrderDialog.preload}
      onClick={() => onDownload(order)}
    >
      {t.invoice.short}
    </Button>
  );
}
