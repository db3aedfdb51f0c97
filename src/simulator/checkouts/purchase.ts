import { turnIntoTeam } from '../customers/team.ts';
import { recordPayment } from '../events/money-events.ts';
import { reconcile } from '../grants/reconcile.ts';
import { insertOrder, type OrderLine, sumsOf, taxSite } from '../orders/create.ts';
import { announceOrder } from '../orders/events.ts';
import { nextReceiptNumber } from '../orders/numbers.ts';
import { renderReceipt } from '../orders/settle.ts';
import { type OrderRow, orders } from '../orders/table.ts';
import { organizations } from '../organizations/table.ts';
import { payments } from '../payments/table.ts';
import { priceLabel, trialLabel } from '../pricing/labels.ts';
import { priceAmount } from '../pricing/price.ts';
import { invoiceTotals, platformFee } from '../pricing/totals.ts';
import type { PriceRow } from '../products/table.ts';
import { claimFirstSeat } from '../seats/seats.ts';
import { milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';
import {
  type CatalogProduct,
  customerById,
  discountById,
  priceById,
  productById,
  redeem,
} from '../subscriptions/catalog.ts';
import { startSubscription } from '../subscriptions/create.ts';
import type { SubscriptionRow } from '../subscriptions/table.ts';
import { type CheckoutRow, checkouts } from './table.ts';
import { viewCheckout } from './view.ts';

/** How long after a sale Polar looks at the seller again, which changes the organization. */
const REVIEW_MILLISECONDS = 2_550;
/** Its first look at a seller takes longer, and what is sold meanwhile waits for that. */
const FIRST_REVIEW_MILLISECONDS = 12_200;

interface Payment {
  readonly last4: string | null;
  /** Whether money was taken. */
  readonly paid: boolean;
}

/** What follows a confirmed payment: the subscription, the paid order, the end of the checkout, the benefits. */
export function completePurchase(world: World, row: CheckoutRow, payment: Payment): void {
  const product = productById(world, row.product_id);
  const customerId = row.customer_id ?? '';
  if (row.seats !== null) turnIntoTeam(world, customerId, 'purchase');
  const subscription = product.is_recurring ? subscribe(world, row, product) : null;
  const order = placeOrder(world, row, { product, subscription, payment });
  const done = world.of(checkouts).update(row.id, {
    status: 'succeeded',
    payment_processor_metadata: { ...row.payment_processor_metadata, intent_status: 'succeeded' },
  });
  redeem(world, row.discount_id);
  world.emit(row.organization_id, 'checkout.updated', viewCheckout(world, done));
  if (subscription) return;
  if (order.seats !== null) claimFirstSeat(world, { orderId: order.id });
  world.later(0, () => reconcile(world, { orderId: order.id }));
}

function subscribe(world: World, row: CheckoutRow, product: CatalogProduct): SubscriptionRow {
  return startSubscription(world, {
    product,
    customerId: row.customer_id ?? '',
    currency: row.currency,
    metadata: row.metadata,
    customFieldData: row.custom_field_data,
    discountId: row.discount_id,
    checkoutId: row.id,
    paymentMethodId: row.payment_method_id,
    seats: row.seats,
    units: row.units,
    trialEnd: row.trial_end,
  });
}

interface Sale {
  readonly product: CatalogProduct;
  readonly subscription: SubscriptionRow | null;
  readonly payment: Payment;
}

function placeOrder(world: World, row: CheckoutRow, { product, subscription, payment }: Sale): OrderRow {
  const customer = customerById(world, row.customer_id ?? '');
  const trial = subscription?.status === 'trialing';
  const lines = trial ? [trialLine(product, subscription)] : purchaseLines(world, row, product);
  const totals = invoiceTotals({
    lines,
    currency: row.currency,
    discount: discountById(world, row.discount_id),
    site: taxSite(customer),
    taxBehavior: priceById(world, row.product_price_id).tax_behavior,
  });
  const order = insertOrder(world, {
    ...sumsOf(totals),
    organization_id: row.organization_id,
    status: 'paid',
    currency: row.currency,
    billing_reason: subscription ? 'subscription_create' : 'purchase',
    customer_id: customer.id,
    product_id: product.id,
    product_price_id: trial ? null : row.product_price_id,
    discount_id: row.discount_id,
    subscription_id: subscription?.id ?? null,
    checkout_id: row.id,
    seats: row.seats,
    units: row.units,
    metadata: row.metadata,
    custom_field_data: row.custom_field_data,
    description: product.name,
    lines,
  });
  announceOrder(world, order, 'created');
  if (payment.paid) return takePayment(world, order, payment);
  // The order of a trial is of no price, and moves no money.
  if (order.product_price_id !== null) recordPayment(world, order);
  return finish(world, order);
}

function takePayment(world: World, order: OrderRow, payment: Payment): OrderRow {
  const paid = world.of(payments).insert({
    organization_id: order.organization_id,
    customer_id: order.customer_id,
    status: 'succeeded',
    amount: order.due_amount,
    currency: order.currency,
    trigger: 'purchase',
    decline_reason: null,
    decline_message: null,
    checkout_id: order.checkout_id,
    order_id: order.id,
    brand: 'visa',
    last4: payment.last4 ?? '4242',
  });
  world.of(payments).update(paid.id, {});
  recordPayment(world, order);
  const receipt_number = nextReceiptNumber(world, order);
  const receipted = world.of(orders).update(order.id, {
    receipt_number,
    platform_fee_amount: platformFee(order.total_amount),
    platform_fee_currency: order.currency,
  });
  renderReceipt(world, receipted.id);
  reviewSeller(world, order.organization_id);
  return finish(world, receipted);
}

function reviewSeller(world: World, organizationId: string): void {
  const isSale = (row: OrderRow) => row.organization_id === organizationId && row.receipt_number !== null;
  const first = world.of(orders).find(isSale);
  const sinceFirst = first ? world.time.now() - milliseconds(first.created_at) : 0;
  const wait = Math.max(REVIEW_MILLISECONDS, FIRST_REVIEW_MILLISECONDS - sinceFirst);
  world.later(wait, () => void world.of(organizations).update(organizationId, {}));
}

function finish(world: World, order: OrderRow): OrderRow {
  // The receipt gets its number between the two, and Polar counts its fee after them.
  const told = { ...order, platform_fee_amount: 0, platform_fee_currency: null };
  announceOrder(world, { ...told, receipt_number: null }, 'updated');
  announceOrder(world, told, 'paid');
  return order;
}

function purchaseLines(world: World, row: CheckoutRow, product: CatalogProduct): OrderLine[] {
  const sold = product.prices.filter((price) => price.price_currency === row.currency);
  const lines = sold.flatMap((price) => {
    const amount = lineAmount(price, row);
    if (amount === null) return [];
    return [{ label: priceLabel(product.name, price, row), amount, proration: false, priceId: price.id }];
  });
  // A product that only counts usage starts with an order of nothing.
  return lines.length > 0
    ? lines
    : [{ label: product.name, amount: 0, proration: false, priceId: priceById(world, row.product_price_id).id }];
}

function lineAmount(price: PriceRow, row: CheckoutRow): number | null {
  if (price.amount_type === 'custom') return row.custom_amount ?? price.preset_amount ?? price.minimum_amount;
  return priceAmount(price, row);
}

function trialLine(product: CatalogProduct, subscription: SubscriptionRow): OrderLine {
  const start = milliseconds(subscription.current_period_start);
  const label = trialLabel(product.name, start, milliseconds(subscription.current_period_end));
  return { label, amount: 0, proration: false, priceId: null };
}
