import type { ReactElement } from 'react';
import type { SubscriptionDialogProps } from '../subscription-controls/subscription-dialogs.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { MovedNote } from '../ui/moved-note.tsx';
import { Note } from '../ui/note.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useText } from '../use-text.ts';
import { ChangePlanBenefits } from './change-plan-benefits.tsx';
import { ChangePlanChoices } from './change-plan-choices.tsx';
import { ChangePlanConsent, ChangePlanPreview } from './change-plan-preview.tsx';
import { ChangePlanQuantity } from './change-plan-quantity.tsx';
import { ChangePlanRoot, useChangePlanContext } from './change-plan-root.tsx';
import { ChangePlanWhen } from './change-plan-when.tsx';

/**
 * Changes a plan, with the amount due on the button before anything is charged.
 *
 * @example
 * <ChangePlanDialog open={open} onOpenChange={setOpen} />
 */
export function ChangePlanDialog({ subscriptionId, ...dialog }: SubscriptionDialogProps): ReactElement {
  return (
    <ChangePlanRoot subscriptionId={subscriptionId}>
      <ChangePlanFrame {...dialog} />
    </ChangePlanRoot>
  );
}

function ChangePlanFrame({ open, onOpenChange }: Omit<SubscriptionDialogProps, 'subscriptionId'>): ReactElement {
  const { subscription, state, reset } = useChangePlanContext();
  const { t } = useText();
  const change = (next: boolean) => {
    onOpenChange(next);
    if (!next) reset();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      locked={state === 'pending'}
      title={t.plan.title}
      subtitle={subscription?.product && state !== 'done' ? t.plan.now(subscription.product.name) : undefined}
    >
      {state === 'done' ? <ChangeDone close={() => change(false)} /> : <ChangeForm close={() => change(false)} />}
    </Dialog>
  );
}

function ChangeForm({ close }: { close: () => void }): ReactElement {
  const { run, review, state, preview, subscription, failure } = useChangePlanContext();
  const { t, money } = useText();
  const pending = state === 'pending';
  const due = preview?.dueNow;
  const words = due && subscription ? t.plan.submitAmount(money(due, subscription.currency)) : t.plan.submit;
  return (
    <>
      <DialogBody>
        <MovedNote review={review} />
        <ChangePlanChoices />
        <ChangePlanQuantity />
        <ChangePlanBenefits />
        <ChangePlanWhen />
        <ChangePlanPreview />
        <ChangePlanConsent />
        {state === 'lost' && (
          <Note tone="warn" alert>
            {t.plan.lost}
          </Note>
        )}
        {state === 'failed' &&
          (failure?.code === 'changed_elsewhere' ? (
            <Note tone="warn" alert>
              {t.plan.priceMoved}
            </Note>
          ) : (
            <ProblemNote alert error={failure} />
          ))}
      </DialogBody>
      <DialogFooter>
        <Button size="md" disabled={pending} onClick={close}>
          {t.common.close}
        </Button>
        <Button size="md" look="primary" busy={pending} disabled={!run && !pending} onClick={() => void run?.()}>
          {words}
        </Button>
      </DialogFooter>
    </>
  );
}

function ChangeDone({ close }: { close: () => void }): ReactElement {
  const { subscription, picked, choices, preview } = useChangePlanContext();
  const { t } = useText();
  const pending = subscription?.pending_update;
  const later = preview?.timing === 'next_period' || Boolean(pending?.product_id ?? pending?.seats ?? pending?.units);
  const then = later ? pending : subscription;
  const product = choices.find(({ product }) => product.id === then?.product_id) ?? picked;
  const counted = then?.seats ? t.subscription.seats(then.seats) : then?.units && t.subscription.units(then.units);
  const plan = [product?.product.name, counted].filter(Boolean).join(', ');
  const words = later ? t.plan.doneLater(plan) : t.plan.done(plan);
  return (
    <>
      <DialogBody>
        <b role="status">{words}</b>
      </DialogBody>
      <DialogFooter>
        <Button size="md" look="primary" autoFocus onClick={close}>
          {t.common.close}
        </Button>
      </DialogFooter>
    </>
  );
}
