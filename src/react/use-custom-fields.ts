import { useQuery } from '@tanstack/react-query';
import type { CustomField } from '../contract/operations.gen.ts';
import { useFloe } from './floe-context.ts';
import { queryState } from './query-state.ts';
import type { UseSearch } from './use-search.ts';

/** The questions that products ask at checkout; the first hundred. Agents only. */
export function useCustomFields(): UseSearch<CustomField> {
  const { options, queryClient } = useFloe();
  const { data, ...state } = queryState(useQuery(options('customFields.list', { limit: 100 }), queryClient));
  return { ...state, items: data?.items ?? [] };
}
