import type { Json } from '../store/json.ts';
import type { Actor, Ticket } from '../store/people.ts';
import type { Authenticated, Caller, CustomerCaller, CustomerRef } from './caller.ts';

/** One call as it comes in, from HTTP or from the host's own code. Nothing in it is trusted but `caller`. */
export interface Incoming {
  readonly name: string;
  readonly input: unknown;
  readonly caller: Authenticated;
  readonly customer?: unknown;
  readonly ticket?: unknown;
  readonly key?: string | undefined;
  readonly requestId: string;
  readonly signal?: AbortSignal | undefined;
}

/** The customer a call is about. Null: nobody is named, or the one named has no billing account yet. */
export interface Subject {
  readonly customerId: string | null;
  readonly memberId?: string | undefined;
  readonly role?: string | undefined;
}

/** A page of another query, asked by the same caller about the same subject. */
export interface Asked {
  readonly result: unknown;
  readonly total?: number | undefined;
  readonly nextCursor?: string | undefined;
}

/** What a handler knows of its call besides the input. */
export interface CallContext {
  readonly name: string;
  readonly requestId: string;
  readonly connection: string;
  readonly caller: Caller;
  readonly actor: Actor;
  readonly subject: Subject;
  readonly ticket: Ticket | null;
  /** The Idempotency-Key, where one was sent with a mutation. */
  readonly key: string | null;
  /** Digest of operation, subject and input: equal for twins. */
  fingerprint(): Promise<string>;
  /** Where a list goes on: what the handler gave as `next` one page earlier. Null on the first page. */
  readonly position: number | null;
  /** What the input's target ids stand for, already known to belong to the subject. */
  readonly targets: Readonly<Record<string, unknown>>;
  /** Runs another query for this caller and subject, with its own policy. */
  ask(name: string, input: Readonly<Record<string, unknown>>): Promise<Asked>;
  readonly signal: AbortSignal | undefined;
}

/** What a handler answers. */
export interface Answer<R = unknown> {
  readonly result: R;
  /** A list's next position, null on the last page. */
  readonly next?: number | null | undefined;
  readonly total?: number | undefined;
  /** Taken on but not done: HTTP 202. */
  readonly accepted?: boolean | undefined;
  /** Sent, and whether it was carried out is not known yet: HTTP 202. `result` is what stands now. */
  readonly unsettled?: boolean | undefined;
  /** The same call was made before; this is its present state. */
  readonly replayed?: boolean | undefined;
  /** What the trail keeps of the outcome. */
  readonly trail?: Json | undefined;
  /** What is kept for a repetition in the place of a result that holds a secret; see `again` of the operation. */
  readonly kept?: Json | undefined;
}

/** The thing an input id points at and the customer it belongs to; `everybody`: it is no customer's, such as a link. */
export interface Target {
  readonly customerId: string | null | 'everybody';
  readonly value: unknown;
}

/** Who is who at Polar. */
export interface Directory {
  /** Polar's id; null = nobody by that name. Ids are taken as they are. */
  find(connection: string, ref: CustomerRef): Promise<string | null>;
  /** A customer caller's own id and acting member. Throws `member_required`. */
  self(connection: string, caller: CustomerCaller): Promise<Subject>;
}
