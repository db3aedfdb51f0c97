import type { ReactElement } from 'react';
import { late } from '../ui/lazy.tsx';

/** What opens in a dialog of its own. */
export type SubscriptionDialogName = 'change' | 'cancel' | 'revoke' | 'pause' | 'resume';

/** Props of a dialog about one subscription. */
export interface SubscriptionDialogProps {
  subscriptionId?: string | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Changes a plan; fetched when first shown. */
export const LateChangePlanDialog = late(
  async () => (await import('../change-plan/change-plan-dialog.tsx')).ChangePlanDialog,
);
/** Ends a plan; fetched when first shown. */
export const LateCancelDialog = late(async () => (await import('../cancel-flow/cancel-dialog.tsx')).CancelDialog);
const Pause = late(async () => (await import('./pause-dialog.tsx')).PauseDialog);
const Resume = late(async () => (await import('./resume-dialog.tsx')).ResumeDialog);

/** Fetches a dialog's code ahead of the press. */
export function preloadDialog(name: SubscriptionDialogName): void {
  ({ change: LateChangePlanDialog, cancel: LateCancelDialog, revoke: LateCancelDialog, pause: Pause, resume: Resume })[
    name
  ].preload();
}

/** The dialog asked for. It outlives the button that opened it, as what it does may make that button vanish. */
export function SubscriptionDialogs({
  name,
  ...props
}: SubscriptionDialogProps & { name: SubscriptionDialogName }): ReactElement {
  switch (name) {
    case 'change':
      return <LateChangePlanDialog {...props} />;
    case 'cancel':
      return <LateCancelDialog {...props} />;
    case 'revoke':
      return <LateCancelDialog {...props} when="now" />;
    case 'pause':
      return <Pause {...props} />;
    case 'resume':
      return <Resume {...props} />;
  }
}
