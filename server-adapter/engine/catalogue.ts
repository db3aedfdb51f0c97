import type { Operation } from '../../src/contract/define.ts';
import type { Json } from '../store/json.ts';
import type { Answer, CallContext, Target } from './call.ts';
import type { Action } from './policy.ts';

/** An operation ready to run. */
export interface Found {
  readonly entry: Operation & Pick<Action, 'granted' | 'refusal'>;
  /** Readers of the input's ids, by field name; null = no such thing. */
  readonly targets: Readonly<Record<string, (id: string, context: CallContext) => Promise<Target | null>>>;
  handle(input: object, context: CallContext): Promise<Answer>;
  /** What the trail says before the call. */
  trail?(input: unknown, targets: Readonly<Record<string, unknown>>): Json;
  /** The handler keeps its own idempotency and trail, in its own transactions: money. */
  readonly keepsOwnBooks?: boolean | undefined;
  /** The result is a secret and is kept nowhere, not even for replays. */
  readonly secret?: boolean | undefined;
  /** Answers a repeated key anew from what was `kept`, because the result holds a secret and is not kept itself. */
  again?(kept: Json, input: object, context: CallContext): Promise<Answer>;
  /** Whether this input only looks: the call leaves no line in the trail. */
  looks?(input: object): boolean;
  /** Answers for somebody without a billing account; without it: an empty list, or `not_found`. */
  readonly withoutAccount?: boolean | undefined;
}

/** The operations, looked up by name. */
export interface Catalogue {
  find(name: string): Promise<Found | null>;
}
