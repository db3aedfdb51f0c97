import { useState } from 'react';
import type { Input } from '../client/operation.ts';
import type { AuditRow } from '../contract/operations.gen.ts';
import { trailCsvHead, trailCsvLine } from '../domain/trail-csv.ts';
import { type UseCsv, useCsv } from './use-csv.ts';
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
export interface UseAuditTrail extends UsePages<AuditRow>, UseCsv {
  filter: AuditFilter;
  setFilter: (change: Partial<AuditFilter>) => void;
  /** Back to every line; null where nothing is filtered. */
  clear: (() => void) | null;
  /** The ticket as it is typed names no system and id yet, so it filters nothing. */
  ticketIsPartial: boolean;
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
  const csv = useCsv<AuditRow>('audit.list', input, { head: trailCsvHead, line: trailCsvLine });
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
