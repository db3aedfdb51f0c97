import type { ReactElement } from 'react';
import { late } from '../ui/lazy.tsx';

/** What opens in a dialog of its own. */
export type SubscriptionDialogName = 'change' | 'cancel' | 'revoke' | 'pause' | 'resume' | 'seats';

/** Props of a dialog about one subscription. */
export interface SubscriptionDialogProps {
  subscriptionId?: string | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const dialogs = () => import('../every-dialog.ts');
/** Changes a plan; fetched when first shown. */
export const LateChangePlanDialog = late(async () => (await dialogs()).ChangePlanDialog);
/** Ends a plan; fetched when first shown. */
export const LateCancelDialog = late(async () => (await dialogs()).CancelDialog);
const Pause = late(async () => (await dialogs()).PauseDialog);
const Resume = late(async () => (await dialogs()).ResumeDialog);
/** Who has the seats of a plan; fetched when first shown. */
export const LateSeatsDialog = late(async () => (await dialogs()).SeatsDialog);

/** Fetches the dialogs' code ahead of the press. */
export function preloadDialog(): void {
  LateCancelDialog.preload();
}

/** The dialog asked for. It outlives the button that opened it, as what it does may make that button vanish. */
export function SubscriptionDialogs({
  name,
  onInstead,
  ...props
}: SubscriptionDialogProps & {
  name: SubscriptionDialogName;
  /** Another dialog answers better. */
  onInstead: (name: SubscriptionDialogName) => void;
}): ReactElement {
  switch (name) {
    case 'change':
      return <LateChangePlanDialog {...props} />;
    case 'cancel':
      return <LateCancelDialog {...props} onInstead={onInstead} />;
    case 'revoke':
      return <LateCancelDialog {...props} when="now" />;
    case 'pause':
      return <Pause {...props} />;
    case 'resume':
      return <Resume {...props} />;
    case 'seats':
      return <LateSeatsDialog {...props} />;
  }
}
