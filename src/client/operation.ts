import type { Operations } from '../contract/operations.gen.ts';

/** The name of an operation, such as `orders.list`. */
export type OperationName = keyof Operations;
/** Operations that only read. */
export type QueryName = { [N in OperationName]: Operations[N]['kind'] extends 'query' ? N : never }[OperationName];
/** Operations that change something. */
export type MutationName = Exclude<OperationName, QueryName>;
/** Operations whose result is one page of a list. */
export type ListName = { [N in OperationName]: Operations[N]['list'] extends true ? N : never }[OperationName];
/** What an operation takes. */
export type Input<N extends OperationName> = Operations[N]['input'];
/** What an operation answers. */
export type Output<N extends OperationName> = Operations[N]['output'];

/** Whom an agent acts on. `externalId` and `email` find a customer in queries only; a mutation carries the `id` on screen. */
export type CustomerRef = { id: string } | { externalId: string } | { email: string };

/** The helpdesk ticket a call is made for. */
export interface Ticket {
  system: string;
  id: string;
  url?: string | undefined;
}

/** Whose data an answer holds. `customer` is null where no single customer is concerned. */
export interface Subject {
  connection: string;
  kind: 'customer' | 'agent' | 'service';
  customer: string | null;
}

/** An answer as it stands on the wire. */
export interface Reply<N extends OperationName> {
  result: Output<N>;
  subject: Subject;
  /** Where the next page of a list begins; absent on the last one. */
  nextCursor?: string;
  /** How many items a list has in all. */
  total?: number;
  /** Names of the queries this success made stale. */
  stale?: QueryName[];
  /** The change was sent, and whether it was carried out is not known yet; `result` is what stands now. */
  unsettled?: true;
  requestId: string;
}

/** One page of a list, as {@link dataOf} shapes it: the same form the overview's slices have. */
export interface Page<T> {
  items: T[];
  total: number;
  nextCursor?: string | undefined;
}

/** What a query holds: a {@link Page} for lists, else the operation's output. */
export type Data<N extends OperationName> = N extends ListName
  ? Output<N> extends readonly (infer T)[]
    ? Page<T>
    : never
  : Output<N>;

/** The data of an answer. An array is a list's page: no other operation answers one. */
export function dataOf<N extends OperationName>({ result, total, nextCursor }: Reply<N>): Data<N> {
  const data = Array.isArray(result) ? { items: result, total: total ?? result.length, nextCursor } : result;
  return data as Data<N>; // the array test is the list test, which the compiler cannot follow
}
