import type * as z from 'zod/mini';
import type { Allow } from './allow.ts';

/** What a success cannot take back: nothing, something another call undoes, something final, or money. */
export type Risk = 'none' | 'reversible' | 'irreversible' | 'money';

/** A schema built at first use: eager schemas would cost tens of milliseconds of every cold start. */
export type SchemaThunk<S extends z.ZodMiniType = z.ZodMiniType> = () => S;

/**
 * One operation as data. Its key in the contract is its name; the route, client types, query keys, tools, audit rows,
 * docs and the permission matrix all derive from it. No input names the customer: the engine resolves the subject.
 */
export interface Operation {
  kind: 'query' | 'mutation';
  /** One sentence for docs, tools and the audit trail. */
  summary: string;
  risk: Risk;
  allow: Allow;
  /** `customer`: acts on one customer (named in the envelope by agents and services); `optional`: may be narrowed to one. */
  subject: 'customer' | 'optional' | 'none';
  /** Reaches across customers: a caller pinned to one may not call it. */
  across?: true;
  /** A list: input takes `limit` and `cursor`, `output` is one page's items, the envelope adds `nextCursor` and `total`. */
  list?: true;
  /** `required`: the call is not idempotent by its target state and is refused without an Idempotency-Key. */
  key?: 'required';
  /** Input fields a customer may send, where agents may send more; without it, all. */
  customerMay?: readonly string[];
  input: SchemaThunk;
  output: SchemaThunk;
  /** Queries that a success makes stale. */
  stales?: readonly string[];
}

/** The operations of one domain, with their literals kept. */
export function defineOperations<const C extends Record<string, Operation>>(operations: C): C {
  return operations;
}

type QueryNames<C> = { [K in keyof C]: C[K] extends { kind: 'query' } ? K & string : never }[keyof C];

/**
 * Keeps the literals of a contract and refuses a `stales` entry that names no query of it.
 *
 * @example
 * const contract = defineContract({ ...orders, ...refunds });
 */
export function defineContract<const C extends Record<string, Operation>>(
  contract: C & { [K in keyof C]: { stales?: readonly QueryNames<C>[] } },
): C {
  return contract;
}

/** Makes a thunk that builds its schema once. */
export function once<S>(make: () => S): () => S {
  let made: { value: S } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
