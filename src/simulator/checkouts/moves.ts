import { iso } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { scheduleExpiry } from './expire.ts';
import { type CheckoutMode, setCheckoutMode } from './lost-answers.ts';
import { checkouts } from './table.ts';

const MINUTE = 60_000;

export interface CheckoutMoves {
  /** The checkout's day is over, for a minute. */
  checkoutExpires(checkoutId: string): void;
  /** How payments of checkouts go from now on; `settled` is the default. */
  checkoutsGo(mode: CheckoutMode): void;
}

export function createCheckoutMoves(world: World): CheckoutMoves {
  return {
    checkoutsGo: (mode) => setCheckoutMode(world, mode),
    checkoutExpires(id) {
      if (!world.of(checkouts).get(id)) throw new Error(`simulator: no checkout ${id}`);
      scheduleExpiry(world, world.of(checkouts).patch(id, { expires_at: iso(world.time.now() - MINUTE) }));
    },
  };
}
