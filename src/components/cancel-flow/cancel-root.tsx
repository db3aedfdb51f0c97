import { createContext, type ReactElement, type ReactNode, useContext } from 'react';
import { type UseCancelFlow, useCancelFlow } from '../../react/use-cancel-flow.ts';
import { PanelRoot } from '../customer-panel/panel-root.tsx';

const CancelContext = createContext<UseCancelFlow | null>(null);

/** The flow of the {@link CancelRoot} above. */
export function useCancelContext(): UseCancelFlow {
  const context = useContext(CancelContext);
  if (!context) throw new Error('Floe: Cancel parts need a <Cancel.Root> above them.');
  return context;
}

/** Props of {@link CancelRoot}. */
export interface CancelRootProps {
  subscriptionId?: string | undefined;
  /** What is chosen at first. @default 'period_end' */
  when?: 'period_end' | 'now' | undefined;
  /** False while nobody looks at it. @default true */
  watched?: boolean | undefined;
  children: ReactNode;
}

/** Holds one cancellation for the parts inside it. */
export function CancelRoot(props: CancelRootProps): ReactElement {
  return (
    <PanelRoot>
      <Holder {...props} />
    </PanelRoot>
  );
}

function Holder({ subscriptionId, when, watched, children }: CancelRootProps): ReactElement {
  const flow = useCancelFlow(subscriptionId, when, watched);
  return <CancelContext.Provider value={flow}>{children}</CancelContext.Provider>;
}
