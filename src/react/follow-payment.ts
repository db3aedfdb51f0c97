import type { Floe } from './floe-context.ts';

/** What hangs on a payment. */
const SETTLED = ['orders.list', 'subscriptions.list', 'subscriptions.get', 'benefits.grants'];
const SOON = 1_000;
const SELDOM = 10_000;
/** Milliseconds, after which nobody waits any more. */
const LONG = 300_000;

/**
 * Looks after an order until it is paid, often at first. The processor's news comes after the answer, perhaps when the
 * dialog is closed already; then what hangs on the payment is read once more.
 */
export async function followPayment({ queryClient, options, client }: Floe, orderId: string): Promise<void> {
  const order = { ...options('orders.get', { order_id: orderId }), staleTime: 0, retry: false };
  for (let wait = SOON, waited = 0; waited < LONG; waited += wait, wait = Math.min(wait * 2, SELDOM)) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    const paid = await queryClient.fetchQuery(order).then(
      (now) => now.paid,
      () => false,
    );
    if (!paid) continue;
    return queryClient.invalidateQueries({
      queryKey: ['floe', client.url],
      predicate: ({ queryKey }) => SETTLED.includes(String(queryKey[3])),
    });
  }
}
