import type { Answer } from '../engine/call.ts';
import type { QueryValue, Road } from '../polar/port.ts';
import type { Context } from './handler.ts';
import { type Paged, read } from './upstream.ts';

interface PageRequest {
  readonly road: Road;
  readonly path: string;
  readonly input: { readonly limit?: number | undefined; readonly sort?: string | undefined };
  readonly query?: Readonly<Record<string, QueryValue | readonly QueryValue[]>>;
}

/** One page of a list of Polar. Polar pages by number: the position is the number of the page. */
export async function page<T>(context: Context, { road, path, input, query }: PageRequest): Promise<Answer<T[]>> {
  const number = context.position ?? 1;
  const { items, pagination } = await read<Paged<T>>(road, context, {
    path,
    query: { ...query, sorting: input.sort, limit: input.limit, page: number },
  });
  const next = number < pagination.max_page ? number + 1 : null;
  return { result: [...items], total: pagination.total_count, next };
}

/** The filter that keeps the organization's lists to one customer; the portal's lists are one customer's by nature. */
export function ofSubject({ root, subject }: Context): { customer_id?: string } {
  return root === '/v1' && subject.customerId !== null ? { customer_id: subject.customerId } : {};
}
