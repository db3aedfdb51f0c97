import type { Json } from './json.ts';

/**
 * `waiting`: reserved, nothing done yet. `begun`: its operation was started. `superseded`: what called for it was over
 * before its turn came. `loop`: a rule's own effect called for it, so it was left. `dry_run`: only written down.
 * `settled`: a person has looked after one that needed it.
 */
export type OccurrenceState =
  | 'waiting'
  | 'begun'
  | 'done'
  | 'failed'
  | 'needs_review'
  | 'superseded'
  | 'loop'
  | 'dry_run'
  | 'settled';

/** What calls for a rule, and by what it is known again: a second one with these is the same. */
export interface OccurrenceKey {
  readonly rule: string;
  /** Kind and id of the thing at Polar, or whose event it was. */
  readonly subject: string;
  /** The state that calls for it, or the caller's id of the event. */
  readonly key: string;
}

/** One firing of a rule, reserved before anything is done. */
export interface NewOccurrence extends OccurrenceKey {
  readonly id: string;
  readonly state: 'waiting' | 'loop' | 'dry_run';
  /** What it will do, as the rule said then. */
  readonly operation: string;
  readonly customerId: string | null;
  /** The event that was emitted; null where Polar's state calls for it. */
  readonly body: Json;
  /** The rules whose effects led here, the first one first. */
  readonly causes: readonly string[];
  readonly at: number;
}

export interface Occurrence extends Omit<NewOccurrence, 'state'> {
  readonly state: OccurrenceState;
  /** What its operation changes, written like a subject; of one that makes something, the customer until it is known. */
  readonly touched: string | null;
  /** Why it did not end well: a code of the table of errors. */
  readonly code: string | null;
  /** How often its turn has come. */
  readonly attempts: number;
  readonly begunAt: number | null;
  readonly endedAt: number | null;
}

/** How a rule stands on one connection. */
export interface RuleRow {
  readonly name: string;
  /** When it was first known here: what was so before is none of its business. */
  readonly since: number;
  readonly stoppedAt: number | null;
}

/** Something a rule may have to be looked at for. */
export interface Look {
  /** Kind and id; the same one waits once. */
  readonly subject: string;
  readonly body: Json;
  readonly at: number;
}

/** `version` tells whether it was noted again meanwhile. */
export interface TakenLook extends Look {
  readonly version: number;
}

export interface OccurrenceMove {
  readonly from: readonly OccurrenceState[];
  readonly to: OccurrenceState;
  readonly at: number;
  /** When its turn comes again, where it has not ended. */
  readonly nextAt?: number | undefined;
  readonly code?: string | null | undefined;
  readonly touched?: string | undefined;
}

export interface OccurrenceFilter {
  readonly id?: string | undefined;
  readonly rule?: string | undefined;
  readonly subject?: string | undefined;
  readonly key?: string | undefined;
  readonly states?: readonly OccurrenceState[] | undefined;
  /** What its operation changed: one of these. */
  readonly touched?: readonly string[] | undefined;
  /** Begun at or after this. */
  readonly begunSince?: number | undefined;
  readonly limit: number;
}

/** Of one rule. */
export interface RuleCounts {
  readonly rule: string;
  readonly waiting: number;
  readonly needsReview: number;
  /** Begun at or after the time asked for. */
  readonly begun: number;
  /** Since when the oldest one waits whose turn has come. */
  readonly dueSince: number | null;
}

interface Lease {
  readonly now: number;
  readonly leaseUntil: number;
}

export interface RuleStore {
  /** Notes rules that are new here, and answers how all that were ever known stand. */
  know(connection: string, names: readonly string[], at: number): Promise<readonly RuleRow[]>;
  /** Stops a rule, or lets it run again with null. */
  stop(connection: string, name: string, at: number | null): Promise<void>;
  /** Notes what is to be looked at. */
  look(connection: string, looks: readonly Look[]): Promise<void>;
  /** Leases what is to be looked at, oldest first. */
  takeLooks(connection: string, lease: Lease & { readonly limit: number }): Promise<readonly TakenLook[]>;
  /** How much is to be looked at, and since when the oldest of it. */
  looks(connection: string): Promise<{ readonly waiting: number; readonly oldestAt: number | null }>;
  /** Forgets what was looked at, unless it was noted again meanwhile. */
  looked(connection: string, look: Pick<TakenLook, 'subject' | 'version'>): Promise<void>;
  /** Answers false where the same one is known: of two that want it at once, one gets it. */
  reserve(connection: string, occurrence: NewOccurrence): Promise<boolean>;
  /** Leases occurrences of these rules whose turn has come and that have not ended, oldest first. */
  claim(
    connection: string,
    claim: Lease & { readonly rules: readonly string[]; readonly limit: number },
  ): Promise<readonly Occurrence[]>;
  /**
   * Starts one that waits, unless its rule is stopped, or `most` of this rule were begun at or after `since`: exact,
   * also for several processes at once.
   */
  begin(
    connection: string,
    id: string,
    limit: Lease & { readonly since: number; readonly most: number; readonly touched: string | null },
  ): Promise<'begun' | 'limited' | 'stopped' | 'gone'>;
  /** Answers null where it does not stand in one of the states it would have to come from. */
  move(connection: string, id: string, move: OccurrenceMove): Promise<Occurrence | null>;
  /** Newest first. */
  find(connection: string, filter: OccurrenceFilter): Promise<readonly Occurrence[]>;
  counts(connection: string, times: { readonly now: number; readonly since: number }): Promise<readonly RuleCounts[]>;
}
