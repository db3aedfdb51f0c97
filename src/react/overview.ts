import { notifyManager } from '@tanstack/react-query';
import type { FloeError as FloeErrorType } from '../client/floe-error.ts';
import { FloeError } from '../client/floe-error.ts';
import type { Data, Input, QueryName, Ticket } from '../client/operation.ts';
import type { Floe } from './floe-context.ts';
import type { FloeQueryOptions } from './options.ts';

/** What `customer.overview` answers: the viewer, and slices that may each have failed alone. */
export type Overview = Data<'customer.overview'>;
/** Who is looking and what they may do. */
export type Viewer = Overview['viewer'];

type Slice<T> =
  | { ok: true; value: T }
  | { ok: false; problem: { code: string; status: number; title: string; retryAfter?: number } };

/** The orders' input: one page of Polar's, as what was paid and given back is summed over them. */
export const NEWEST_ORDERS: Input<'orders.list'> = { limit: 100 };

/** The keys' input: the few that a panel shows first. */
export const FIRST_KEYS = { limit: 3 } as const satisfies Input<'licenseKeys.list'>;

/** The trail's input: this ticket's lines, where there is a ticket. */
export function trailInput(ticket: Ticket | undefined): Input<'audit.list'> {
  return ticket ? { ticket: { system: ticket.system, id: ticket.id } } : {};
}

/** The overview as a query that hands every slice to that slice's own query. */
export function overviewOptions(floe: Floe): FloeQueryOptions<'customer.overview'> {
  const options = floe.options('customer.overview', {});
  return {
    ...options,
    queryFn: async (context) => {
      const startedAt = Date.now();
      const overview = await options.queryFn(context);
      // Told at once: no part may show its data while who is looking is not known yet.
      notifyManager.batch(() => {
        floe.queryClient.setQueryData(options.queryKey, overview);
        seedSlices(floe, overview, startedAt);
      });
      return overview;
    },
  };
}

/** Puts every slice, value or problem, where the part that shows it looks. */
function seedSlices(floe: Floe, overview: Overview, startedAt: number): void {
  const seed = <N extends QueryName>(name: N, input: Input<N>, slice: Slice<Data<N> | null>) => {
    const { queryKey } = floe.options(name, input);
    const cache = floe.queryClient.getQueryCache();
    const before = cache.find({ queryKey })?.state;
    // What a mutation or a part's own read brought meanwhile is newer than this answer.
    if (before && (before.isInvalidated || before.dataUpdatedAt > startedAt)) return;
    if (slice.ok) floe.queryClient.setQueryData(queryKey, slice.value);
    else if (!before?.dataUpdatedAt)
      cache.build(floe.queryClient, { queryKey }).setState({ status: 'error', error: errorOf(slice.problem) });
  };
  const {
    customer,
    subscriptions,
    orders,
    grants,
    license_keys: keys,
    payment_methods: methods,
    meters,
    refunds,
    disputes,
    trail,
    viewer,
  } = overview;
  seed('customer.get', {}, customer);
  seed('subscriptions.list', {}, subscriptions);
  seed('orders.list', NEWEST_ORDERS, orders);
  seed('benefits.grants', {}, grants);
  if (keys) seed('licenseKeys.list', FIRST_KEYS, keys);
  if (methods) seed('paymentMethods.list', {}, methods);
  if (meters) seed('meters.list', {}, meters);
  if (refunds) seed('refunds.waiting', {}, refunds);
  if (disputes) seed('disputes.list', {}, disputes);
  seed('audit.list', trailInput(floe.ticket ?? viewer.ticket), trail);
}

function errorOf({
  code,
  status,
  title,
  retryAfter,
}: {
  code: string;
  status: number;
  title: string;
  retryAfter?: number;
}): FloeErrorType {
  // A code this version does not know is still a refusal with words: the table only grows.
  return new FloeError({
    code: code as FloeErrorType['code'],
    status,
    title,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}
