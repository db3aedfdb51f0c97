import type { AuditStore } from './audit-port.ts';
import type { BookmarkStore } from './bookmarks-port.ts';
import type { ChangeStore } from './changes-port.ts';
import type { ConnectionStore } from './connections-port.ts';
import type { IdempotencyStore } from './idempotency-port.ts';
import type { InboxStore } from './inbox-port.ts';
import type { McpStore } from './mcp-port.ts';
import type { OperationStore } from './operations-port.ts';
import type { RuleStore } from './rules-port.ts';
import type { SecretStore } from './secrets-port.ts';
import type { UsageStore } from './usage-port.ts';

/** The tables one unit of work can touch. Every method takes the connection (the tenant) first. */
export interface Tables {
  readonly audit: AuditStore;
  readonly changes: ChangeStore;
  readonly idempotency: IdempotencyStore;
  readonly operations: OperationStore;
  readonly inbox: InboxStore;
  readonly bookmarks: BookmarkStore;
  readonly secrets: SecretStore;
  readonly connections: ConnectionStore;
  readonly mcp: McpStore;
  readonly usage: UsageStore;
  readonly rules: RuleStore;
}

/**
 * What the adapter remembers. Times are epoch milliseconds (UTC) from the caller's clock, amounts are minor units,
 * ids are made by the caller. A method on the store itself is one commit of its own.
 */
export interface Store extends Tables {
  /**
   * One commit for writes that belong together; a throw inside undoes all of them and comes out again.
   * Use only the `tables` handed in: calling the store itself from inside would wait for this very transaction on
   * an engine with one connection. No upstream call inside, or its lock lasts as long as the network.
   */
  transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  /**
   * Calls `heard` after every commit that appended to a connection's change log, whichever adapter made it; with null
   * where some may have been missed, so that every log has to be looked at. Settles when it listens, with how to stop.
   */
  watch(heard: (connection: string | null) => void): Promise<() => void>;
  /**
   * Keeps a schedule where the engine can. Answers false where it cannot: then somebody has to call for the work. Without it
   * there is none.
   */
  readonly schedule?: Schedule | undefined;
  /** Answers when the engine is open and migrated; throws {@link StoreUnavailable} otherwise. */
  ready(): Promise<Outlives>;
  close(): Promise<void>;
}

/** Has work of this name done about once a minute, by one of all processes that ask for it. */
export type Schedule = (name: string, work: () => Promise<void>) => Promise<boolean>;

/** What the rows of a store are still there after: the end of its process, or a power cut as well. */
export type Outlives = 'nothing' | 'process' | 'power';

/** The database could not be opened or answered. Nothing was written that the caller may count on. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
