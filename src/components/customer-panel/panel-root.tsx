import { createContext, type ReactElement, type ReactNode, useContext } from 'react';
import { type UseCustomer, useCustomer } from '../../react/use-customer.ts';
import { OverviewContext } from '../../react/use-slice.ts';
import { KitRoot } from '../ui/kit-root.tsx';

const PanelContext = createContext<UseCustomer | null>(null);

/** The customer of the {@link PanelRoot} above. */
export function usePanelContext(): UseCustomer {
  const context = useContext(PanelContext);
  if (!context) throw new Error('Floe: Panel parts need a <Panel.Root> above them.');
  return context;
}

/** Reads a whole screen in one request and hands it to the parts inside, which read again only each for itself. */
export function PanelRoot({ children }: { children: ReactNode }): ReactElement {
  const state = useCustomer();
  return (
    <KitRoot>
      <OverviewContext.Provider value={state.status === 'loading' ? 'loading' : 'ready'}>
        <PanelContext.Provider value={state}>{children}</PanelContext.Provider>
      </OverviewContext.Provider>
    </KitRoot>
  );
}
