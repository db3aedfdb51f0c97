import type { Json } from './json.ts';
import type { Actor, Ticket } from './people.ts';

/** What is written before a call. */
export interface AuditRequest {
  readonly id: string;
  readonly at: number;
  readonly requestId: string;
  /** The contract's operation name, e.g. `refunds.create`. */
  readonly operation: string;
  readonly actor: Actor;
  /** Polar's customer id of the subject, null where there is none. */
  readonly customer: string | null;
  readonly ticket: Ticket | null;
  /** Ids touched, by input name: `{order_id: '…'}`. */
  readonly targets: Readonly<Record<string, string>>;
  /** What the trail should say beyond that: amount, currency, reason … By reference, no personal data. */
  readonly detail: Json;
  /** Of what is written down when it is over, several of a kind together: how it ended, and how often it happened. */
  readonly done?: AuditOutcome & { readonly count: number };
}

/** What is written after it. */
export interface AuditOutcome {
  readonly at: number;
  readonly result: 'ok' | 'failed' | 'unknown';
  /** The problem code when it failed. */
  readonly code: string | null;
  readonly detail: Json;
}

/** An authenticated call that policy refused. */
export interface AuditDenial {
  readonly id: string;
  readonly at: number;
  readonly requestId: string;
  readonly operation: string;
  readonly actor: Actor;
  readonly customer: string | null;
  readonly ticket: Ticket | null;
  readonly code: string;
}

/** One line of the trail: a request with its outcome, or a denial with its count. */
export interface AuditEntry extends Omit<AuditRequest, 'done'> {
  readonly seq: number;
  readonly kind: 'call' | 'denial';
  /** Null while the call runs, and for ever if the process died inside it. */
  readonly outcome: AuditOutcome | null;
  /** How often it happened: 1 for a call, ≥ 1 for a denial and for calls that are told together. */
  readonly count: number;
}

export interface AuditFilter {
  readonly customer?: string | undefined;
  readonly ticket?: { readonly system: string; readonly id: string } | undefined;
  /** By id; without a kind, those of that id of any kind. */
  readonly actor?: { readonly kind?: Actor['kind'] | undefined; readonly id: string } | undefined;
  readonly operation?: string | undefined;
  /** Written at or after this, epoch ms. */
  readonly since?: number | undefined;
  /** Written before this, epoch ms. */
  readonly until?: number | undefined;
  /** Only lines below this `seq`. */
  readonly before?: number | undefined;
  readonly limit: number;
}

export interface AuditPage {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** The `before` of the next page, null on the last. */
  readonly next: number | null;
}

/** A row as it stands in the chain. `record` is canonical JSON, and what `hash` covers after the previous row's hash. */
export interface ChainRow {
  readonly seq: number;
  readonly record: string;
  readonly hash: string;
}

/** The place and the hash of a row: written down outside, it fixes all rows up to it. */
export type ChainHead = Pick<ChainRow, 'seq' | 'hash'>;

/**
 * `gap`: the row at `seq` is missing. `hash`: it, or the one before it, is not what was written. `head`: it is not the
 * row that was there when the head was written down.
 */
export type AuditCheck =
  | { readonly ok: true; readonly rows: number; readonly head: string }
  | { readonly ok: false; readonly seq: number; readonly why: 'gap' | 'hash' | 'head' };

/** Append-only, hash-chained per connection. Nothing here changes or removes a row. */
export interface AuditStore {
  /** Before the call. Answers the row's place in the chain. */
  request(connection: string, row: AuditRequest): Promise<{ readonly seq: number }>;
  /** After it: a second row that names the first. A second completion of the same row is ignored. */
  complete(connection: string, id: string, outcome: AuditOutcome): Promise<void>;
  /** One row per actor, operation, code and minute; later ones in that minute only count. */
  deny(connection: string, denial: AuditDenial): Promise<void>;
  list(connection: string, filter: AuditFilter): Promise<AuditPage>;
  /** Recomputes the chain from the first row; `known` is a head of it that was written down earlier. */
  verify(connection: string, known?: ChainHead): Promise<AuditCheck>;
  /** Rows in order of `seq`, a page at a time: those after a place, none at the end. */
  rows(connection: string, after: number): Promise<readonly ChainRow[]>;
  /** Every connection that has a chain. */
  connections(): Promise<readonly string[]>;
}
