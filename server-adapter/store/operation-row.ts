import { stored } from './json.ts';
import type { NewOperation, Operation, OperationMove } from './operations-port.ts';

/** The row a reservation starts as. */
export function newOperation(connection: string, { at, ...wanted }: NewOperation): Operation {
  const untouched = { upstreamId: null, attempts: 0, nextCheckAt: null, approval: null, outcome: null, sentAt: null };
  return { ...stored(wanted), ...untouched, connection, createdAt: at, updatedAt: at };
}

/** The row after a move. What the move does not name stays; `sentAt` is the first time it was sent. */
export function moved(row: Operation, move: OperationMove): Operation {
  const { to, at, leaseUntil = row.leaseUntil, nextCheckAt = row.nextCheckAt } = move;
  return {
    ...row,
    state: to,
    updatedAt: at,
    leaseUntil,
    nextCheckAt,
    upstreamId: move.upstreamId ?? row.upstreamId,
    attempts: move.attempts ?? row.attempts,
    approval: move.approval === undefined ? row.approval : stored(move.approval),
    outcome: move.outcome === undefined ? row.outcome : stored(move.outcome),
    sentAt: to === 'sent' ? (row.sentAt ?? at) : row.sentAt,
  };
}
