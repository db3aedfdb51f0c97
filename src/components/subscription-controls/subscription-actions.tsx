import type { ReactElement, ReactNode } from 'react';
import type { SubscriptionState } from '../../domain/subscription-status.ts';
import { useViewer, useViewerKind } from '../../react/use-viewer.ts';
import { Button } from '../ui/button.tsx';
import { useSay } from '../ui/live-region.tsx';
import { Menu } from '../ui/menu.tsx';
import { part } from '../ui/part.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useText } from '../use-text.ts';
import { preloadDialog } from './subscription-dialogs.tsx';
import { useSubscriptionContext } from './subscription-root.tsx';

/** Props of a button that may be the one thing to do next. */
export interface ActionProps {
  primary?: boolean | undefined;
}

/** Changes the plan, in a dialog that shows what is due before anything happens. Absent while it is not possible. */
export function SubscriptionChange({ primary }: ActionProps): ReactElement | null {
  const { reasons, openDialog } = useSubscriptionContext();
  const { t } = useText();
  if (reasons?.change !== null) return null;
  return (
    <Button look={primary ? 'primary' : 'plain'} onPointerEnter={preloadDialog} onClick={() => openDialog('change')}>
      {t.subscription.change}
    </Button>
  );
}

/** Ends the plan: what follows from it, why, and a way back. Absent while it is not possible. */
export function SubscriptionCancel(): ReactElement | null {
  const { reasons, openDialog } = useSubscriptionContext();
  const kind = useViewerKind();
  const { t } = useText();
  if (reasons?.cancel !== null) return null;
  return (
    <Button look="quiet" onPointerEnter={preloadDialog} onClick={() => openDialog('cancel')}>
      {kind === 'agent' ? t.subscription.cancel : t.subscription.cancelPlan}
    </Button>
  );
}

/** Takes back what is planned: an end, a pause, a change. One press, as it costs nothing. */
export function SubscriptionUndo({ primary }: ActionProps): ReactElement | null {
  const context = useSubscriptionContext();
  const { t } = useText();
  const say = useSay();
  const verb = context.uncancel ? 'uncancel' : context.display?.state === 'pausing' ? 'resume' : 'clearPending';
  const run = context[verb];
  if (!run || (verb === 'resume' && context.display?.state !== 'pausing')) return null;
  const words = {
    uncancel: t.subscription.uncancel,
    resume: t.subscription.unpause,
    clearPending: t.subscription.clearPending,
  };
  const press = async () => {
    if (await run()) say(t.subscription.done[verb]);
  };
  const busy = context.action.state === 'pending' && context.action.name === `subscriptions.${verb}`;
  return (
    <Button look={primary ? 'primary' : 'plain'} busy={busy} onClick={() => void press()}>
      {words[verb]}
    </Button>
  );
}

/** Resumes a paused plan, which charges at once, so it asks first. */
export function SubscriptionResume({ primary }: ActionProps): ReactElement | null {
  const { display, resume, openDialog } = useSubscriptionContext();
  const { t } = useText();
  if (display?.state !== 'paused' || !resume) return null;
  return (
    <Button look={primary ? 'primary' : 'plain'} onPointerEnter={preloadDialog} onClick={() => openDialog('resume')}>
      {t.subscription.resume}
    </Button>
  );
}

/** Who has the seats. Absent where the plan has none; a plain member of a team has nothing to do with them. */
export function SubscriptionSeats(): ReactElement | null {
  const { subscription, openDialog } = useSubscriptionContext();
  const viewer = useViewer();
  const { t } = useText();
  if (!subscription?.seats || viewer?.member?.role === 'member') return null;
  return (
    <Button onPointerEnter={preloadDialog} onClick={() => openDialog('seats')}>
      {t.subscription.manageSeats}
    </Button>
  );
}

/** What is needed now and then. Absent while nothing of it is possible. */
export function SubscriptionMore(): ReactElement | null {
  const { subscription, reasons, openDialog } = useSubscriptionContext();
  const { t } = useText();
  if (!subscription || reasons?.pause !== null) return null;
  const pause = { id: 'pause', label: t.subscription.pause, run: () => openDialog('pause') };
  return <Menu label={t.common.more(subscription.product?.name ?? t.subscription.plan)} items={[pause]} />;
}

const Bar = part('div', 'subscription-actions', 'fl:actions');
const UNDO_FIRST: SubscriptionState[] = ['ending', 'pausing'];
const CHANGE_FIRST: SubscriptionState[] = ['active', 'trialing', 'past_due', 'unpaid'];

/** Props of {@link SubscriptionActions}. */
export interface SubscriptionActionsProps {
  /** Something more urgent leads, such as paying; then none of these is the primary one. */
  quiet?: boolean | undefined;
  /** Stands first where it is what leads, else behind the first action. */
  children?: ReactElement | false | null | undefined;
  /** Stands last, before the menu. */
  more?: ReactNode;
}

/** Every action that makes sense now, the one to do next first. */
export function SubscriptionActions({ quiet = false, children, more }: SubscriptionActionsProps): ReactElement | null {
  const { subscription, status, display, action } = useSubscriptionContext();
  if (!subscription || !display) {
    return status === 'loading' ? (
      <Bar data-state="loading" className="fl:h-(--floe-control)">
        <Skeleton width={24} />
      </Bar>
    ) : null;
  }
  if (display.state === 'ended') return null;
  const undoFirst = UNDO_FIRST.includes(display.state);
  const failed = action.state === 'failed' || action.state === 'lost';
  return (
    <>
      <Bar>
        {quiet && children}
        <SubscriptionUndo primary={undoFirst && !quiet} />
        <SubscriptionResume primary={!quiet} />
        <SubscriptionChange primary={CHANGE_FIRST.includes(display.state) && !quiet} />
        {!quiet && children}
        <SubscriptionSeats />
        <div className="fl:actions-rest">
          <SubscriptionCancel />
          {more}
          <SubscriptionMore />
        </div>
      </Bar>
      {failed && <ProblemNote alert error={action.error} className="fl:mt-2" />}
    </>
  );
}
