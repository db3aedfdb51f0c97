import { createContext, type ReactElement, type ReactNode, useContext } from 'react';
import { type Floe, useFloe } from '../../react/floe-context.ts';
import { type UseCustomer, useCustomer } from '../../react/use-customer.ts';
import { OverviewContext } from '../../react/use-slice.ts';
import { KitRoot } from '../ui/kit-root.tsx';

const PanelContext = createContext<{ of: Floe['baseKey']; state: UseCustomer } | null>(null);

/** The customer of the {@link PanelRoot} above. */
export function usePanelContext(): UseCustomer {
  const context = useContext(PanelContext);
  if (!context) throw new Error('Floe: Panel parts need a <Panel.Root> above them.');
  return context.state;
}

/**
 * Reads a whole screen in one request and hands it to the parts inside, which read again only each for itself. A part
 * that stands alone brings one, so that it knows who is looking; one inside another adds nothing.
 */
export function PanelRoot({ children }: { children: ReactNode }): ReactElement {
  const { baseKey } = useFloe();
  const above = useContext(PanelContext);
  return <KitRoot>{above?.of === baseKey ? children : <Reader>{children}</Reader>}</KitRoot>;
}

function Reader({ children }: { children: ReactNode }): ReactElement {
  const { baseKey } = useFloe();
  const state = useCustomer();
  return (
    <OverviewContext.Provider value={state.status === 'loading' ? 'loading' : 'ready'}>
      <PanelContext.Provider value={{ of: baseKey, state }}>{children}</PanelContext.Provider>
    </OverviewContext.Provider>
  );
}
