import { moved, newOperation } from '../operation-row.ts';
import {
  OPEN_STATES,
  type Operation,
  type OperationFilter,
  type OperationState,
  type OperationStore,
} from '../operations-port.ts';
import { type Journal, partOf, put } from './undo.ts';

export type OperationShelf = Map<string, Map<string, Operation>>;

export function memoryOperations(shelf: OperationShelf, journal: Journal): OperationStore {
  const rowsOf = (connection: string) => partOf(shelf, connection, () => new Map<string, Operation>());
  const all = (connection: string) => [...rowsOf(connection).values()];

  return {
    reserve: async (connection, wanted) => {
      const known = all(connection).find((row) => row.idemKey === wanted.idemKey);
      if (known) return { kind: 'known', operation: known };
      const busy = all(connection).find((row) => row.orderId === wanted.orderId && isOpen(row.state));
      if (busy) return { kind: 'busy', operation: busy };
      const operation = newOperation(connection, wanted);
      put(rowsOf(connection), operation.id, operation, journal);
      return { kind: 'reserved', operation };
    },
    move: async (connection, id, move) => {
      const row = rowsOf(connection).get(id);
      if (!row || !move.from.includes(row.state)) return null;
      const next = moved(row, move);
      put(rowsOf(connection), id, next, journal);
      return next;
    },
    get: async (connection, id) => rowsOf(connection).get(id) ?? null,
    byKey: async (connection, idemKey) => all(connection).find((row) => row.idemKey === idemKey) ?? null,
    find: async (connection, filter) =>
      all(connection)
        .filter((row) => matches(row, filter))
        .sort((a, b) => -byAge(a, b))
        .slice(0, filter.limit),
    claim: async (connection, { states, now, leaseUntil, limit }) => {
      const due = all(connection)
        .filter((row) => states.includes(row.state) && (row.leaseUntil ?? 0) <= now && (row.nextCheckAt ?? 0) <= now)
        .sort(byAge)
        .slice(0, limit)
        .map((row) => ({ ...row, leaseUntil }));
      for (const row of due) put(rowsOf(connection), row.id, row, journal);
      return due;
    },
  };
}

const isOpen = (state: OperationState): boolean => OPEN_STATES.some((open) => open === state);

const byAge = (a: Operation, b: Operation): number =>
  a.createdAt - b.createdAt || (a.id === b.id ? 0 : a.id < b.id ? -1 : 1);

function matches(row: Operation, { orderId, customerId, states, upstreamId, before }: OperationFilter): boolean {
  return (
    (orderId === undefined || row.orderId === orderId) &&
    (customerId === undefined || row.customerId === customerId) &&
    (upstreamId === undefined || row.upstreamId === upstreamId) &&
    (!states || states.includes(row.state)) &&
    (!before || row.createdAt < before.createdAt || (row.createdAt === before.createdAt && row.id < before.id))
  );
}
