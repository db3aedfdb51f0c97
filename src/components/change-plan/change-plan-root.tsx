import { createContext, type ReactElement, type ReactNode, useContext } from 'react';
import { type UseChangePlan, useChangePlan } from '../../react/use-change-plan.ts';
import { PanelRoot } from '../customer-panel/panel-root.tsx';

const ChangePlanContext = createContext<UseChangePlan | null>(null);

/** The change of the {@link ChangePlanRoot} above. */
export function useChangePlanContext(): UseChangePlan {
  const context = useContext(ChangePlanContext);
  if (!context) throw new Error('Floe: ChangePlan parts need a <ChangePlan.Root> above them.');
  return context;
}

/** Props of {@link ChangePlanRoot}. */
export interface ChangePlanRootProps {
  subscriptionId?: string | undefined;
  children: ReactNode;
}

/** Holds one change of plan for the parts inside it. */
export function ChangePlanRoot(props: ChangePlanRootProps): ReactElement {
  return (
    <PanelRoot>
      <Holder {...props} />
    </PanelRoot>
  );
}

function Holder({ subscriptionId, children }: ChangePlanRootProps): ReactElement {
  return <ChangePlanContext.Provider value={useChangePlan(subscriptionId)}>{children}</ChangePlanContext.Provider>;
}
