/** Who waits for the answer; under a tight rate budget the first is served first. */
export type RequestClass = 'money' | 'agent' | 'widget' | 'background';

export type QueryValue = string | number | boolean | null | undefined;

export interface PolarRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** From `/v1/`, with the trailing slash where Polar wants one. Put ids through `encodeURIComponent`. */
  readonly path: string;
  /** Arrays repeat the name; null and undefined are left out. */
  readonly query?: Readonly<Record<string, QueryValue | readonly QueryValue[]>> | undefined;
  readonly body?: unknown;
  /** A POST that changes nothing, such as a preview: it may be repeated and leaves what was read as it is. */
  readonly safe?: boolean | undefined;
  /** @default 'widget' */
  readonly class?: RequestClass | undefined;
  /** Skip the short read cache: what is read decides about a write. */
  readonly fresh?: boolean | undefined;
  /** Hand the answer on as it came, in one piece or as it flows: `body` is a {@link Passage}. */
  readonly passage?: 'whole' | 'stream' | undefined;
  /** Of Polar's API; null names none, so Polar takes its own. @default the one this adapter speaks */
  readonly version?: string | null | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** An answer of Polar that nobody here has read. */
export interface Passage {
  readonly status: number;
  /** By lower-case name; those that say something about the body or the call. */
  readonly headers: Readonly<Record<string, string>>;
  /** Null: there is none. */
  readonly body: string | AsyncIterable<Uint8Array> | null;
}

/** Polar said no: a 4xx. `detail` is Polar's own and must not reach a browser verbatim. */
export interface Refused {
  readonly kind: 'refused';
  readonly status: number;
  /** The error name, e.g. `AlreadyCanceledSubscription`; null when the body had none. */
  readonly error: string | null;
  readonly detail: unknown;
  readonly retryAfter: number | null;
  /** The whole answer, where it was asked for as a passage. */
  readonly passage?: Passage | undefined;
}

/**
 * No usable answer.
 * `unreachable` no connection was made · `cut` it broke after that · `timeout` ours · `aborted` the caller's ·
 * `unreadable` a 2xx without a readable body · `redirected` a 3xx · `broken` a 5xx ·
 * `throttled` our own rate budget, never sent · `open` our breaker, never sent ·
 * `unconnected` no credential that opens Polar now, never sent · `foreign` it is about another organization
 */
export interface NoAnswer {
  readonly kind:
    | 'unreachable'
    | 'cut'
    | 'timeout'
    | 'aborted'
    | 'unreadable'
    | 'redirected'
    | 'broken'
    | 'throttled'
    | 'open'
    | 'unconnected'
    | 'foreign';
  readonly status: number | null;
  /** Seconds, where waiting helps. */
  readonly retryAfter: number | null;
  readonly cause?: unknown;
  /** Why there is no credential. */
  readonly reason?: 'not_connected' | 'needs_reconnect' | undefined;
}

export type Failure = (Refused | NoAnswer) & {
  /**
   * True when a write may have been carried out: a cut or timeout after bytes left, 3xx, 408, 409, 5xx, an unreadable 2xx.
   * False is a definite no. Always false for a GET and when only minting a session failed.
   */
  readonly mayHaveHappened: boolean;
  /** The call itself, or the portal session it needed. */
  readonly stage: 'request' | 'session';
};

export type PolarResult<T = unknown> =
  | { readonly ok: true; readonly status: number; readonly body: T }
  | { readonly ok: false; readonly failure: Failure };

/** One way to Polar with one identity. It never throws for what Polar or the network did. */
export interface Road {
  /** `T` is the wire type the caller expects; unknown fields and enum values pass through unchecked. */
  request<T = unknown>(request: PolarRequest): Promise<PolarResult<T>>;
}

/** Polar ids, resolved before: a portal session is minted for exactly this customer or member. */
export interface PortalSubject {
  readonly customerId: string;
  readonly memberId?: string | undefined;
}

/** One connection's Polar. */
export interface Upstream {
  readonly connection: string;
  /** The organization's token. */
  readonly merchant: Road;
  /** Through Polar's portal API as this customer; the session stays inside. */
  portal(subject: PortalSubject): Road;
  /** Something changed without us: nothing that was read before is shown after this. */
  forget(): void;
}
