import type { InboxStore, News } from '../inbox-port.ts';
import { stored } from '../json.ts';
import { drop, type Journal, partOf, put } from './undo.ts';

interface Kept {
  readonly news: News;
  readonly leaseUntil: number;
  readonly appliedAt: number | null;
}

export type InboxShelf = Map<string, Map<string, Kept>>;

export function memoryInbox(shelf: InboxShelf, journal: Journal): InboxStore {
  const rowsOf = (connection: string) => partOf(shelf, connection, () => new Map<string, Kept>());
  const waiting = (connection: string) => [...rowsOf(connection).values()].filter((row) => row.appliedAt === null);

  return {
    add: async (connection, news) => {
      const rows = rowsOf(connection);
      if (rows.has(news.id)) return false;
      put(rows, news.id, { news: stored(news), leaseUntil: 0, appliedAt: null }, journal);
      return true;
    },
    claim: async (connection, { now, leaseUntil, limit }) => {
      const due = waiting(connection)
        .filter((row) => row.leaseUntil <= now)
        .sort((a, b) => byAge(a.news, b.news))
        .slice(0, limit);
      for (const row of due) put(rowsOf(connection), row.news.id, { ...row, leaseUntil }, journal);
      return due.map(({ news }) => news);
    },
    applied: async (connection, ids, appliedAt) => {
      const rows = rowsOf(connection);
      for (const id of ids) {
        const row = rows.get(id);
        if (row) put(rows, id, { ...row, appliedAt }, journal);
      }
    },
    counts: async (connection) => {
      const rows = [...rowsOf(connection).values()];
      const left = waiting(connection).map(({ news }) => news.at);
      const webhooks = rows.filter(({ news }) => news.source === 'webhook').map(({ news }) => news.at);
      return {
        waiting: left.length,
        oldestAt: left.length === 0 ? null : Math.min(...left),
        webhookAt: webhooks.length === 0 ? null : Math.max(...webhooks),
        unknown: rows.filter(({ news }) => news.body !== null).length,
      };
    },
    sweep: async (connection, before) => {
      const rows = rowsOf(connection);
      const old = [...rows.values()].filter(({ news, appliedAt }) => appliedAt !== null && news.at < before);
      for (const { news } of old) drop(rows, news.id, journal);
      return old.length;
    },
  };
}

const byAge = (a: News, b: News): number => a.at - b.at || (a.id < b.id ? -1 : 1);
