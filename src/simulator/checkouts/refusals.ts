import { problem } from '../http/problem.ts';
import { milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';
import type { CheckoutRow } from './table.ts';

export function refuseUnlessOpen(row: CheckoutRow): void {
  if (row.status !== 'open') throw problem(403, 'NotOpenCheckout', `Checkout ${row.id} is not open: ${row.status}`);
}

/** The buyer finds an expired checkout gone, even while its row still says open. */
export function refuseExpired(world: World, row: CheckoutRow): void {
  const over = row.status === 'open' && milliseconds(row.expires_at) <= world.time.now();
  if (over || row.status === 'expired')
    throw problem(410, 'ExpiredCheckoutError', 'This checkout session has expired.');
}
