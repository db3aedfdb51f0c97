import type { Operation } from '../../src/contract/define.ts';
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
  /** The same call was made before; this is its present state. */
  readonly replayed?: boolean | undefined;
  /** What the trail keeps of the outcome. */
  readonly trail?: Json | undefined;
}

/** The thing an input id points at and the customer it belongs to. */
export interface Target {
  readonly customerId: string | null;
  readonly value: unknown;
}

/** An operation ready to run. */
export interface Found {
  readonly entry: Operation;
  /** Readers of the input's ids, by field name; null = no such thing. */
  readonly targets: Readonly<Record<string, (id: string, context: CallContext) => Promise<Target | null>>>;
  handle(input: object, context: CallContext): Promise<Answer>;
  /** What the trail says before the call. */
  trail?(input: unknown, targets: Readonly<Record<string, unknown>>): Json;
  /** The handler keeps its own idempotency and trail, in its own transactions: money. */
  readonly keepsOwnBooks?: boolean | undefined;
  /** The result is a secret and is kept nowhere, not even for replays. */
  readonly secret?: boolean | undefined;
  /** Answers for somebody without a billing account; without it: an empty list, or `not_found`. */
  readonly withoutAccount?: boolean | undefined;
}

/** The operations, looked up by name. */
export interface Catalogue {
  find(name: string): Promise<Found | null>;
}

/** Who is who at Polar. */
export interface Directory {
  /** Polar's id; null = nobody by that name. Ids are taken as they are. */
  find(connection: string, ref: CustomerRef): Promise<string | null>;
  /** A customer caller's own id and acting member. Throws `member_required`. */
  self(connection: string, caller: CustomerCaller): Promise<Subject>;
}
