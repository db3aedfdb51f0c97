import { type ReactElement, useState } from 'react';
import { planTerms } from '../../i18n/en/plan-terms.ts';
import { useSubscriptionContext } from '../subscription-controls/subscription-root.tsx';
import { Button } from '../ui/button.tsx';
import { useTeam } from '../use-team.ts';
import { useWords } from '../use-words.ts';
import { PlanTermsDialog } from './plan-terms-dialog.tsx';

/**
 * Sets a discount, the end of a trial or of the running period, for the plan of the `<Subscription.Root>` above. For those
 * of the team who may change plans, while the plan has not ended.
 *
 * @example
 * <CustomerPanel first={<DeskNotes />} plan={<PlanTerms />} />
 */
export function PlanTerms(): ReactElement | null {
  const { subscription, display } = useSubscriptionContext();
  const may = useTeam();
  const w = useWords('planTerms', planTerms);
  const [open, setOpen] = useState<boolean | null>(null);
  if (!subscription || display?.state === 'ended' || !may('subscriptions:write')) return null;
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {w.open}
      </Button>
      {open !== null && <PlanTermsDialog subscriptionId={subscription.id} open={open} onOpenChange={setOpen} />}
    </>
  );
}
