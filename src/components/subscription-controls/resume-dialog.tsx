import { type ReactElement, useEffect, useState } from 'react';
import { standingOf } from '../../domain/subscription-standing.ts';
import { useMoved } from '../../react/use-moved.ts';
import { useNextCharge } from '../../react/use-next-charge.ts';
import { useOpenOrder } from '../../react/use-order.ts';
import { useResume } from '../../react/use-resume.ts';
import { PanelPay } from '../customer-panel/panel-pay.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { useSay } from '../ui/live-region.tsx';
import { MovedNote } from '../ui/moved-note.tsx';
import { Note } from '../ui/note.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useText } from '../use-text.ts';
import type { SubscriptionDialogProps } from './subscription-dialogs.tsx';

/**
 * Resumes a paused plan now. Charges at once, so the amount stands on the button where Polar tells it; whether the plan
 * runs again is said once the charge is settled.
 */
export function ResumeDialog({ subscriptionId, open, onOpenChange }: SubscriptionDialogProps): ReactElement {
  const { subscription, resume, phase, error, reset } = useResume(subscriptionId);
  const [pressed, setPressed] = useState('');
  const order = useOpenOrder(subscription?.id);
  const { t, money } = useText();
  const say = useSay();
  const busy = phase === 'sending' || phase === 'charging';
  // What came of it where the plan does not simply run again.
  const end = phase === 'declined' || phase === 'still_paused' || phase === 'charged_later' ? phase : null;
  const { amounts } = useNextCharge(open && phase !== 'charging' && !end ? subscription : null);
  const words =
    amounts && subscription ? t.resume.submitAmount(money(amounts.due_amount, subscription.currency)) : t.resume.submit;
  const review = useMoved(open && phase === 'ask' ? 'resume' : null, standingOf(subscription));
  const press = () => {
    setPressed(words); // what was agreed to stays on the button until it is settled
    void resume?.();
  };
  const change = (next: boolean) => {
    onOpenChange(next);
    if (!next && !busy) reset();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: said and closed once, when it turned out well
  useEffect(() => {
    if (phase !== 'runs') return;
    say(t.subscription.done.resume);
    change(false);
  }, [phase]);
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      locked={phase === 'sending'}
      title={t.resume.title(subscription?.product?.name ?? t.subscription.plan)}
      subtitle={end ? undefined : t.resume.text}
    >
      {(error || end || review) && (
        <DialogBody>
          {review ? (
            <MovedNote review={review} />
          ) : end ? (
            <Note tone="warn" alert>
              {t.resume[end]}
            </Note>
          ) : (
            <ProblemNote alert error={error} />
          )}
        </DialogBody>
      )}
      <DialogFooter>
        <Button size="md" disabled={phase === 'sending'} onClick={() => change(false)}>
          {t.common.close}
        </Button>
        {phase === 'declined' && <PanelPay size="md" order={order} />}
        {!end && (
          <Button size="md" look="primary" busy={busy} disabled={(!resume || !!review) && !busy} onClick={press}>
            {busy ? pressed : words}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}
