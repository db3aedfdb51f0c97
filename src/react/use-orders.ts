import type { Page } from '../client/operation.ts';
import type { Order } from '../contract/operations.gen.ts';
import { type CurrencyTotal, orderTotals } from '../domain/order-totals.ts';
import { NEWEST_ORDERS } from './overview.ts';
import type { QueryState } from './query-state.ts';
import { type UsePages, usePages } from './use-pages.ts';
import { useSlice } from './use-slice.ts';

/** What {@link useOrders} answers. */
export interface UseOrders extends QueryState<Page<Order>> {
  orders: Order[];
  /** How many there are in all. */
  total: number;
  /** Paid and given back per currency, gross, over the orders at hand. */
  totals: CurrencyTotal[];
  /** There are more orders than were summed: the totals are at least this much. */
  totalsArePartial: boolean;
}

/** A customer's newest orders and what they add up to. */
export function useOrders(): UseOrders {
  const state = useSlice('orders.list', NEWEST_ORDERS);
  const orders = state.data?.items ?? [];
  const total = state.data?.total ?? 0;
  return { ...state, orders, total, totals: orderTotals(orders), totalsArePartial: total > orders.length };
}

/** A customer's orders beyond the newest, too, a page a call; the first page is the one {@link useOrders} reads. */
export function useOrderPages(): UsePages<Order> {
  return usePages<Order>('orders.list', NEWEST_ORDERS);
}
