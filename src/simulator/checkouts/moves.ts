import { iso } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { scheduleExpiry } from './expire.ts';
import { checkouts } from './table.ts';

const MINUTE = 60_000;

export interface CheckoutMoves {
  /** The checkout's day is over, for a minute. */
  checkoutExpires(checkoutId: string): void;
}

export function createCheckoutMoves(world: World): CheckoutMoves {
  return {
    checkoutExpires(id) {
      if (!world.of(checkouts).get(id)) throw new Error(`simulator: no checkout ${id}`);
      scheduleExpiry(world, world.of(checkouts).patch(id, { expires_at: iso(world.time.now() - MINUTE) }));
    },
  };
}
