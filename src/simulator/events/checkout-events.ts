import type { CheckoutRow } from '../checkouts/table.ts';
import type { World } from '../state/world.ts';
import { recordEvent } from './system.ts';

/** Nobody has bought yet, so it is nobody's. */
export function recordCheckout(world: World, { organization_id, id, status, product_id }: CheckoutRow): void {
  const metadata = { checkout_id: id, checkout_status: status, product_id };
  recordEvent(world, { organization_id, customer_id: null, name: 'checkout.created', metadata });
}
