import { addPaymentMethod, cardFromToken } from '../payments/cards.ts';
import { type ChallengeRow, NOT_AUTHENTICATED } from '../payments/challenges.ts';
import { charge } from '../payments/charge.ts';
import type { World } from '../state/world.ts';
import { customerById } from '../subscriptions/catalog.ts';
import { checkoutAmounts } from './amounts.ts';
import { completePurchase } from './purchase.ts';
import { type CheckoutRow, checkouts } from './table.ts';
import { viewCheckout, viewNeeds } from './view.ts';

/** A checkout whose challenge is over: bought, or open for another try. */
export function settleCheckout(world: World, challenge: ChallengeRow): void {
  const row = world.of(checkouts).get(challenge.checkout_id);
  if (row?.status !== 'confirmed') return;
  if (challenge.status === 'failed') {
    reopen(world, row, challenge);
    return;
  }
  const { last4 } = cardFromToken(challenge.token);
  const needs = viewNeeds(world, row);
  const method = needs.is_payment_setup_required
    ? addPaymentMethod(world, customerById(world, challenge.customer_id), challenge.token)
    : null;
  const paid = world.of(checkouts).patch(row.id, { payment_method_id: method?.id ?? null });
  completePurchase(world, paid, { last4, paid: needs.is_payment_required });
}

function reopen(world: World, row: CheckoutRow, challenge: ChallengeRow): void {
  const { intent_client_secret: _secret, intent_status: _status, ...kept } = row.payment_processor_metadata;
  const open = world.of(checkouts).update(row.id, { status: 'open', payment_processor_metadata: kept });
  if (viewNeeds(world, open).is_payment_required)
    charge(
      world,
      { brand: 'visa', last4: cardFromToken(challenge.token).last4, outcome: 'declined' },
      {
        organizationId: row.organization_id,
        customerId: row.customer_id,
        amount: checkoutAmounts(world, open).total_amount,
        currency: row.currency,
        trigger: 'purchase',
        checkoutId: row.id,
        refusal: NOT_AUTHENTICATED,
      },
    );
  world.emit(row.organization_id, 'checkout.updated', viewCheckout(world, open));
}
