import type { World } from '../state/world.ts';
import { type PaymentMethodRow, type PaymentRow, type PaymentTrigger, payments } from './table.ts';

interface Charge {
  readonly organizationId: string;
  readonly customerId: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly trigger: PaymentTrigger;
  readonly orderId?: string | null;
  readonly checkoutId?: string | null;
}

/** What a charge has to know of a card, kept or not. */
type ChargedCard = Pick<PaymentMethodRow, 'outcome' | 'brand' | 'last4'>;

/** One attempt at a card, written down as Polar lists it. `3ds` leaves the payment pending. */
export function charge(world: World, method: ChargedCard, what: Charge): PaymentRow {
  const declined = method.outcome === 'declined';
  const payment = world.of(payments).insert({
    organization_id: what.organizationId,
    customer_id: what.customerId,
    status: declined ? 'failed' : method.outcome === '3ds' ? 'pending' : 'succeeded',
    amount: what.amount,
    currency: what.currency,
    trigger: what.trigger,
    decline_reason: declined ? 'generic_decline' : null,
    decline_message: declined ? 'The bank did not return any further details with this decline.' : null,
    checkout_id: what.checkoutId ?? null,
    order_id: what.orderId ?? null,
    brand: method.brand,
    last4: method.last4,
  });
  return payment.status === 'succeeded' ? world.of(payments).update(payment.id, {}) : payment;
}
