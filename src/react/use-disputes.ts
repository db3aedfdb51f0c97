import type { Dispute } from '../contract/operations.gen.ts';
import { byUrgency, isCurrent } from '../domain/disputes.ts';
import { useFloe } from './floe-context.ts';
import type { QueryState } from './query-state.ts';
import { useSlice } from './use-slice.ts';

/** What {@link useDisputes} answers. */
export interface UseDisputes extends Omit<QueryState<unknown>, 'data'> {
  /** Open ones, and those that ended within two weeks; what runs out first stands first. */
  disputes: Dispute[];
}

/**
 * What the customer disputes at the bank. Polar tells of disputes by no webhook: they are read anew as other pages are.
 *
 * @example
 * const { disputes } = useDisputes();
 */
export function useDisputes(): UseDisputes {
  const { now } = useFloe();
  const { data, ...state } = useSlice('disputes.list', {});
  return { ...state, disputes: (data?.items ?? []).filter((item) => isCurrent(item, now())).sort(byUrgency) };
}
