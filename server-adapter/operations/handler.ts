import type { Input, OperationName, Output } from '../../src/contract/types.ts';
import type { Answer, CallContext, Target } from '../engine/call.ts';
import type { Road } from '../polar/port.ts';
import type { Json } from '../store/json.ts';
import type { Operation as MoneyOperation } from '../store/operations-port.ts';
import type { Services } from './services.ts';

/** What an id in an input stands for, by the name of its field. */
export interface TargetValues {
  order_id: Output<'orders.get'>;
  subscription_id: Output<'subscriptions.get'>;
  license_key_id: Output<'licenseKeys.get'>;
  checkout_link_id: Output<'checkoutLinks.get'>;
  operation_id: MoneyOperation;
}

/** The targets of one input: present, because the engine has read and checked them. */
export type Loaded<I> = { readonly [K in keyof I & keyof TargetValues]: TargetValues[K] };

/** A call with what the handlers reach: one road to Polar as the caller, one as the organization. */
export interface Context extends CallContext {
  readonly services: Services;
  /** The caller's own road: the portal for a customer, the organization's API for everybody else. */
  readonly polar: Road;
  readonly merchant: Road;
  /** Where the caller's road keeps its resources. */
  readonly root: '/v1' | '/v1/customer-portal';
  /** What is read decides about a write: no cache. */
  readonly fresh: boolean;
}

export interface ContextOf<N extends OperationName> extends Context {
  readonly targets: Loaded<Input<N>> & Readonly<Record<string, unknown>>;
}

export type Handle<N extends OperationName> = (input: Input<N>, context: ContextOf<N>) => Promise<Answer<Output<N>>>;

/** A handler with more to say than its function. */
export interface Handler<N extends OperationName> {
  readonly handle: Handle<N>;
  /** What the trail says before the call; by reference, no personal data. */
  readonly trail?: (input: Input<N>, targets: Loaded<Input<N>>) => Json;
  /** It keeps idempotency and trail itself, in its own transactions: money. */
  readonly keepsOwnBooks?: true;
  /** The result is a secret and is kept nowhere. */
  readonly secret?: true;
  /** Answers a repeated key anew from what was `kept`: the result holds a secret and is not kept itself. */
  readonly again?: (kept: Json, input: Input<N>, context: ContextOf<N>) => Promise<Answer<Output<N>>>;
  /** Whether this input only looks: such a call leaves no line in the trail. */
  readonly looks?: (input: Input<N>) => boolean;
  /** It answers for somebody without a billing account. */
  readonly withoutAccount?: true;
  /** A query that is the ground of a decision: no cache. */
  readonly fresh?: true;
}

type Domain = OperationName extends `${infer D}.${string}` ? D : never;

/** The handlers of one domain of the contract; a missing one does not compile. */
export type Handlers<D extends Domain> = {
  readonly [N in Extract<OperationName, `${D}.${string}`>]: Handle<N> | Handler<N>;
};

export type ReadTarget = (id: string, context: Context) => Promise<Target | null>;
