import { type ReactElement, useState } from 'react';
import type { Order } from '../../contract/operations.gen.ts';
import { useIntent } from '../../react/use-intent.ts';
import { usePortalLink } from '../../react/use-portal-link.ts';
import { useViewer } from '../../react/use-viewer.ts';
import { LateOrderDialog } from '../order-dialog/late-order-dialog.ts';
import { Button } from '../ui/button.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useCopy } from '../ui/use-copy.ts';
import { useText } from '../use-text.ts';

/** Props of {@link PanelPay}. */
export interface PanelPayProps {
  /** @default true */
  primary?: boolean | undefined;
  /** The order that waits for payment, where one does. */
  order?: Order | undefined;
  /** Pays with a saved card, where Polar would still try one. @default not offered */
  onPay?: ((order: Order) => void) | undefined;
  /** @default 'sm' */
  size?: 'sm' | 'md' | undefined;
}

/**
 * The way to pay. An agent copies a link for the customer; a customer pays with a saved card, or is led to where cards
 * are kept. Where the browser holds the new window back, a link stays.
 */
export function PanelPay({ primary = true, size, order, onPay }: PanelPayProps): ReactElement | null {
  const viewer = useViewer();
  const portal = usePortalLink();
  const link = useIntent<'orders.payLink'>();
  const { t, money } = useText();
  const copy = useCopy();
  const [copied, setCopied] = useState<boolean | null>(null);
  const customer = viewer?.kind === 'customer';
  if (!viewer || viewer.member?.role === 'member') return null;
  if (!customer && !viewer.permissions.includes('customers:write')) return null;
  const press = async () => {
    const tab = customer ? window.open('', '_blank') : null; // opened within the press, or browsers hold it back
    link.reset(); // a link is used up: asking again means another one
    const url =
      order && !customer ? (await link.run('orders.payLink', { order_id: order.id }))?.url : await portal.create();
    if (tab && url) tab.location.replace(url);
    else tab?.close();
    if (customer || !url) return;
    setCopied(await copy(url, t.panel.payCopied));
  };
  const error = portal.error ?? link.error;
  const made = link.result?.url ?? portal.url;
  const pays = customer && onPay && order?.next_payment_attempt_at;
  const words = customer ? t.panel.updateCard : copied ? t.panel.payCopied : t.panel.copyPay;
  return (
    <>
      {pays && (
        <Button
          look={primary ? 'primary' : 'plain'}
          size={size}
          onPointerEnter={LateOrderDialog.preload}
          onClick={() => onPay(order)}
        >
          {t.pay.submit(money(order.due_amount ?? order.total_amount, order.currency))}
        </Button>
      )}
      <Button
        look={primary && !pays ? 'primary' : 'plain'}
        size={size}
        busy={portal.pending || link.state === 'pending'}
        onClick={() => void press()}
      >
        {words}
      </Button>
      {copied === false && made && (
        <input
          readOnly
          aria-label={t.panel.copyPay}
          value={made}
          className="fl:min-w-0 fl:basis-full fl:text-xs fl:text-mute"
          onFocus={(event) => event.target.select()}
        />
      )}
      {customer && portal.url && (
        <Button look="link" asChild>
          <a href={portal.url} target="_blank" rel="noreferrer">
            {t.panel.openPortal}
          </a>
        </Button>
      )}
      {error && <ProblemNote alert error={error} className="fl:basis-full" />}
    </>
  );
}
