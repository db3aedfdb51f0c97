import type { ReactElement } from 'react';
import { seats as english } from '../../i18n/en/seats.ts';
import { useSeats } from '../../react/use-seats.ts';
import { useSubscription } from '../../react/use-subscription.ts';
import { PanelRoot } from '../customer-panel/panel-root.tsx';
import type { SubscriptionDialogProps } from '../subscription-controls/subscription-dialogs.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';
import { SeatList } from './seat-list.tsx';

/**
 * Who has the seats of a plan: to invite somebody, send an invitation again, or take a seat back.
 *
 * @example
 * <SeatsDialog subscriptionId={subscription.id} open={open} onOpenChange={setOpen} />
 */
export function SeatsDialog(props: SubscriptionDialogProps): ReactElement {
  return (
    <PanelRoot>
      <Plan {...props} />
    </PanelRoot>
  );
}

function Plan({ subscriptionId, ...dialog }: SubscriptionDialogProps): ReactElement | null {
  const { subscription } = useSubscription(subscriptionId);
  return subscription ? <Frame id={subscription.id} plan={subscription.product?.name} {...dialog} /> : null;
}

interface FrameProps extends Omit<SubscriptionDialogProps, 'subscriptionId'> {
  id: string;
  plan: string | undefined;
}

function Frame({ id, plan, open, onOpenChange }: FrameProps): ReactElement {
  const seats = useSeats({ subscription_id: id });
  const { t } = useText();
  const w = useWords('seats', english);
  const { total, available, action } = seats;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      locked={action.state === 'pending'}
      title={w.title(plan ?? t.subscription.plan)}
      subtitle={total === null || available === null ? undefined : w.taken(total - available, total)}
    >
      <DialogBody>
        <SeatList seats={seats} />
      </DialogBody>
      <DialogFooter>
        <Button size="md" onClick={() => onOpenChange(false)}>
          {t.common.close}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
