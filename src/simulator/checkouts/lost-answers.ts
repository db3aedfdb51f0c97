import { problem } from '../http/problem.ts';
import type { World } from '../state/world.ts';

/** `lost`: the processor takes the money and breaks, so that Polar believes it has taken none. */
export type CheckoutMode = 'settled' | 'lost';

const modes = new WeakMap<World, CheckoutMode>();

export function setCheckoutMode(world: World, mode: CheckoutMode): void {
  modes.set(world, mode);
}

/** Nothing of the attempt remains, not even a payment; whoever confirms again pays twice. */
export function loseAnswer(world: World): void {
  if (modes.get(world) !== 'lost') return;
  const detail = 'The payment failed: An unknown error occurred Please try again with a different payment method.';
  throw problem(400, 'PaymentError', detail);
}
