import { createContext, type ReactElement, type ReactNode, useContext } from 'react';
import { type UseAuditTrail, useAuditTrail } from '../../react/use-audit-trail.ts';
import { KitRoot } from '../ui/kit-root.tsx';

const AuditContext = createContext<UseAuditTrail | null>(null);

/** The audit trail of the {@link AuditRoot} above. */
export function useAuditContext(): UseAuditTrail {
  const context = useContext(AuditContext);
  if (!context) throw new Error('Floe: Audit parts need an <Audit.Root> above them.');
  return context;
}

/** Props of {@link AuditRoot}. */
export interface AuditRootProps {
  /** Lines a page; the next page is read on a press. @default 50 */
  pageSize?: number | undefined;
  children: ReactNode;
}

/** Reads the trail for the parts inside it. */
export function AuditRoot({ pageSize, children }: AuditRootProps): ReactElement {
  return (
    <KitRoot>
      <AuditContext.Provider value={useAuditTrail({ pageSize })}>{children}</AuditContext.Provider>
    </KitRoot>
  );
}
