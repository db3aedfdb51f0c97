import { useQuery } from '@tanstack/react-query';
import type { Page } from '../client/operation.ts';
import type { Order } from '../contract/operations.gen.ts';
import { useFloe } from './floe-context.ts';
import { NEWEST_ORDERS } from './overview.ts';
import { type QueryState, queryState } from './query-state.ts';
import { useOrders } from './use-orders.ts';

const LOOK_AGAIN = 2_000;

/** One order, shown from the list while it is read anew. `watch` reads it every other second until it is paid. */
export function useOrder(id: string, { watch = false }: { watch?: boolean } = {}): QueryState<Order> {
  const { options, queryClient } = useFloe();
  const listed = () =>
    queryClient
      .getQueryData<Page<Order>>(options('orders.list', NEWEST_ORDERS).queryKey)
      ?.items.find((order) => order.id === id);
  return queryState(
    useQuery(
      {
        ...options('orders.get', { order_id: id }),
        placeholderData: listed,
        refetchInterval: ({ state }) => (watch && state.data?.paid === false ? LOOK_AGAIN : false),
      },
      queryClient,
    ),
  );
}

/** The order of a subscription that waits for payment, if there is one. */
export function useOpenOrder(subscriptionId: string | undefined): Order | undefined {
  return useOrders().orders.find(
    ({ subscription_id, status }) => status === 'pending' && subscription_id === subscriptionId,
  );
}
