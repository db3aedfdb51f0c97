import { createContext, type ReactElement, type ReactNode, useContext } from 'react';
import { type UseRefund, useRefund } from '../../react/use-refund.ts';
import { PanelRoot } from '../customer-panel/panel-root.tsx';

const RefundContext = createContext<UseRefund | null>(null);

/** The refund of the {@link RefundRoot} above. */
export function useRefundContext(): UseRefund {
  const context = useContext(RefundContext);
  if (!context) throw new Error('Floe: Refund parts need a <Refund.Root orderId="…"> above them.');
  return context;
}

/** Whether what was entered may still be changed. */
export function useRefundEditable(): boolean {
  const { phase } = useRefundContext();
  return phase === 'editing' || phase === 'failed';
}

/** Props of {@link RefundRoot}. */
export interface RefundRootProps {
  orderId: string;
  /** False while nobody looks at it. @default true */
  watched?: boolean | undefined;
  children: ReactNode;
}

/** Holds one refund for the parts inside it. */
export function RefundRoot(props: RefundRootProps): ReactElement {
  return (
    <PanelRoot>
      <Holder {...props} />
    </PanelRoot>
  );
}

function Holder({ orderId, watched, children }: RefundRootProps): ReactElement {
  return <RefundContext.Provider value={useRefund(orderId, watched)}>{children}</RefundContext.Provider>;
}
