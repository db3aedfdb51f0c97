import type { Operations } from './operations.gen.ts';

/** The name of an operation, such as `orders.list`. */
export type OperationName = keyof Operations;

type OfKind<K extends 'query' | 'mutation'> = {
  [N in OperationName]: Operations[N]['kind'] extends K ? N : never;
}[OperationName];

export type QueryName = OfKind<'query'>;
export type MutationName = OfKind<'mutation'>;
/** Operations whose result is one page of a list. */
export type ListName = { [N in OperationName]: Operations[N]['list'] extends true ? N : never }[OperationName];

/** What an operation takes, as printed from its schema: browsers and declarations never meet the schema library. */
export type Input<N extends OperationName> = Operations[N]['input'];
/** What an operation answers, as printed from its schema. */
export type Output<N extends OperationName> = Operations[N]['output'];
