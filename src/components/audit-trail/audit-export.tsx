import type { ReactElement } from 'react';
import { auditTrail } from '../../i18n/en/audit-trail.ts';
import { Button } from '../ui/button.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useWords } from '../use-words.ts';
import { useAuditContext } from './audit-root.tsx';

/** Every line that passes the filter as a CSV file; what is read so far is told, and can be stopped. */
export function AuditExport(): ReactElement {
  const { exportCsv, exported, exportError, stopExport } = useAuditContext();
  const w = useWords('auditTrail', auditTrail);
  const download = async () => {
    const csv = await exportCsv?.();
    if (csv) save(csv);
  };
  return (
    <div data-slot="audit-export" className="fl:flex fl:flex-wrap fl:items-center fl:gap-2">
      {exported === null ? (
        <Button onClick={() => void download()} disabled={!exportCsv}>
          {w.download}
        </Button>
      ) : (
        <>
          <span role="status" className="fl:text-sm fl:text-mute">
            {w.reading(exported)}
          </span>
          <Button look="quiet" onClick={stopExport}>
            {w.stop}
          </Button>
        </>
      )}
      {exportError && <ProblemNote alert error={exportError} />}
    </div>
  );
}

/** The mark at the start tells spreadsheets that the text is UTF-8. */
function save(csv: string): void {
  const url = URL.createObjectURL(new Blob(['\ufeff', csv], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: 'audit-trail.csv' });
  link.click();
  URL.revokeObjectURL(url);
}
