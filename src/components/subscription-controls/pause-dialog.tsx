import { type ReactElement, useState } from 'react';
import { useSubscription } from '../../react/use-subscription.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { useSay } from '../ui/live-region.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useText } from '../use-text.ts';
import type { SubscriptionDialogProps } from './subscription-dialogs.tsx';

const DAY = 86_400_000;

/** Pauses with the end of the period, until a date or until resumed. */
export function PauseDialog({ subscriptionId, open, onOpenChange }: SubscriptionDialogProps): ReactElement {
  const { subscription, pause, action } = useSubscription(subscriptionId);
  const { t, date } = useText();
  const say = useSay();
  const [until, setUntil] = useState('');
  const periodEnd = subscription?.current_period_end ?? null;
  // Polar wants a date after the period's end.
  const first = periodEnd ? new Date(Date.parse(periodEnd) + DAY).toISOString().slice(0, 10) : undefined;
  const submit = async () => {
    const done = await pause?.(until ? { resumes_at: `${until}T00:00:00Z` } : {});
    if (!done) return;
    say(t.subscription.done.pause);
    onOpenChange(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t.pause.title(subscription?.product?.name ?? t.subscription.plan)}
      subtitle={t.pause.text(periodEnd && date(periodEnd, 'long'))}
    >
      <DialogBody>
        <Field label={t.pause.until} aside={t.pause.untilAside} hint={t.pause.untilHint}>
          <Input type="date" min={first} value={until} onChange={(event) => setUntil(event.target.value)} />
        </Field>
        {action.error && <ProblemNote alert error={action.error} />}
      </DialogBody>
      <DialogFooter>
        <Button size="md" onClick={() => onOpenChange(false)}>
          {t.common.close}
        </Button>
        <Button
          size="md"
          look="primary"
          busy={action.state === 'pending'}
          disabled={!pause}
          onClick={() => void submit()}
        >
          {t.pause.submit}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
