import type { ReactElement } from 'react';
import type { Order } from '../../contract/operations.gen.ts';
import type { UseInvoice } from '../../react/use-invoice.ts';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { part } from '../ui/part.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useText } from '../use-text.ts';
import { OrderReceipt } from './order-receipt.tsx';

const Bar = part('div', 'order-documents', 'fl:flex fl:flex-wrap fl:items-center fl:gap-2');

/** Props of {@link OrderInvoice}. */
export interface OrderInvoiceProps {
  order: Order;
  invoice: UseInvoice;
  mayEdit: boolean;
  /** Asks for it, to be shown in this window. */
  onOpen: (tab: Window | null) => void;
}

/**
 * The way to an invoice, and the receipt. Where the browser holds the window back, or the invoice comes only later, a link
 * stays.
 */
export function OrderInvoice({ order, invoice, mayEdit, onOpen }: OrderInvoiceProps): ReactElement {
  const { t } = useText();
  const { state, start, url, error } = invoice;
  const known = { billing_name: order.billing_name ?? null, billing_address: order.billing_address ?? null };
  return (
    <section data-slot="order-invoice" data-state={state} className="fl:grid fl:gap-2">
      {state === 'generating' && (
        <Note>
          <span role="status">{t.invoice.generating}</span>
        </Note>
      )}
      {state === 'slow' && (
        <Note tone="warn" alert>
          {t.invoice.slow}
        </Note>
      )}
      {error && <ProblemNote alert error={error} />}
      <Bar>
        {url ? (
          <Button look="primary" asChild>
            <a href={url} target="_blank" rel="noreferrer">
              {t.invoice.open}
            </a>
          </Button>
        ) : (
          <Button
            busy={state === 'asking' || state === 'generating'}
            onClick={() => onOpen(order.is_invoice_generated ? window.open('', '_blank') : null)}
          >
            {state === 'slow' ? t.invoice.look : t.invoice.get}
          </Button>
        )}
        {mayEdit && (order.is_invoice_generated || url) && start && (
          <Button
            look="quiet"
            onClick={() => invoice.edit({ ...known, locked: known.billing_address ? ['country', 'state'] : [] })}
          >
            {t.invoice.edit}
          </Button>
        )}
        {order.paid && <OrderReceipt orderId={order.id} />}
      </Bar>
      {url && (
        <span role="status" data-hidden="">
          {t.invoice.ready}
        </span>
      )}
    </section>
  );
}
