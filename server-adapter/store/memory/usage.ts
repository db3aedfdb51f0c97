import { stored } from '../json.ts';
import type { UsageRow, UsageStore } from '../usage-port.ts';
import { drop, type Journal, partOf, put } from './undo.ts';

interface Kept {
  readonly row: UsageRow;
  readonly leaseUntil: number;
  readonly refused: { readonly reason: string; readonly at: number } | null;
}

export type UsageShelf = Map<string, Map<string, Kept>>;

export function memoryUsage(shelf: UsageShelf, journal: Journal): UsageStore {
  const rowsOf = (connection: string) => partOf(shelf, connection, () => new Map<string, Kept>());
  const waiting = (connection: string) => [...rowsOf(connection).values()].filter(({ refused }) => refused === null);
  const aside = (connection: string, ids: readonly string[] | 'all') =>
    [...rowsOf(connection).values()]
      .filter(({ row, refused }) => refused !== null && (ids === 'all' || ids.includes(row.id)))
      .sort((a, b) => byAge(a.row, b.row));

  return {
    add: async (connection, rows) => {
      const kept = rowsOf(connection);
      let added = 0;
      for (const row of rows) {
        if (kept.has(row.id)) continue;
        put(kept, row.id, { row: stored(row), leaseUntil: 0, refused: null }, journal);
        added += 1;
      }
      return added;
    },
    claim: async (connection, { now, leaseUntil, limit }) => {
      const due = waiting(connection)
        .filter((kept) => kept.leaseUntil <= now)
        .sort((a, b) => byAge(a.row, b.row))
        .slice(0, limit);
      for (const kept of due) put(rowsOf(connection), kept.row.id, { ...kept, leaseUntil }, journal);
      return due.map(({ row }) => row);
    },
    arrived: async (connection, ids) => {
      for (const id of ids) drop(rowsOf(connection), id, journal);
    },
    release: async (connection, ids) => {
      const rows = rowsOf(connection);
      for (const id of ids) {
        const kept = rows.get(id);
        if (kept) put(rows, id, { ...kept, leaseUntil: 0 }, journal);
      }
    },
    refuse: async (connection, id, refused) => {
      const kept = rowsOf(connection).get(id);
      if (kept) put(rowsOf(connection), id, { ...kept, refused }, journal);
    },
    refused: async (connection, limit) =>
      aside(connection, 'all')
        .slice(0, limit)
        .map(({ row, refused }) => ({ ...row, reason: refused?.reason ?? '', refusedAt: refused?.at ?? 0 })),
    retry: async (connection, ids) => {
      const found = aside(connection, ids);
      for (const kept of found)
        put(rowsOf(connection), kept.row.id, { ...kept, leaseUntil: 0, refused: null }, journal);
      return found.length;
    },
    discard: async (connection, ids) => {
      const found = aside(connection, ids);
      for (const { row } of found) drop(rowsOf(connection), row.id, journal);
      return found.length;
    },
    counts: async (connection) => {
      const left = waiting(connection);
      return {
        waiting: left.length,
        oldestAt: left.reduce<number | null>((oldest, { row }) => Math.min(oldest ?? row.at, row.at), null),
        refused: rowsOf(connection).size - left.length,
      };
    },
  };
}

const byAge = (a: UsageRow, b: UsageRow): number => a.at - b.at || (a.id < b.id ? -1 : 1);
