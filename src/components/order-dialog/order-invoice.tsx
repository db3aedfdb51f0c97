import { type ReactElement, useEffect, useRef } from 'react';
import type { Order } from '../../contract/operations.gen.ts';
import { useInvoice } from '../../react/use-invoice.ts';
import { useViewer } from '../../react/use-viewer.ts';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { part } from '../ui/part.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useText } from '../use-text.ts';
import { BillingForm } from './billing-form.tsx';
import type { OrderDialogProps } from './order-dialog.tsx';
import { OrderReceipt } from './order-receipt.tsx';

const Bar = part('div', 'order-documents', 'fl:flex fl:flex-wrap fl:items-center fl:gap-2');

/** Props of {@link OrderInvoice}. */
export interface OrderInvoiceProps {
  order: Order;
  /** Begins at once, and shows the invoice in this window. */
  begin?: OrderDialogProps['invoice'];
}

/**
 * The way to an invoice, and the receipt. Where the browser holds the window back, or the invoice comes only later, a link
 * stays.
 */
export function OrderInvoice({ order, begin }: OrderInvoiceProps): ReactElement {
  const invoice = useInvoice(order.id);
  const viewer = useViewer();
  const { t } = useText();
  const { state, start, url, error, details } = invoice;
  const mayEdit = viewer?.kind === 'customer' || viewer?.permissions.includes('orders:write');
  const go = async (tab: Window | null) => {
    const link = await start?.();
    if (tab && link) tab.location.replace(link);
    else tab?.close();
  };
  const begun = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the press that opened this asked for it once
  useEffect(() => {
    if (!begin || begun.current) return;
    begun.current = true;
    void go(begin.tab);
  }, []);
  const known = { billing_name: order.billing_name ?? null, billing_address: order.billing_address ?? null };
  if (details)
    return (
      <BillingForm
        details={details}
        error={error}
        busy={state === 'asking'}
        first={!order.is_invoice_generated}
        save={mayEdit ? invoice.save : null}
        back={invoice.reset}
      />
    );
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
            onClick={() => void go(order.is_invoice_generated ? window.open('', '_blank') : null)}
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
