import type { Input, OperationName, Output } from '../src/contract/types.ts';
import type { Caller, CallerTicket, CustomerRef, ServiceCaller } from './engine/caller.ts';
import type { Envelope } from './engine/done.ts';
import type { Reconciled } from './refunds/reconcile.ts';

/** What stands beside the input of a call. */
export interface CallOptions {
  readonly caller: Caller;
  /** Whom an agent or service acts for: `{id}` in changes, also `{externalId}` or `{email}` in queries. */
  readonly customer?: CustomerRef | undefined;
  readonly ticket?: Pick<CallerTicket, 'system' | 'id' | 'url'> | undefined;
  /** Idempotency-Key, one per intent. */
  readonly key?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How a walk through a list of Polar is made; without a caller it is the host's own, on the connection `default`. */
export type IterateOptions = Partial<Pick<CallOptions, 'caller' | 'customer' | 'signal'>>;

/** Polar's filters of a list; arrays repeat the name. */
export type IterateQuery = Readonly<Record<string, QueryValue | readonly QueryValue[]>>;
type QueryValue = string | number | boolean;

/** One event as a host reports it. Its fields are those of Polar’s `POST /v1/events/ingest`. */
export type UsageEvent = Input<'usage.track'>['events'][number];

/** How a host reports usage; without a caller it is the host's own. */
export interface TrackOptions {
  /** Which connection it belongs to. @default 'default' */
  readonly connection?: string | undefined;
  readonly caller?: ServiceCaller | undefined;
  /** Idempotency-Key, for a call that may be repeated with events that have no external id. */
  readonly key?: string | undefined;
}

/** How many events are new, and how many were known. */
export type Tracked = Output<'usage.track'>;

/** Whose entitlements are meant, beside the customer. */
export interface EntitlementOf {
  /** Which connection the customer belongs to. @default 'default' */
  readonly connection?: string | undefined;
  /** One person of a customer that is a team: Polar's member id or the host's own. Without it, whatever anybody of the team has. */
  readonly member?: string | undefined;
}

/** What a customer may use, by key. What is not named is not granted. */
export type HeldEntitlements = Output<'entitlements.get'>;

/** What a customer may use may have changed; ask anew. */
export interface EntitlementChange {
  readonly connection: string;
  /** Polar's id of the customer; null: anybody's. */
  readonly customerId: string | null;
}

/** Where an event belongs. */
export interface EmitOptions {
  /** @default 'default' */
  readonly connection?: string | undefined;
}

/** A successful answer, as it also stands on the wire. */
export interface Answered<N extends OperationName> extends Envelope {
  readonly result: Output<N>;
}

/** A query answered on the server, to be handed to the page; `at` (epoch ms) is when, `subject` whose it is. */
export interface Prefetched<N extends OperationName> {
  readonly operation: N;
  readonly input: unknown;
  readonly at: number;
  readonly envelope: Answered<N>;
}

/** What one round of background work did. */
export interface Ticked extends Reconciled {
  /** Calls by nobody since the last round: they are counted and not written down. */
  readonly anonymous: number;
  /** Answers kept for replays that were dropped because of their age. */
  readonly swept: number;
  /** What Polar told and was applied: webhooks that were left, and what its feed and lists showed. */
  readonly applied: number;
  /** Usage events that Polar took in this round. */
  readonly shipped: number;
  /** Usage events that Polar will not take; `npx floe usage status` says why. */
  readonly setAside: number;
  /** Firings of rules that were carried out. */
  readonly fired: number;
  /** Kept secrets sealed anew, because their key is not the first one any more. */
  readonly resealed: number;
  /** Kinds of work that failed; `onError` was told, and the next round tries again. */
  readonly failed: number;
}
