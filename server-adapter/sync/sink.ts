import type { Rate } from '../polar/budget.ts';

/** How many have a key: what a sink must have room for. */
export interface KeyNeed {
  readonly key: string;
  readonly members: number;
}

/** What changes for one key: who has it from now on, and who does not. Saying it again changes nothing. */
export interface KeyDiff {
  readonly key: string;
  readonly grant: readonly string[];
  readonly revoke: readonly string[];
  /** Of a sink without a snapshot: `grant` is a part of all who have the key, so that nobody else has it. */
  readonly whole?: { readonly run: string; readonly part: number; readonly isLast: boolean } | undefined;
}

/** What a sink holds now under the mark `floe-`. */
export interface SinkSnapshot {
  readonly keys: readonly string[];
  members(key: string): Promise<Iterable<string>>;
}

/** One request to an engine. */
export interface SinkRequest {
  /** What it is for, in words that name no customer; failures are told in them. */
  readonly what: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: unknown;
  /** It changes nothing though it is no GET. */
  readonly safe?: boolean | undefined;
  /** It makes something, so it is not repeated when nobody knows whether it arrived. */
  readonly once?: boolean | undefined;
  /** Statuses that are an answer and no failure, beside 2xx. */
  readonly accept?: readonly number[] | undefined;
}

export interface SinkAnswer {
  readonly status: number;
  /** Parsed JSON; null where there is none. */
  readonly body: unknown;
}

/**
 * The way to an engine: within its rate, with a deadline and retries, and with no write once another adapter has the
 * work. Throws {@link SinkFailure}.
 */
export type SinkAsk = (request: SinkRequest) => Promise<SinkAnswer>;

/**
 * Somewhere that is told who has which entitlement. Members are the host's own ids of customers (Polar's `external_id`).
 * Whatever it makes bears the mark `floe-`; nothing else is touched.
 *
 * @example createFloe({ sync: [unleashSink({ url, token })] })
 */
export interface EntitlementSink {
  /** Unlike any other sink's, e.g. `unleash`. */
  readonly name: string;
  /** Whose entitlements it gets. @default 'default' */
  readonly connection?: string | undefined;
  /** What must never be repeated in a report, letter by letter. */
  readonly secrets: readonly string[];
  /** Requests to it: a burst at first, then so many a second. @default 10 and 5 */
  readonly rate?: Rate | undefined;
  /** Makes what holds the keys and mends what was bent; throws before it writes anything where they have no room. */
  ensure(needs: readonly KeyNeed[], ask: SinkAsk): Promise<void>;
  apply(diff: readonly KeyDiff[], ask: SinkAsk): Promise<void>;
  /** Null: it can be told and not asked. */
  snapshot(ask: SinkAsk): Promise<SinkSnapshot | null>;
}

/** What every sink made here may be told beside its own place. */
export interface SinkOptions {
  readonly name?: string | undefined;
  readonly connection?: string | undefined;
  readonly rate?: Rate | undefined;
}

/** What the segments, groups and properties of this adapter begin with. */
export const MARK = 'floe-';
