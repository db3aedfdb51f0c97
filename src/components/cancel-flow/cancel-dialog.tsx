import type { ReactElement } from 'react';
import type { SubscriptionDialogProps } from '../subscription-controls/subscription-dialogs.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { MovedNote } from '../ui/moved-note.tsx';
import { Note } from '../ui/note.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useText } from '../use-text.ts';
import { CancelConsequence } from './cancel-consequence.tsx';
import { CancelComment, CancelReasonField, CancelWhen } from './cancel-fields.tsx';
import { CancelInstead, type CancelInsteadProps } from './cancel-instead.tsx';
import { CancelRefund } from './cancel-refund.tsx';
import { CancelRoot, useCancelContext } from './cancel-root.tsx';

/** Props of {@link CancelDialog}. */
export interface CancelDialogProps extends SubscriptionDialogProps {
  /** What is chosen at first. @default 'period_end' */
  when?: 'period_end' | 'now' | undefined;
  /** Leads to what serves the customer better, where something does. @default nothing is offered */
  onInstead?: CancelInsteadProps['onInstead'];
}

/**
 * Ends a plan: what follows, why, one press, and a way back.
 *
 * @example
 * <CancelDialog open={open} onOpenChange={setOpen} />
 */
export function CancelDialog({ subscriptionId, when, ...dialog }: CancelDialogProps): ReactElement {
  return (
    <CancelRoot subscriptionId={subscriptionId} when={when} watched={dialog.open}>
      <CancelFrame {...dialog} />
    </CancelRoot>
  );
}

function CancelFrame({ open, onOpenChange, onInstead }: Omit<CancelDialogProps, 'subscriptionId'>): ReactElement {
  const flow = useCancelContext();
  const { t } = useText();
  const plan = flow.subscription?.product?.name ?? t.subscription.plan;
  const change = (next: boolean) => {
    onOpenChange(next);
    if (!next) flow.reset();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      locked={flow.pending}
      title={flow.when === 'now' && flow.step !== 'done' ? t.cancel.titleNow(plan) : t.cancel.title(plan)}
    >
      {flow.step === 'ask' && <CancelAsk close={() => change(false)} onInstead={onInstead} />}
      {flow.step === 'confirm' && <CancelConfirm plan={plan} />}
      {flow.step === 'done' && <CancelDone close={() => change(false)} />}
    </Dialog>
  );
}

function CancelAsk({ close, onInstead }: CancelInsteadProps & { close: () => void }): ReactElement {
  const { next, review, pending, error, when, accessUntil } = useCancelContext();
  const { t, date } = useText();
  const words =
    when === 'now'
      ? t.cancel.submitNow
      : accessUntil
        ? t.cancel.submitDate(date(accessUntil, 'long'))
        : t.cancel.submit;
  return (
    <>
      <DialogBody>
        <MovedNote review={review} />
        <CancelConsequence />
        <CancelWhen />
        <CancelReasonField />
        <CancelInstead onInstead={onInstead} />
        <CancelComment />
        {error && <ProblemNote alert error={error} />}
      </DialogBody>
      <DialogFooter>
        <Button size="md" data-autofocus="" disabled={pending} onClick={close}>
          {t.cancel.keep}
        </Button>
        <Button size="md" look="danger" busy={pending} disabled={!next && !pending} onClick={next ?? undefined}>
          {words}
        </Button>
      </DialogFooter>
    </>
  );
}

/** The press that led here took its button away, so focus starts on the safe one. */
function CancelConfirm({ plan }: { plan: string }): ReactElement {
  const { next, back, review, pending, error } = useCancelContext();
  const { t } = useText();
  return (
    <>
      <DialogBody>
        <MovedNote review={review} />
        <Note tone="bad">{t.cancel.confirmText(plan)}</Note>
        {error && <ProblemNote alert error={error} />}
      </DialogBody>
      <DialogFooter>
        <Button size="md" autoFocus disabled={pending} onClick={back ?? undefined}>
          {t.common.back}
        </Button>
        <Button size="md" look="danger" busy={pending} disabled={!next && !pending} onClick={next ?? undefined}>
          {t.cancel.confirmNow}
        </Button>
      </DialogFooter>
    </>
  );
}

function CancelDone({ close }: { close: () => void }): ReactElement {
  const { subscription, undo, pending, error } = useCancelContext();
  const { t, date } = useText();
  const ends = subscription?.ended_at ? null : (subscription?.ends_at ?? subscription?.current_period_end);
  return (
    <>
      <DialogBody>
        <div role="status">
          <b>{t.cancel.done(ends ? date(ends, 'long') : null)}</b>
          {undo && <p className="fl:text-sm fl:text-mute">{t.cancel.doneHint}</p>}
        </div>
        {error && <ProblemNote alert error={error} />}
      </DialogBody>
      <DialogFooter>
        <CancelRefund />
        {undo && (
          <Button size="md" busy={pending} onClick={() => void undo().then((kept) => kept && close())}>
            {t.cancel.undo}
          </Button>
        )}
        <Button size="md" look="primary" autoFocus onClick={close}>
          {t.common.close}
        </Button>
      </DialogFooter>
    </>
  );
}
