import { issueToken } from '../auth/tokens.ts';
import { customFields } from '../custom-fields/table.ts';
import type { CustomerRow } from '../customers/table.ts';
import { invalid, problem } from '../http/problem.ts';
import { Reply } from '../http/reply.ts';
import { organizations } from '../organizations/table.ts';
import { addPaymentMethod, cardFromToken } from '../payments/cards.ts';
import { openChallenge } from '../payments/challenges.ts';
import { charge } from '../payments/charge.ts';
import type { World } from '../state/world.ts';
import { productById } from '../subscriptions/catalog.ts';
import { subscriptions } from '../subscriptions/table.ts';
import type { Infer } from '../validation/schema.ts';
import { checkoutAmounts } from './amounts.ts';
import { buyerOf, knownByEmail, knownCustomer } from './customer.ts';
import { refuseUsedUpDiscount } from './discount-limit.ts';
import { loseAnswer } from './lost-answers.ts';
import { completePurchase } from './purchase.ts';
import { refuseExpired, refuseUnlessOpen } from './refusals.ts';
import type { checkoutConfirm } from './schema.ts';
import { type CheckoutRow, checkouts } from './table.ts';
import { applyUpdate } from './update.ts';
import { viewCheckout, viewNeeds, viewPublicCheckout } from './view.ts';

type Confirm = Infer<typeof checkoutConfirm>;

const SESSION_MILLISECONDS = 3_600_000;

/**
 * Buys. The answer says `confirmed`; subscription, order and benefits follow in the background. A declined card
 * leaves the checkout open (400); one that wants a challenge waits for it.
 */
export function confirmCheckout(world: World, open: CheckoutRow, confirm: Confirm) {
  refuseExpired(world, open);
  refuseUnlessOpen(open);
  const row = applyUpdate(world, open, confirm);
  requireFields(world, row);
  refuseSecondSubscription(world, row);
  const needs = viewNeeds(world, row);
  const card = needs.is_payment_form_required ? requireCard(confirm.confirmation_token_id) : null;
  refuseUsedUpDiscount(world, row, card?.last4);
  if (card?.outcome === 'declined') return declined(world, row, card.last4);
  if (card) loseAnswer(world);
  const onlyByEmail = knownByEmail(world, row);
  const { customer, tell } = buyerOf(world, row);
  const keepsCard = card !== null && card.outcome === 'ok' && needs.is_payment_setup_required;
  const method = keepsCard ? addPaymentMethod(world, customer, card.token) : null;
  const confirmed = world.of(checkouts).update(row.id, {
    status: 'confirmed',
    customer_id: customer.id,
    payment_method_id: method?.id ?? null,
    payment_processor_metadata: {
      ...row.payment_processor_metadata,
      ...intentOf(world, { row, customer, card, setup: !needs.is_payment_required }),
    },
    ...(needs.is_payment_form_required ? {} : { is_business_customer: false, customer_billing_name: null }),
  });
  world.emit(row.organization_id, 'checkout.updated', viewCheckout(world, confirmed));
  tell();
  if (card?.outcome !== '3ds')
    world.later(0, () =>
      completePurchase(world, confirmed, { last4: card?.last4 ?? null, paid: needs.is_payment_required }),
    );
  // Whoever knows an e-mail is not yet its owner.
  const session = onlyByEmail ? null : openBuyerSession(world, confirmed, customer);
  const { subtotal_amount, ...view } = viewPublicCheckout(world, confirmed);
  return { ...view, customer_session_token: session, subtotal_amount };
}

function openBuyerSession(world: World, row: CheckoutRow, customer: CustomerRow): string {
  return issueToken(world, {
    organizationId: row.organization_id,
    subject: { kind: 'customer', customerId: customer.id },
    expiresAt: world.time.now() + SESSION_MILLISECONDS,
  }).id;
}

// Refused, but not undone: the answers stay in the checkout, and the attempt is among the payments.
function declined(world: World, row: CheckoutRow, last4: string): Reply {
  const { total_amount: amount } = checkoutAmounts(world, row);
  const card = { organization_id: row.organization_id, brand: 'visa', last4, outcome: 'declined' } as const;
  charge(world, card, {
    organizationId: row.organization_id,
    customerId: row.customer_id,
    amount,
    currency: row.currency,
    trigger: 'purchase',
    checkoutId: row.id,
  });
  const detail = 'The payment failed: Your card was declined. Please try again with a different payment method.';
  return new Reply(400, { error: 'PaymentError', detail });
}

function requireCard(token: string | null | undefined) {
  if (!token)
    throw invalid([{ type: 'missing', loc: ['body', 'confirmation_token_id'], msg: 'Field required', input: null }]);
  return { ...cardFromToken(token), token };
}

function requireFields(world: World, row: CheckoutRow): void {
  const missing = productById(world, row.product_id).attached_custom_fields.flatMap(({ custom_field_id, required }) => {
    const slug = world.of(customFields).get(custom_field_id)?.slug;
    const given = slug === undefined || row.custom_field_data[slug] != null;
    return required && !given ? [slug] : [];
  });
  if (missing.length === 0) return;
  const input = row.custom_field_data;
  throw invalid(
    missing.map((slug) => ({
      type: 'missing',
      loc: ['body', 'custom_field_data', slug],
      msg: 'Field required',
      input,
    })),
  );
}

function refuseSecondSubscription(world: World, row: CheckoutRow): void {
  const settings = world.of(organizations).get(row.organization_id)?.subscription_settings;
  if (settings?.allow_multiple_subscriptions || !productById(world, row.product_id).is_recurring) return;
  const customer = knownCustomer(world, row);
  const running = world
    .of(subscriptions)
    .find((other) => other.customer_id === customer?.id && other.status !== 'canceled');
  if (running) throw problem(403, 'AlreadyActiveSubscriptionError', 'You already have an active subscription.');
}

interface Intent {
  readonly row: CheckoutRow;
  readonly customer: CustomerRow;
  readonly card: { readonly outcome: string; readonly token: string } | null;
  readonly setup: boolean;
}

function intentOf(world: World, { row, customer, card, setup }: Intent): Readonly<Record<string, unknown>> {
  const processorCustomer = { customer_id: `cus_${customer.id.replaceAll('-', '').slice(0, 24)}` };
  if (!card) return processorCustomer;
  if (card.outcome === '3ds') {
    const { organization_id, id: checkout_id } = row;
    const waiting = { organization_id, checkout_id, customer_id: customer.id, token: card.token, setup };
    const { client_secret, status } = openChallenge(world, waiting);
    return { ...processorCustomer, intent_client_secret: client_secret, intent_status: status };
  }
  return {
    ...processorCustomer,
    intent_client_secret: `${setup ? 'seti' : 'pi'}_secret_${world.ids.letters(24)}`,
    intent_status: 'succeeded',
  };
}
