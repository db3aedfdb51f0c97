import type * as z from 'zod/mini';
import type { Contract } from './contract.ts';

/** The name of an operation, such as `orders.list`. */
export type OperationName = keyof Contract;

type OfKind<K extends 'query' | 'mutation'> = {
  [N in OperationName]: Contract[N]['kind'] extends K ? N : never;
}[OperationName];

export type QueryName = OfKind<'query'>;
export type MutationName = OfKind<'mutation'>;
/** Operations whose result is one page of a list. */
export type ListName = { [N in OperationName]: Contract[N] extends { list: true } ? N : never }[OperationName];

/** What an operation takes, straight from its schema. */
export type Input<N extends OperationName> = z.input<ReturnType<Contract[N]['input']>>;
/** What an operation answers, straight from its schema. */
export type Output<N extends OperationName> = z.output<ReturnType<Contract[N]['output']>>;
