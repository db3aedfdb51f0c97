import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { Input, Page } from '../client/operation.ts';
import type { Customer } from '../contract/operations.gen.ts';
import { useFloe } from './floe-context.ts';
import { type QueryState, queryState } from './query-state.ts';
import { useSettled } from './use-settled.ts';

/** What {@link useCustomerSearch} answers. */
export interface UseCustomerSearch extends Omit<QueryState<Page<Customer>>, 'data' | 'status'> {
  /** `idle`: nothing was asked yet. */
  status: QueryState<unknown>['status'] | 'idle';
  /** Those who can be looked at first, then those who were deleted. */
  items: Customer[];
  /** There are more than these. */
  more: boolean;
}

/**
 * Finds customers by an e-mail, an id of the host's, or a part of a name. One e-mail may belong to several customers, as
 * Polar keeps apart who bought where the host gave each an id.
 *
 * @example
 * const { items } = useCustomerSearch(ticket.requester.email);
 */
export function useCustomerSearch(text: string): UseCustomerSearch {
  const { options, queryClient } = useFloe();
  const words = useSettled(text.trim());
  const queries = inputsOf(words).map((input) => ({
    ...options('customer.search', input),
    placeholderData: keepPreviousData,
  }));
  const states = useQueries({ queries }, queryClient).map(queryState);
  const [first] = states;
  if (!first) return { ...IDLE, items: [], refetch: () => {} };
  const found = states.flatMap(({ data }) => data?.items ?? []);
  const all = [...new Map(found.map((customer) => [customer.id, customer])).values()];
  const { data, ...state } = states.find(({ error }) => error) ?? first;
  return {
    ...state,
    status: states.some(({ status }) => status === 'loading') && all.length === 0 ? 'loading' : state.status,
    items: [...all.filter((one) => !one.deleted_at), ...all.filter((one) => one.deleted_at)],
    more: states.some(({ data: page }) => page?.nextCursor),
  };
}

const IDLE = { status: 'idle', more: false, error: null, asOf: null } as const;

/** An address is looked up whole; anything else by its parts, and, where it may be one, as the host's own id. */
function inputsOf(words: string): Input<'customer.search'>[] {
  if (words === '') return [];
  if (/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(words)) return [{ email: words, limit: 20 }];
  return [{ query: words, limit: 20 }, ...(/\s/.test(words) ? [] : [{ external_id: words }])];
}
