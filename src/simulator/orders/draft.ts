import { findCustomer } from '../customers/table.ts';
import { invalid, problem } from '../http/problem.ts';
import { Reply } from '../http/reply.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import { chargeMethod } from '../payments/cards.ts';
import { charge } from '../payments/charge.ts';
import { paymentMethods } from '../payments/table.ts';
import { priceLabel } from '../pricing/labels.ts';
import { priceAmount } from '../pricing/price.ts';
import { invoiceTotals } from '../pricing/totals.ts';
import type { World } from '../state/world.ts';
import { findProduct } from '../subscriptions/catalog.ts';
import type { Infer } from '../validation/schema.ts';
import { chargeOf } from './charge.ts';
import { insertOrder, sumsOf, taxSite } from './create.ts';
import { announceOrder } from './events.ts';
import { nextInvoiceNumber } from './numbers.ts';
import type { orderCreate } from './schema.ts';
import { markPaid } from './settle.ts';
import { type OrderRow, orders } from './table.ts';

/** A draft for a one-time product; nothing is charged before it is finalized. */
export function createDraft(world: World, organization: OrganizationRow, body: Infer<typeof orderCreate>): OrderRow {
  if (!organization.feature_settings.off_session_charges_enabled)
    throw problem(403, 'OffSessionChargesNotEnabled', 'Off-session charges are not enabled for this organization.');
  const wrong = (field: string, msg: string, input: unknown) => invalid([{ loc: ['body', field], msg, input }]);
  const customer = findCustomer(world, organization.id, body.customer_id);
  if (!customer) throw wrong('customer_id', 'Customer does not exist.', body.customer_id);
  const product = findProduct(world, organization.id, body.product_id);
  if (!product) throw wrong('product_id', 'Product does not exist.', body.product_id);
  if (product.is_recurring)
    throw wrong(
      'product_id',
      'Subscription products are not supported by the off-session charge API. Use a one-time product.',
      body.product_id,
    );
  const currency = body.currency ?? organization.default_presentment_currency;
  const price = product.prices.find((candidate) => candidate.price_currency === currency);
  if (!price) throw wrong('product_id', 'Product is not available in this currency.', body.product_id);
  const amount = body.amount ?? priceAmount(price, {}) ?? 0;
  const lines = [{ label: priceLabel(product.name, price, {}), amount, proration: false, priceId: price.id }];
  const totals = invoiceTotals({ lines, currency, site: taxSite(customer), taxBehavior: price.tax_behavior });
  const draft = insertOrder(world, {
    ...sumsOf(totals),
    organization_id: organization.id,
    status: 'draft',
    currency,
    billing_reason: 'purchase',
    customer_id: customer.id,
    product_id: product.id,
    product_price_id: price.id,
    discount_id: null,
    metadata: body.metadata,
    custom_field_data: {},
    description: body.description ?? product.name,
    lines,
  });
  announceOrder(world, draft, 'created');
  return draft;
}

/**
 * Charges a draft while the caller waits. When that fails the order stays a draft, and the attempt among the payments.
 * Unlike a purchase it grants no benefits.
 */
export function finalizeDraft(world: World, order: OrderRow, paymentMethodId: string | null): OrderRow | Reply {
  if (order.status !== 'draft')
    throw problem(
      412,
      'OrderNotDraft',
      `Order ${order.id} is not in draft status (current: ${order.status}). Only draft orders can be modified or finalized.`,
    );
  const refused = order.due_amount > 0 ? takeMoney(world, order, paymentMethodId) : null;
  if (refused) return refused;
  const invoice_number = nextInvoiceNumber(world, order.organization_id, order.customer_id);
  const numbered = world.of(orders).patch(order.id, { invoice_number });
  return markPaid(world, numbered);
}

function takeMoney(world: World, order: OrderRow, paymentMethodId: string | null): Reply | null {
  const named = world.of(paymentMethods).get(paymentMethodId);
  const method = named?.customer_id === order.customer_id ? named : chargeMethod(world, order.customer_id, null);
  if (!method) throw problem(402, 'PaymentFailed', 'Payment failed with reason: missing_payment_method.');
  if (method.outcome === '3ds')
    throw problem(
      402,
      'PaymentActionRequired',
      `Order ${order.id} payment requires customer authentication (e.g. 3DS challenge); off-session charge cannot complete.`,
    );
  const { status } = charge(world, method, { ...chargeOf(order, null), heardLate: true });
  return status === 'succeeded'
    ? null
    : new Reply(402, { error: 'PaymentFailed', detail: 'Payment failed with reason: card_error.' });
}
