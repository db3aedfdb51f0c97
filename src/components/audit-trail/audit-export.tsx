import type { ReactElement } from 'react';
import { auditTrail } from '../../i18n/en/audit-trail.ts';
import { CsvExport } from '../ui/csv-export.tsx';
import { useWords } from '../use-words.ts';
import { useAuditContext } from './audit-root.tsx';

/** Every line that passes the filter as a CSV file; what is read so far is told, and can be stopped. */
export function AuditExport(): ReactElement {
  const words = useWords('auditTrail', auditTrail);
  return <CsvExport csv={useAuditContext()} slot="audit-export" file="audit-trail" words={words} />;
}
