import type { Json } from './json.ts';

/** An event on its way to Polar: durable here before anybody is told that it was taken. */
export interface UsageRow {
  /** Polar's external id of it, by which Polar knows it again for ever: unique per connection. */
  readonly id: string;
  /** What Polar is sent. */
  readonly event: Json;
  /** When it was taken. */
  readonly at: number;
}

/** An event that Polar will not take, and why. */
export interface RefusedUsage extends UsageRow {
  readonly reason: string;
  readonly refusedAt: number;
}

export interface UsageClaim {
  readonly now: number;
  readonly leaseUntil: number;
  readonly limit: number;
}

export interface UsageCounts {
  /** Taken, and not at Polar yet. */
  readonly waiting: number;
  /** When the oldest of those was taken. */
  readonly oldestAt: number | null;
  /** Set aside, because Polar will not take them. */
  readonly refused: number;
}

/** What leaves a table only by having arrived, or by a person's word. */
export interface UsageStore {
  /** All or none; those whose id is here already are left as they are. Answers how many are new. */
  add(connection: string, rows: readonly UsageRow[]): Promise<number>;
  /** Leases what waits to this process, oldest first; two processes never get the same. */
  claim(connection: string, claim: UsageClaim): Promise<readonly UsageRow[]>;
  /** They are at Polar: forgets them. Polar itself knows their ids from now on. */
  arrived(connection: string, ids: readonly string[]): Promise<void>;
  /** Ends the lease of what could not be sent now. */
  release(connection: string, ids: readonly string[]): Promise<void>;
  /** Sets one aside, so that it holds up no other. */
  refuse(connection: string, id: string, why: { readonly reason: string; readonly at: number }): Promise<void>;
  /** Those set aside, oldest first. */
  refused(connection: string, limit: number): Promise<readonly RefusedUsage[]>;
  /** Lets some that were set aside, or all of them, wait again. Answers how many. */
  retry(connection: string, ids: readonly string[] | 'all'): Promise<number>;
  /** Drops some that were set aside, or all of them. Answers how many. */
  discard(connection: string, ids: readonly string[] | 'all'): Promise<number>;
  counts(connection: string): Promise<UsageCounts>;
}
