import { useEffect, useRef, useState } from 'react';
import type { Input, ListName, QueryName } from '../client/operation.ts';
import { useFloe } from './floe-context.ts';
import type { FloeError } from './query-state.ts';

/** A list as a CSV file. */
export interface UseCsv {
  /**
   * Reads every item that passes the filter and answers them as CSV, in which no cell can start a formula; null when
   * stopped or failed. The function itself is null while it runs and where there is nothing.
   */
  exportCsv: (() => Promise<string | null>) | null;
  /** Items read for the CSV so far; null when none is made. */
  exported: number | null;
  exportError: FloeError | null;
  stopExport: () => void;
}

/** How a list is written; a line may be empty for what is left out. */
interface Writing<T> {
  head: () => string;
  line: (item: T) => string;
}

/** Writes a whole list as CSV, page after page, however little of it is on screen. */
export function useCsv<T>(
  name: ListName & QueryName,
  input: Input<ListName & QueryName>,
  { head, line }: Writing<T>,
): UseCsv {
  const { options } = useFloe();
  const [exported, setExported] = useState<number | null>(null);
  const [exportError, setError] = useState<FloeError | null>(null);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function exportCsv(): Promise<string | null> {
    running.current = new AbortController();
    const { signal } = running.current;
    setError(null);
    setExported(0);
    try {
      let csv = head();
      let read = 0;
      for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
        const page = await options(name, { ...input, limit: 100, ...(cursor ? { cursor } : {}) }).queryFn({ signal });
        // A host's own fetch may not hear the signal.
        if (signal.aborted) return null;
        // The caller names the item of the list it names.
        const items = page.items as unknown as T[];
        csv += items.map(line).join('');
        read += items.length;
        cursor = page.nextCursor;
        setExported(read);
      }
      return csv;
    } catch (error) {
      if (!signal.aborted) setError(error as FloeError); // Floe's queries fail with nothing else
      return null;
    } finally {
      if (!signal.aborted) setExported(null);
    }
  }
  const stopExport = () => {
    running.current?.abort();
    setExported(null);
  };
  return { exportCsv: exported === null ? exportCsv : null, exported, exportError, stopExport };
}
