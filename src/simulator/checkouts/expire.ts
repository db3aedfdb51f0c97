// The end of a checkout nobody finished. Its page is gone at once; the row follows with a run every quarter of an hour.

import { milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { type CheckoutRow, checkouts } from './table.ts';
import { viewCheckout } from './view.ts';

const QUARTER = 900_000;

export function scheduleExpiry(world: World, { id, expires_at }: CheckoutRow): void {
  const now = world.time.now();
  const run = (Math.floor(Math.max(milliseconds(expires_at), now) / QUARTER) + 1) * QUARTER;
  world.later(run - now, () => {
    const row = world.of(checkouts).get(id);
    if (row?.status !== 'open' || milliseconds(row.expires_at) > world.time.now()) return;
    const expired = world.of(checkouts).update(id, { status: 'expired' });
    world.emit(expired.organization_id, 'checkout.expired', viewCheckout(world, expired));
  });
}
