import { type AuditRecord, checkChain, genesis, nextRow } from '../audit-chain.ts';
import { callEntry, denialBucket, denialEntry } from '../audit-entry.ts';
import type { AuditEntry, AuditFilter, AuditStore, ChainRow } from '../audit-port.ts';
import { stored } from '../json.ts';
import { type Journal, partOf, put } from './undo.ts';

interface Trail {
  /** Rows by `seq` − 1, with the record as data beside its text. */
  readonly rows: { readonly row: ChainRow; readonly record: AuditRecord }[];
  readonly outcomes: Map<string, AuditRecord & { kind: 'completed' }>;
  readonly denials: Map<string, { readonly id: string; readonly count: number }>;
}

export type AuditShelf = Map<string, Trail>;

/** Rows handed out at a time. */
const PAGE = 2_000;

const emptyTrail = (): Trail => ({ rows: [], outcomes: new Map(), denials: new Map() });

export function memoryAudit(shelf: AuditShelf, journal: Journal): AuditStore {
  const trailOf = (connection: string) => partOf(shelf, connection, emptyTrail);

  async function append(connection: string, record: AuditRecord): Promise<{ seq: number }> {
    const { rows } = trailOf(connection);
    const row = await nextRow(rows.at(-1)?.row ?? genesis(connection), record);
    journal(() => rows.pop());
    // Read back from the text, so nobody can change a row through the object handed in.
    rows.push({ row, record: JSON.parse(row.record) });
    return { seq: row.seq };
  }

  const rows = async (connection: string, after: number) =>
    trailOf(connection)
      .rows.slice(after, after + PAGE)
      .map(({ row }) => ({ ...row }));

  return {
    request: (connection, row) => append(connection, { ...row, kind: 'requested' }),
    complete: async (connection, id, outcome) => {
      const { outcomes } = trailOf(connection);
      if (outcomes.has(id)) return;
      const record = { ...outcome, id, kind: 'completed' } as const;
      await append(connection, record);
      put(outcomes, id, record, journal);
    },
    deny: async (connection, denial) => {
      const { denials } = trailOf(connection);
      const bucket = denialBucket(denial);
      const known = denials.get(bucket);
      if (!known) await append(connection, { ...denial, kind: 'denied' });
      put(denials, bucket, { id: known?.id ?? denial.id, count: (known?.count ?? 0) + 1 }, journal);
    },
    list: async (connection, filter) => {
      const wanted = stored(filter);
      const entries: AuditEntry[] = [];
      for (const entry of newestFirst(trailOf(connection))) {
        if (matches(entry, wanted)) entries.push(entry);
        if (entries.length > filter.limit) break;
      }
      const page = entries.slice(0, filter.limit);
      return { entries: page, next: entries.length > page.length ? (page.at(-1)?.seq ?? null) : null };
    },
    verify: (connection, known) => checkChain(connection, (after) => rows(connection, after), { known }),
    rows,
    connections: async () => [...shelf.keys()].sort(),
  };
}

function* newestFirst({ rows, outcomes, denials }: Trail): Generator<AuditEntry> {
  const counts = new Map([...denials.values()].map(({ id, count }) => [id, count]));
  for (const { row, record } of rows.toReversed()) {
    if (record.kind === 'requested') yield callEntry(row.seq, record, outcomes.get(record.id) ?? null);
    if (record.kind === 'denied') yield denialEntry(row.seq, record, counts.get(record.id) ?? 1);
  }
}

function matches(entry: AuditEntry, filter: AuditFilter): boolean {
  const { before, customer, operation, ticket, actor, since, until } = filter;
  return (
    (before === undefined || entry.seq < before) &&
    (customer === undefined || entry.customer === customer) &&
    (operation === undefined || entry.operation === operation) &&
    (since === undefined || entry.at >= since) &&
    (until === undefined || entry.at < until) &&
    (!ticket || (entry.ticket?.system === ticket.system && entry.ticket.id === ticket.id)) &&
    (!actor || ((actor.kind ?? entry.actor.kind) === entry.actor.kind && entry.actor.id === actor.id))
  );
}
