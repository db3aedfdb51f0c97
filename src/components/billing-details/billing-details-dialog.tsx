import type { ReactElement } from 'react';
import { billingDetails } from '../../i18n/en/billing-details.ts';
import type { UseBillingDetails } from '../../react/use-billing-details.ts';
import { BillingForm } from '../order-dialog/billing-form.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useSay } from '../ui/live-region.tsx';
import { useWords } from '../use-words.ts';

/** Props of {@link BillingDetailsDialog}. */
export interface BillingDetailsDialogProps {
  billing: UseBillingDetails;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Name and address, without an order at hand. */
export function BillingDetailsDialog({ billing, open, onOpenChange }: BillingDetailsDialogProps): ReactElement {
  const { details, save, action } = billing;
  const w = useWords('billingDetails', billingDetails);
  const say = useSay();
  const busy = action.state === 'pending';
  const change = (next: boolean) => {
    onOpenChange(next);
    if (!next && action.state !== 'lost') action.reset();
  };
  return (
    <Dialog open={open} onOpenChange={change} locked={busy} title={w.title}>
      {details && (
        <BillingForm
          details={details}
          error={action.error}
          busy={busy}
          first={false}
          submit={w.submit}
          save={
            save &&
            (async (given) => {
              if (!(await save(given))) return;
              say(w.saved);
              change(false);
            })
          }
          back={() => change(false)}
        />
      )}
    </Dialog>
  );
}
