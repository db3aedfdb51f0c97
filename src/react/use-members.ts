import { useQuery } from '@tanstack/react-query';
import type { Member } from '../contract/operations.gen.ts';
import { useFloe } from './floe-context.ts';
import { queryState } from './query-state.ts';
import type { UseSearch } from './use-search.ts';

/** The people of a team, the first hundred; none for who is no team. Nothing is read until `wanted`. */
export function useMembers(wanted = true): UseSearch<Member> {
  const { options, queryClient } = useFloe();
  const query = useQuery({ ...options('members.list', { limit: 100 }), enabled: wanted }, queryClient);
  const { data, ...state } = queryState(query);
  return { ...state, items: data?.items ?? [] };
}
