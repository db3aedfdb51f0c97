import { createContext, type ReactElement, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { type UseSubscription, useSubscription } from '../../react/use-subscription.ts';
import { PanelRoot } from '../customer-panel/panel-root.tsx';
import { type SubscriptionDialogName, SubscriptionDialogs } from './subscription-dialogs.tsx';

interface SubscriptionContextValue extends UseSubscription {
  openDialog: (name: SubscriptionDialogName) => void;
}

const SubscriptionContext = createContext<SubscriptionContextValue | null>(null);

/** The subscription of the {@link SubscriptionRoot} above. */
export function useSubscriptionContext(): SubscriptionContextValue {
  const context = useContext(SubscriptionContext);
  if (!context) throw new Error('Floe: Subscription parts need a <Subscription.Root> above them.');
  return context;
}

/** Props of {@link SubscriptionRoot}. */
export interface SubscriptionRootProps {
  /** @default the one that needs attention first */
  subscriptionId?: string | undefined;
  /** The dialog that is open at first, for links that lead straight to it ("…?billing=cancel"). */
  defaultDialog?: SubscriptionDialogName | undefined;
  children: ReactNode;
}

/** Reads one subscription for the parts inside it, and holds their dialogs. */
export function SubscriptionRoot(props: SubscriptionRootProps): ReactElement {
  return (
    <PanelRoot>
      <Holder {...props} />
    </PanelRoot>
  );
}

function Holder({ subscriptionId, defaultDialog, children }: SubscriptionRootProps): ReactElement {
  const state = useSubscription(subscriptionId);
  const [dialog, setDialog] = useState<{ name: SubscriptionDialogName | null; open: boolean }>({
    name: defaultDialog ?? null,
    open: Boolean(defaultDialog),
  });
  const openDialog = useCallback((name: SubscriptionDialogName) => setDialog({ name, open: true }), []);
  const id = state.subscription?.id;
  const dialogs = useMemo(
    () =>
      id &&
      dialog.name && (
        <SubscriptionDialogs
          name={dialog.name}
          subscriptionId={id}
          open={dialog.open}
          onInstead={openDialog}
          onOpenChange={(open) => setDialog((now) => ({ ...now, open }))}
        />
      ),
    [id, dialog, openDialog],
  );
  return (
    <SubscriptionContext.Provider value={{ ...state, openDialog }}>
      {children}
      {dialogs}
    </SubscriptionContext.Provider>
  );
}
