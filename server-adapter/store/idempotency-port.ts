import type { Json } from './json.ts';

/** A key belongs to its caller: another caller's equal key is another key. */
export interface IdempotencyKey {
  /** Stable text for the caller, e.g. `agent:42`. */
  readonly caller: string;
  readonly key: string;
}

export interface IdempotencyReservation extends IdempotencyKey {
  /** Digest of operation, subject and input. */
  readonly fingerprint: string;
  readonly at: number;
  /** Until then an unfinished reservation counts as running; after it, it may be taken over. */
  readonly leaseUntil: number;
}

export type Reservation =
  /** Ours to run. `retaken`: an earlier attempt died without an answer, so read before writing. */
  | { readonly state: 'fresh'; readonly retaken: boolean }
  | { readonly state: 'replay'; readonly outcome: Json }
  | { readonly state: 'in_progress' }
  | { readonly state: 'mismatch' };

export interface IdempotencyStore {
  reserve(connection: string, reservation: IdempotencyReservation): Promise<Reservation>;
  /** Stores the answer that every replay gets. */
  complete(connection: string, key: IdempotencyKey, outcome: Json): Promise<void>;
  /** Frees a reservation that wrote nothing, so the same key may try again. A completed one stays. */
  release(connection: string, key: IdempotencyKey): Promise<void>;
  /** Drops completed keys reserved before `before`; answers how many. Money lives in `operations` and is kept. */
  sweep(connection: string, before: number): Promise<number>;
}
