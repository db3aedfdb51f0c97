import type { ReactElement } from 'react';
import { auditTrail } from '../../i18n/en/audit-trail.ts';
import { part } from '../ui/part.tsx';
import { useWords } from '../use-words.ts';
import { AuditExport } from './audit-export.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { AuditRoot, type AuditRootProps } from './audit-root.tsx';
import { AuditRows } from './audit-rows.tsx';

const Frame = part(
  'section',
  'audit-trail',
  'fl:grid fl:min-w-0 fl:gap-4 fl:rounded-xl fl:border fl:border-line fl:bg-bg fl:p-4',
);

/** Props of {@link AuditTrail}. */
export type AuditTrailProps = Omit<AuditRootProps, 'children'>;

/**
 * Who did what, how it was before and after, and for which ticket: filtered, page by page, and as CSV. Of the provider's
 * customer; for an agent without one, of everybody.
 *
 * @example
 * <FloeProvider url="/floe">
 *   <AuditTrail />
 * </FloeProvider>
 */
export function AuditTrail(props: AuditTrailProps): ReactElement {
  const w = useWords('auditTrail', auditTrail);
  return (
    <AuditRoot {...props}>
      <Frame>
        <header className="fl:flex fl:flex-wrap fl:items-center fl:justify-between fl:gap-3">
          <h2 className="fl:text-lg fl:font-semibold">{w.title}</h2>
          <AuditExport />
        </header>
        <AuditFilters />
        <AuditRows />
      </Frame>
    </AuditRoot>
  );
}
