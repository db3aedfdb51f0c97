import type { ConnectionStore, KeptConnection } from '../connections-port.ts';
import { drop, type Journal, put } from './undo.ts';

export type ConnectionShelf = Map<string, KeptConnection>;

export function memoryConnections(shelf: ConnectionShelf, journal: Journal): ConnectionStore {
  return {
    get: async (connection) => shelf.get(connection) ?? null,
    put: async (connection, kept) => put(shelf, connection, kept, journal),
    change: async (connection, { id, version }, change) => {
      const kept = shelf.get(connection);
      if (kept?.id !== id || kept.version !== version) return null;
      const now = { ...kept, ...change, version: version + 1 };
      put(shelf, connection, now, journal);
      return now;
    },
    remove: async (connection, id) => {
      if (shelf.get(connection)?.id === id) drop(shelf, connection, journal);
    },
    names: async () => [...shelf.keys()].sort(),
  };
}
