import { CHANGES_KEPT, type Change, type ChangeStore, nextSeq, reaches } from '../changes-port.ts';
import { type Journal, partOf, put } from './undo.ts';

interface Log {
  readonly changes: readonly Change[];
  /** The last number given. */
  readonly last: number;
  /** What was at or before this number is not known any more. */
  readonly floor: number;
  /** The floor before the first sweep. */
  readonly began: number;
}

export type ChangeShelf = Map<string, Log>;

const EMPTY: Log = { changes: [], last: 0, floor: 0, began: 0 };

/** `appended` is told of the connection, within the transaction. */
export function memoryChanges(
  shelf: ChangeShelf,
  journal: Journal,
  appended: (connection: string) => void,
): ChangeStore {
  const logOf = (connection: string) => partOf(shelf, connection, () => EMPTY);

  return {
    append: async (connection, { customerId, stale, ids = [], by = null, at }) => {
      const log = logOf(connection);
      const seq = nextSeq(log.last, at);
      const birth = log.last ? {} : { floor: seq - 1, began: seq - 1 };
      const change = { seq, customerId, stale: [...stale], ids: [...ids], by, at };
      put(shelf, connection, { ...log, ...birth, changes: [...log.changes, change], last: seq }, journal);
      appended(connection);
      return { seq };
    },
    since: async (connection, { after, isMoment, customerId, limit }) => {
      const { changes, ...head } = logOf(connection);
      if (!reaches(head, { after, isMoment })) return null;
      return changes
        .filter((change) => change.seq > after)
        .filter((change) => customerId === undefined || (change.customerId ?? customerId) === customerId)
        .slice(0, limit);
    },
    newest: async (connection, at) => {
      const log = logOf(connection);
      if (log.last > 0) return log.last;
      put(shelf, connection, { ...log, last: at, floor: at, began: at }, journal);
      return at;
    },
    sweep: async (connection, before) => {
      const log = logOf(connection);
      const floor = log.changes.slice(0, -CHANGES_KEPT).findLast(({ at }) => at < before)?.seq;
      if (floor === undefined) return 0;
      const changes = log.changes.filter(({ seq }) => seq > floor);
      put(shelf, connection, { ...log, changes, floor }, journal);
      return log.changes.length - changes.length;
    },
  };
}
