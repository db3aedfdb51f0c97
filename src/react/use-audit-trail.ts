import { useEffect, useRef, useState } from 'react';
import type { Input } from '../client/operation.ts';
import type { AuditRow } from '../contract/operations.gen.ts';
import { trailCsvHead, trailCsvLine } from '../domain/trail-csv.ts';
import { useFloe } from './floe-context.ts';
import type { FloeError } from './query-state.ts';
import { type UsePages, usePages } from './use-pages.ts';

/** Which lines of the trail; an empty text filters nothing. */
export interface AuditFilter {
  /** Id of who did it. */
  actor: string;
  /** Name of an operation, e.g. `refunds.create`. */
  operation: string;
  /** System and id, e.g. `zendesk 4711` or `zendesk:4711`. */
  ticket: string;
  /** First and last day, `2026-11-23`, UTC. */
  since: string;
  until: string;
}

/** What {@link useAuditTrail} answers. */
export interface UseAuditTrail extends UsePages<AuditRow> {
  filter: AuditFilter;
  setFilter: (change: Partial<AuditFilter>) => void;
  /** Back to every line; null where nothing is filtered. */
  clear: (() => void) | null;
  /** The ticket as it is typed names no system and id yet, so it filters nothing. */
  ticketIsPartial: boolean;
  /**
   * Reads every line that passes the filter and answers them as CSV, in which no cell can start a formula; null when
   * stopped or failed. The function itself is null while it runs and where there is nothing.
   */
  exportCsv: (() => Promise<string | null>) | null;
  /** Lines read for the CSV so far; null when none is made. */
  exported: number | null;
  exportError: FloeError | null;
  stopExport: () => void;
}

const EVERYTHING: AuditFilter = { actor: '', operation: '', ticket: '', since: '', until: '' };
const DAY = 86_400_000;

/**
 * Who did what: every line of the trail of a customer, for an agent without a customer of all, newest first, filtered by
 * the server, and as CSV.
 *
 * @example
 * const { items, filter, setFilter, exportCsv } = useAuditTrail({ pageSize: 100 });
 */
export function useAuditTrail({ pageSize = 50 }: { pageSize?: number | undefined } = {}): UseAuditTrail {
  const [filter, setFilter] = useState(EVERYTHING);
  const input = inputOf(filter);
  const pages = usePages<AuditRow>('audit.list', { ...input, limit: pageSize });
  const csv = useExport(input);
  return {
    ...pages,
    filter,
    setFilter: (change) => setFilter((before) => ({ ...before, ...change })),
    clear: Object.values(filter).some(Boolean) ? () => setFilter(EVERYTHING) : null,
    ticketIsPartial: filter.ticket.trim() !== '' && !input.ticket,
    ...csv,
    exportCsv: pages.items.length > 0 ? csv.exportCsv : null,
  };
}

type TrailInput = Input<'audit.list'>;

function inputOf({ actor, operation, ticket, since, until }: AuditFilter): TrailInput {
  const [system = '', ...rest] = ticket.trim().split(/[:#\s]+/);
  const id = rest.join(' ');
  const [from, to] = [Date.parse(since), Date.parse(until)];
  return {
    ...(actor.trim() ? { actor_id: actor.trim() } : {}),
    ...(operation ? { operation } : {}),
    ...(system && id ? { ticket: { system: system.toLowerCase(), id } } : {}),
    ...(Number.isNaN(from) ? {} : { since: new Date(from).toISOString() }),
    ...(Number.isNaN(to) ? {} : { until: new Date(to + DAY).toISOString() }),
  };
}

function useExport(input: TrailInput): Pick<UseAuditTrail, 'exportCsv' | 'exported' | 'exportError' | 'stopExport'> {
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
      const lines = [trailCsvHead()];
      for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
        const query = options('audit.list', { ...input, limit: 100, ...(cursor ? { cursor } : {}) });
        const page = await query.queryFn({ signal });
        // A host's own fetch may not hear the signal.
        if (signal.aborted) return null;
        lines.push(...page.items.map(trailCsvLine));
        cursor = page.nextCursor;
        setExported(lines.length - 1);
      }
      return lines.join('');
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
