import { type CustomerRow, customers } from '../customers/table.ts';
import type { World } from '../state/world.ts';
import { type CardOutcome, type PaymentMethodRow, paymentMethods } from './table.ts';

/**
 * The card behind a confirmation token or the name of a payment method: one with `declined` in it is declined, one
 * with `3ds` wants a challenge, any other pays. The last four digits are the token's own.
 */
export function cardFromToken(token: string): { readonly outcome: CardOutcome; readonly last4: string } {
  const outcome = token.includes('declined') ? 'declined' : token.includes('3ds') ? '3ds' : 'ok';
  return { outcome, last4: /(\d{4})$/.exec(token)?.[1] ?? '4242' };
}

export function addPaymentMethod(world: World, customer: CustomerRow, token: string): PaymentMethodRow {
  const { outcome, last4 } = cardFromToken(token);
  return world.of(paymentMethods).insert({
    organization_id: customer.organization_id,
    customer_id: customer.id,
    type: 'card',
    brand: 'visa',
    last4,
    outcome,
  });
}

/** The card a charge would use: the one named, else the customer's default, else the newest. */
export function chargeMethod(world: World, customerId: string, preferred: string | null): PaymentMethodRow | undefined {
  const table = world.of(paymentMethods);
  const own = (row: PaymentMethodRow | undefined) => (row?.customer_id === customerId ? row : undefined);
  const chosen =
    own(table.get(preferred)) ?? own(table.get(world.of(customers).get(customerId)?.default_payment_method_id));
  return chosen ?? table.where((row) => row.customer_id === customerId).at(-1);
}

/** Every card the customer has now goes like this from now on; a new one goes its own way. */
export function turnCards(world: World, customerId: string, outcome: CardOutcome): void {
  for (const row of world.of(paymentMethods).where((method) => method.customer_id === customerId))
    world.of(paymentMethods).patch(row.id, { outcome });
}

export function viewPaymentMethod(row: PaymentMethodRow) {
  return {
    id: row.id,
    created_at: row.created_at,
    modified_at: row.modified_at,
    processor: 'stripe',
    customer_id: row.customer_id,
    type: row.type,
    method_metadata: { brand: row.brand, last4: row.last4, exp_month: 12, exp_year: 2030, wallet: null },
  };
}

/** The customer's cards, newest first. */
export function paymentMethodsOf(world: World, customerId: string): readonly PaymentMethodRow[] {
  return world
    .of(paymentMethods)
    .where((row) => row.customer_id === customerId)
    .toReversed();
}
