import { type ReactElement, useState } from 'react';
import { usePortalLink } from '../../react/use-portal-link.ts';
import { useViewer } from '../../react/use-viewer.ts';
import { Button } from '../ui/button.tsx';
import { useSay } from '../ui/live-region.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useText } from '../use-text.ts';

/** Props of {@link PanelPay}. */
export interface PanelPayProps {
  /** @default true */
  primary?: boolean | undefined;
}

/**
 * The way to pay. An agent copies a link for the customer; a customer is led to where cards are kept. Where the
 * browser holds the new window back, a link stays.
 */
export function PanelPay({ primary = true }: PanelPayProps): ReactElement | null {
  const viewer = useViewer();
  const portal = usePortalLink();
  const { t } = useText();
  const say = useSay();
  const [copied, setCopied] = useState(false);
  const customer = viewer?.kind === 'customer';
  if (!viewer || (!customer && !viewer.permissions.includes('customers:write'))) return null;
  const press = async () => {
    const tab = customer ? window.open('', '_blank') : null; // opened within the press, or browsers hold it back
    const url = await portal.create();
    if (tab && url) tab.location.replace(url);
    else tab?.close();
    if (customer || !url) return;
    await navigator.clipboard.writeText(url);
    setCopied(true);
    say(t.panel.payCopied);
  };
  const words = customer ? t.panel.updateCard : copied ? t.panel.payCopied : t.panel.copyPay;
  return (
    <>
      <Button look={primary ? 'primary' : 'plain'} busy={portal.pending} onClick={() => void press()}>
        {words}
      </Button>
      {customer && portal.url && (
        <Button look="link" asChild>
          <a href={portal.url} target="_blank" rel="noreferrer">
            {t.panel.openPortal}
          </a>
        </Button>
      )}
      {portal.error && <ProblemNote alert error={portal.error} className="fl:basis-full" />}
    </>
  );
}
