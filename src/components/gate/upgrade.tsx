import { type ReactElement, useState } from 'react';
import { gate } from '../../i18n/en/gate.ts';
import { useSubscriptions } from '../../react/use-subscriptions.ts';
import { LateChangePlanDialog } from '../subscription-controls/subscription-dialogs.tsx';
import { Button } from '../ui/button.tsx';
import { useWords } from '../use-words.ts';

/** The way from a closed gate to another plan; nothing where there is no plan to change. */
export function Upgrade(): ReactElement | null {
  const w = useWords('gate', gate);
  const { current } = useSubscriptions();
  const [open, setOpen] = useState<boolean | null>(null);
  const [plan] = current;
  if (!plan) return null;
  return (
    <>
      <Button look="primary" onPointerEnter={LateChangePlanDialog.preload} onClick={() => setOpen(true)}>
        {w.plans}
      </Button>
      {open !== null && <LateChangePlanDialog subscriptionId={plan.id} open={open} onOpenChange={setOpen} />}
    </>
  );
}
