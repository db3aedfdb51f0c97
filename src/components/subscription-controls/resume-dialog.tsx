import type { ReactElement } from 'react';
import { useNextCharge } from '../../react/use-next-charge.ts';
import { useSubscription } from '../../react/use-subscription.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { useSay } from '../ui/live-region.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useText } from '../use-text.ts';
import type { SubscriptionDialogProps } from './subscription-dialogs.tsx';

/** Resumes a paused plan now. Charges at once, so the amount stands on the button where Polar tells it. */
export function ResumeDialog({ subscriptionId, open, onOpenChange }: SubscriptionDialogProps): ReactElement {
  const { subscription, resume, action } = useSubscription(subscriptionId);
  const { amounts } = useNextCharge(open ? subscription : null);
  const { t, money } = useText();
  const say = useSay();
  const pending = action.state === 'pending';
  const submit = async () => {
    if (!(await resume?.())) return;
    say(t.subscription.done.resume);
    onOpenChange(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      locked={pending}
      title={t.resume.title(subscription?.product?.name ?? t.subscription.plan)}
      subtitle={t.resume.text}
    >
      {action.error && (
        <DialogBody>
          <ProblemNote alert error={action.error} />
        </DialogBody>
      )}
      <DialogFooter>
        <Button size="md" disabled={pending} onClick={() => onOpenChange(false)}>
          {t.common.close}
        </Button>
        <Button size="md" look="primary" busy={pending} disabled={!resume} onClick={() => void submit()}>
          {amounts && subscription
            ? t.resume.submitAmount(money(amounts.due_amount, subscription.currency))
            : t.resume.submit}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
