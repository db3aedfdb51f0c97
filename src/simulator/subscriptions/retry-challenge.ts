import { chargeOf } from '../orders/charge.ts';
import { orders } from '../orders/table.ts';
import { addPaymentMethod, cardFromToken } from '../payments/cards.ts';
import { type ChallengeRow, NOT_AUTHENTICATED } from '../payments/challenges.ts';
import { charge } from '../payments/charge.ts';
import type { World } from '../state/world.ts';
import { customerById } from './catalog.ts';
import { recover } from './dunning.ts';

/** An order whose challenge is over: paid with a card that is kept, or a failed attempt. */
export function settleRetry(world: World, challenge: ChallengeRow): void {
  const order = world.of(orders).get(challenge.order_id);
  if (order?.status !== 'pending') return;
  const { last4 } = cardFromToken(challenge.token);
  const paid = challenge.status === 'succeeded';
  charge(
    world,
    { brand: 'visa', last4, outcome: paid ? 'ok' : 'declined' },
    { ...chargeOf(order, 'retry_customer'), heardLate: true, ...(paid ? {} : { refusal: NOT_AUTHENTICATED }) },
  );
  if (!paid) {
    // The order is free for another payment, which Polar notes in it.
    world.of(orders).update(order.id, {});
    return;
  }
  const method = addPaymentMethod(world, customerById(world, order.customer_id), challenge.token);
  recover(world, order, method.id);
}
