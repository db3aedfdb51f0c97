import { createContext, type ReactElement, type ReactNode, useContext } from 'react';
import { type UseChangePlan, useChangePlan } from '../../react/use-change-plan.ts';
import { KitRoot } from '../ui/kit-root.tsx';

const ChangePlanContext = createContext<UseChangePlan | null>(null);

/** The change of the {@link ChangePlanRoot} above. */
export function useChangePlanContext(): UseChangePlan {
  const context = useContext(ChangePlanContext);
  if (!context) throw new Error('Floe: ChangePlan parts need a <ChangePlan.Root> above them.');
  return context;
}

/** Holds one change of plan for the parts inside it. */
export function ChangePlanRoot({
  subscriptionId,
  children,
}: {
  subscriptionId?: string | undefined;
  children: ReactNode;
}): ReactElement {
  return (
    <KitRoot>
      <ChangePlanContext.Provider value={useChangePlan(subscriptionId)}>{children}</ChangePlanContext.Provider>
    </KitRoot>
  );
}
