import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Data, Input, Page } from '../client/operation.ts';
import type { Discount, Product } from '../contract/operations.gen.ts';
import { useFloe } from './floe-context.ts';
import { type QueryState, queryState } from './query-state.ts';
import { useSettled } from './use-settled.ts';

/** What {@link useProductSearch} and {@link useDiscountSearch} answer. */
export interface UseSearch<T> extends Omit<QueryState<Page<T>>, 'data'> {
  items: T[];
}

function useSearch<N extends 'products.list' | 'discounts.list'>(name: N, input: Input<N>): QueryState<Data<N>> {
  const { options, queryClient } = useFloe();
  return queryState(useQuery({ ...options(name, input), placeholderData: keepPreviousData }, queryClient));
}

const matching = (query: string) => (query ? { query } : {});

/** Products that can be sold, by a part of their name; the first hundred. */
export function useProductSearch(query = ''): UseSearch<Product> {
  const words = useSettled(query.trim());
  const { data, ...state } = useSearch('products.list', { archived: false, limit: 100, ...matching(words) });
  return { ...state, items: (data?.items ?? []).filter(({ visibility }) => visibility !== 'draft') };
}

/** Discounts by a part of their name or code; the first twenty. */
export function useDiscountSearch(query = ''): UseSearch<Discount> {
  const words = useSettled(query.trim());
  const { data, ...state } = useSearch('discounts.list', { limit: 20, ...matching(words) });
  return { ...state, items: data?.items ?? [] };
}
