import type { IdempotencyKey, IdempotencyReservation, IdempotencyStore } from '../idempotency-port.ts';
import { type Json, stored } from '../json.ts';
import { drop, type Journal, partOf, put } from './undo.ts';

interface Kept extends IdempotencyReservation {
  readonly done: boolean;
  readonly outcome: Json;
}

export type IdempotencyShelf = Map<string, Map<string, Kept>>;

export function memoryIdempotency(shelf: IdempotencyShelf, journal: Journal): IdempotencyStore {
  const keysOf = (connection: string) => partOf(shelf, connection, () => new Map<string, Kept>());

  return {
    reserve: async (connection, reservation) => {
      const keys = keysOf(connection);
      const known = keys.get(nameOf(reservation));
      if (known && known.fingerprint !== reservation.fingerprint) return { state: 'mismatch' };
      if (known?.done) return { state: 'replay', outcome: known.outcome };
      if (known && known.leaseUntil > reservation.at) return { state: 'in_progress' };
      put(keys, nameOf(reservation), { ...reservation, done: false, outcome: null }, journal);
      return { state: 'fresh', retaken: known !== undefined };
    },
    complete: async (connection, key, outcome) => {
      const keys = keysOf(connection);
      const known = keys.get(nameOf(key));
      if (!known || known.done) return;
      put(keys, nameOf(key), { ...known, done: true, outcome: stored(outcome) }, journal);
    },
    release: async (connection, key) => {
      const keys = keysOf(connection);
      if (keys.get(nameOf(key))?.done === false) drop(keys, nameOf(key), journal);
    },
    sweep: async (connection, before) => {
      const keys = keysOf(connection);
      const old = [...keys.values()].filter((kept) => kept.done && kept.at < before);
      for (const kept of old) drop(keys, nameOf(kept), journal);
      return old.length;
    },
  };
}

const nameOf = ({ caller, key }: IdempotencyKey): string => JSON.stringify([caller, key]);
