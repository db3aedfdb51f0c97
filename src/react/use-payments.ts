import { useQuery } from '@tanstack/react-query';
import type { Payment } from '../contract/operations.gen.ts';
import { useFloe } from './floe-context.ts';
import type { QueryState } from './query-state.ts';
import { queryState } from './query-state.ts';

/** What {@link usePayments} answers. */
export interface UsePayments extends Omit<QueryState<unknown>, 'data'> {
  /** Newest first. */
  payments: Payment[];
  /** How many there are in all; of more than a hundred the newest are read. */
  total: number;
}

/**
 * The tries to pay an order, for the team: when, with which card, and the bank's words where it said no.
 *
 * @example
 * const { payments } = usePayments(order.id);
 */
export function usePayments(orderId: string): UsePayments {
  const { options, queryClient } = useFloe();
  const { data, ...state } = queryState(
    useQuery(options('payments.list', { order_id: orderId, limit: 100 }), queryClient),
  );
  return { ...state, payments: data?.items ?? [], total: data?.total ?? 0 };
}
