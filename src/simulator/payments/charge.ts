import type { World } from '../state/world.ts';
import { type CardOutcome, type PaymentMethodRow, type PaymentRow, type PaymentTrigger, payments } from './table.ts';

interface Charge {
  readonly organizationId: string;
  readonly customerId: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly trigger: PaymentTrigger | null;
  readonly orderId?: string | null;
  readonly checkoutId?: string | null;
  /** Polar heard of it only when it was over, so the row is never changed. */
  readonly heardLate?: boolean;
  /** Why it is refused, when not by the bank without a word. */
  readonly refusal?: Refusal;
}

interface Refusal {
  readonly reason: string;
  readonly message: string;
}

const REFUSALS: Readonly<Record<Exclude<CardOutcome, 'ok'>, Refusal>> = {
  declined: {
    reason: 'generic_decline',
    message: 'The bank did not return any further details with this decline.',
  },
  '3ds': {
    reason: 'authentication_required',
    message: 'The bank wants the cardholder to confirm this payment.',
  },
};

/** What a charge has to know of a card, kept or not. */
type ChargedCard = Pick<PaymentMethodRow, 'outcome' | 'brand' | 'last4'>;

/**
 * One attempt at a card with nobody there to answer the bank, written down as Polar lists it. A payment that waits for
 * a challenge is not listed before that ends.
 */
export function charge(world: World, method: ChargedCard, what: Charge): PaymentRow {
  const refusal = method.outcome === 'ok' ? null : (what.refusal ?? REFUSALS[method.outcome]);
  const payment = world.of(payments).insert({
    organization_id: what.organizationId,
    customer_id: what.customerId,
    status: refusal ? 'failed' : 'succeeded',
    amount: what.amount,
    currency: what.currency,
    trigger: what.trigger,
    decline_reason: refusal?.reason ?? null,
    decline_message: refusal?.message ?? null,
    checkout_id: what.checkoutId ?? null,
    order_id: what.orderId ?? null,
    brand: method.brand,
    last4: method.last4,
  });
  return payment.status === 'succeeded' && !what.heardLate ? world.of(payments).update(payment.id, {}) : payment;
}
