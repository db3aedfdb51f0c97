/** What a piece of news is about, as far as it says; ids of Polar's. */
export interface About {
  readonly customerId: string | null;
  readonly orderId: string | null;
  readonly subscriptionId: string | null;
  /** The grant that was taken back, where that is the news. */
  readonly revokedGrantId?: string | null | undefined;
}

/** Something happened at Polar: told by a webhook, or found by reading the feed. */
export interface News extends About {
  /** Unique per connection: the webhook's id, or the feed's. */
  readonly id: string;
  readonly source: 'webhook' | 'feed';
  /** Polar's name of it; empty where the body could not be read. */
  readonly type: string;
  readonly at: number;
  /** The body, kept only where we did not understand it. */
  readonly body: string | null;
}

export interface InboxClaim {
  readonly now: number;
  readonly leaseUntil: number;
  readonly limit: number;
}

export interface InboxCounts {
  /** Not applied yet. */
  readonly waiting: number;
  /** When the oldest of those came. */
  readonly oldestAt: number | null;
  /** When the last webhook came. */
  readonly webhookAt: number | null;
  /** Kept although we know no such type. */
  readonly unknown: number;
}

export interface InboxStore {
  /** False when the id is known: it was kept before, whatever it says now. */
  add(connection: string, news: News): Promise<boolean>;
  /** Leases what waits to this process, oldest first; two processes never get the same. */
  claim(connection: string, claim: InboxClaim): Promise<readonly News[]>;
  applied(connection: string, ids: readonly string[], at: number): Promise<void>;
  counts(connection: string): Promise<InboxCounts>;
  /** Forgets what was applied and came before `before`; answers how many. */
  sweep(connection: string, before: number): Promise<number>;
}
