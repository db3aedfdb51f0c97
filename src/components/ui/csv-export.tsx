import type { ReactElement } from 'react';
import type { UseCsv } from '../../react/use-csv.ts';
import { Button } from './button.tsx';
import { ProblemNote } from './problem-note.tsx';

/** Props of {@link CsvExport}. */
export interface CsvExportProps {
  csv: UseCsv;
  slot: string;
  /** Name of the file, without its ending. */
  file: string;
  words: { download: string; reading: (lines: number) => string; stop: string };
}

/** Everything that passes the filter as a CSV file; what is read so far is told, and can be stopped. */
export function CsvExport({ csv, slot, file, words }: CsvExportProps): ReactElement {
  const { exportCsv, exported, exportError, stopExport } = csv;
  const download = async () => {
    const text = await exportCsv?.();
    if (text) save(text, file);
  };
  return (
    <div data-slot={slot} className="fl:flex fl:flex-wrap fl:items-center fl:gap-2">
      {exported === null ? (
        <Button onClick={() => void download()} disabled={!exportCsv}>
          {words.download}
        </Button>
      ) : (
        <>
          <span role="status" className="fl:text-sm fl:text-mute">
            {words.reading(exported)}
          </span>
          <Button look="quiet" onClick={stopExport}>
            {words.stop}
          </Button>
        </>
      )}
      {exportError && <ProblemNote alert error={exportError} />}
    </div>
  );
}

/** The mark at the start tells spreadsheets that the text is UTF-8. */
function save(csv: string, file: string): void {
  const url = URL.createObjectURL(new Blob(['\ufeff', csv], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: `${file}.csv` });
  link.click();
  URL.revokeObjectURL(url);
}
