import type { BookmarkStore } from '../bookmarks-port.ts';
import { type Json, stored } from '../json.ts';
import { type Journal, partOf, put } from './undo.ts';

interface Kept {
  readonly place: Json;
  readonly at: number;
  readonly dueAt: number;
  readonly leaseUntil: number;
}

export type BookmarkShelf = Map<string, Map<string, Kept>>;

const UNREAD: Kept = { place: null, at: 0, dueAt: 0, leaseUntil: 0 };

export function memoryBookmarks(shelf: BookmarkShelf, journal: Journal): BookmarkStore {
  const marksOf = (connection: string) => partOf(shelf, connection, () => new Map<string, Kept>());

  return {
    read: async (connection, name) => {
      const mark = marksOf(connection).get(name);
      return mark && mark.at > 0 ? { place: mark.place, at: mark.at } : null;
    },
    take: async (connection, name, { now, leaseUntil }) => {
      const mark = marksOf(connection).get(name) ?? UNREAD;
      if (mark.dueAt > now || mark.leaseUntil > now) return null;
      put(marksOf(connection), name, { ...mark, leaseUntil }, journal);
      return { place: mark.place };
    },
    keep: async (connection, name, mark) => {
      put(marksOf(connection), name, { ...stored(mark), leaseUntil: 0 }, journal);
    },
  };
}
