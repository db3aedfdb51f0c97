import { type ReactElement, useState } from 'react';
import { billingDetails } from '../../i18n/en/billing-details.ts';
import { useBillingDetails } from '../../react/use-billing-details.ts';
import { PanelRoot } from '../customer-panel/panel-root.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { late } from '../ui/lazy.tsx';
import { useWords } from '../use-words.ts';
import { EmailChange } from './email-change.tsx';

const LateDialog = late(async () => (await import('../every-dialog.ts')).BillingDetailsDialog);

/**
 * Whom a customer's invoices are made out to, where its mail goes, and ways to change both. For the customer alone; of a team for its owner and
 * its billing managers.
 *
 * @example
 * <CustomerPanel />
 * <BillingDetails />
 */
export function BillingDetails(): ReactElement {
  return (
    <PanelRoot>
      <Details />
    </PanelRoot>
  );
}

function Details(): ReactElement | null {
  const billing = useBillingDetails();
  const w = useWords('billingDetails', billingDetails);
  const [open, setOpen] = useState<boolean | null>(null);
  const { details, save, action } = billing;
  if (!details || (!save && action.state !== 'pending')) return null;
  const { billing_name: name, billing_address: address } = details;
  const lines = [
    name,
    address?.line1,
    address?.line2,
    [address?.postal_code, address?.city].filter(Boolean).join(' '),
    // Polar names a state by its ISO code, `US-NY`: the country stands beside it.
    [address?.state?.replace(/^[A-Z]{2}-/, ''), address?.country].filter(Boolean).join(', '),
  ].filter(Boolean);
  return (
    <Card data-slot="billing-details">
      <h3 className="fl:mb-1 fl:font-semibold">{w.title}</h3>
      {lines.length === 0 && <p className="fl:text-mute">{w.none}</p>}
      {lines.map((line) => (
        <p key={line} className="fl:wrap-anywhere">
          {line}
        </p>
      ))}
      <Button className="fl:mt-2.5" onPointerEnter={LateDialog.preload} onClick={() => setOpen(true)}>
        {w.edit}
      </Button>
      <EmailChange />
      {open !== null && <LateDialog billing={billing} open={open} onOpenChange={setOpen} />}
    </Card>
  );
}
