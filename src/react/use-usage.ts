import type { UsageSummary } from '../contract/operations.gen.ts';
import type { QueryState } from './query-state.ts';
import { useSlice } from './use-slice.ts';

/** What is used of one meter: units, balance, costs in minor units, forecast, and how new each figure is. */
export type MeterUsage = UsageSummary['meters'][number];

/** Units of one interval; `at` is its start. */
export type UsageInterval = NonNullable<UsageSummary['history']>[number];

/** Which use; `history` tells the units of each interval too, and needs `meterId`. */
export interface UseUsageOptions {
  meterId?: string | undefined;
  /** The last 24 hours, 30 days, 26 weeks or 12 months. */
  history?: 'hour' | 'day' | 'week' | 'month' | undefined;
}

/** What {@link useUsage} answers. */
export interface UseUsage extends QueryState<UsageSummary> {
  meters: MeterUsage[];
  /** Oldest first; empty unless it was asked for. */
  history: UsageInterval[];
}

/**
 * What a customer uses. An open page follows what Polar counts, seconds after it is used; what it costs, by Polar's own
 * count, every quarter of an hour.
 *
 * @example
 * const { meters } = useUsage();
 */
export function useUsage({ meterId, history }: UseUsageOptions = {}): UseUsage {
  const state = useSlice('usage.summary', {
    ...(meterId === undefined ? {} : { meter_id: meterId }),
    ...(history === undefined ? {} : { history }),
  });
  return { ...state, meters: state.data?.meters ?? [], history: state.data?.history ?? [] };
}
