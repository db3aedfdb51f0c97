import { useState } from 'react';
import type { Input } from '../client/operation.ts';
import type { Order } from '../contract/operations.gen.ts';
import { orderCsvHead, orderCsvLine } from '../domain/order-csv.ts';
import { dayAfter, startOfDay } from '../domain/start-of-day.ts';
import { useFloe } from './floe-context.ts';
import { type UseCsv, useCsv } from './use-csv.ts';
import { type UsePages, usePages } from './use-pages.ts';

/** Which orders; an empty text filters nothing. */
export interface OrderFilter {
  /** Asked of Polar, as is the product: `refunded`. */
  status: string;
  /** Id of a product. */
  product: string;
  /** First and last day, `2026-11-23`, by the clocks of the viewer's zone; asked of Polar as well. */
  from: string;
  to: string;
  /** Polar does not list by it, nor by number, so both are looked for in what is read: `subscription_cycle`. */
  reason: string;
  /** Part of the number of an invoice or a receipt. */
  number: string;
}

/** What {@link useOrderSearch} answers. `items` are all that were read. */
export interface UseOrderSearch extends UsePages<Order>, UseCsv {
  /** Those of the items that pass the whole filter. */
  found: Order[];
  filter: OrderFilter;
  setFilter: (change: Partial<OrderFilter>) => void;
  /** Something is filtered. */
  isFiltered: boolean;
  /** Reason or number were not looked for in every order yet: more have to be read. */
  isPartial: boolean;
  /** Ids and names of the products of orders that were read. */
  products: [string, string][];
}

/**
 * A customer's orders for an agent who looks for one: by state, product and days asked of Polar, by reason and number in
 * what is read; and as CSV, for which all are read.
 *
 * @example
 * const { found, filter, setFilter, isPartial, more } = useOrderSearch({ pageSize: 100 });
 */
export function useOrderSearch({ pageSize = 50 }: { pageSize?: number | undefined } = {}): UseOrderSearch {
  const { timeZone } = useFloe();
  const [filter, setFilter] = useState<OrderFilter>(EVERYTHING);
  const input = inputOf(filter, timeZone);
  const pages = usePages<Order>('orders.list', { ...input, limit: pageSize });
  // The same request while nothing is asked of Polar; it keeps the products to choose from once something is.
  const { items: unfiltered } = usePages<Order>('orders.list', { limit: pageSize });
  const csv = useCsv<Order>('orders.list', input, {
    head: orderCsvHead,
    line: (order) => (passes(order, filter) ? orderCsvLine(order, timeZone) : ''),
  });
  const found = pages.items.filter((order) => passes(order, filter));
  const named = [...unfiltered, ...pages.items].flatMap(({ product }): [string, string][] =>
    product ? [[product.id, product.name]] : [],
  );
  return {
    ...pages,
    ...csv,
    exportCsv: pages.items.length > 0 ? csv.exportCsv : null,
    found,
    filter,
    setFilter: (change) => setFilter((before) => ({ ...before, ...change })),
    isFiltered: Object.values(filter).some(Boolean),
    isPartial: pages.hasMore && (filter.reason !== '' || filter.number.trim() !== ''),
    products: [...new Map(named)],
  };
}

const EVERYTHING: OrderFilter = { status: '', product: '', from: '', to: '', reason: '', number: '' };

type OrdersInput = Input<'orders.list'>;

function inputOf({ status, product, from, to }: OrderFilter, timeZone: string): OrdersInput {
  return {
    ...(status ? { status: [status] as OrdersInput['status'] } : {}), // the server refuses what is no state
    ...(product ? { product_id: product } : {}),
    ...(from ? { created_after: startOfDay(from, timeZone) } : {}),
    ...(to ? { created_before: startOfDay(dayAfter(to), timeZone) } : {}),
  };
}

function passes({ billing_reason, invoice_number, receipt_number }: Order, { reason, number }: OrderFilter): boolean {
  const part = number.trim().toLowerCase();
  return (
    (!reason || billing_reason === reason) &&
    (!part || [invoice_number, receipt_number].some((whole) => whole?.toLowerCase().includes(part)))
  );
}
