import { viewCustomer, viewCustomerUser } from '../customers/view.ts';
import { discounts } from '../discounts/table.ts';
import { viewDiscountBase } from '../discounts/view.ts';
import { refundableAmount, refundableTax } from '../pricing/refund-share.ts';
import { viewPrice } from '../products/price-view.ts';
import { products } from '../products/table.ts';
import { viewProductSummary } from '../products/view.ts';
import type { World } from '../state/world.ts';
import { customerById, priceById } from '../subscriptions/catalog.ts';
import { subscriptions } from '../subscriptions/table.ts';
import { bareSubscription } from '../subscriptions/view.ts';
import { byWeight } from './by-weight.ts';
import type { OrderRow } from './table.ts';

/** An order as its organization reads it. */
export function viewOrder(world: World, row: OrderRow) {
  const customer = customerById(world, row.customer_id);
  const product = world.of(products).get(row.product_id);
  const discount = world.of(discounts).get(row.discount_id);
  const subscription = world.of(subscriptions).get(row.subscription_id);
  return {
    ...orderFields(row),
    metadata: row.metadata,
    custom_field_data: row.custom_field_data,
    platform_fee_amount: row.platform_fee_amount,
    platform_fee_currency: row.platform_fee_currency,
    customer: viewCustomer(customer),
    user_id: row.customer_id,
    product: product ? viewProductSummary(product) : null,
    product_price: row.product_price_id ? viewPrice(world, priceById(world, row.product_price_id)) : null,
    discount: discount ? viewDiscountBase(discount) : null,
    subscription: subscription ? bareSubscription(subscription) : null,
    items: byWeight(row.items),
    description: row.description,
    ...derivedAmounts(row),
    user: viewCustomerUser(customer),
  };
}

/** What organization and customer see alike. */
export function orderFields(row: OrderRow) {
  return {
    id: row.id,
    created_at: row.created_at,
    modified_at: row.modified_at,
    status: row.status,
    paid: isPaid(row),
    subtotal_amount: row.subtotal_amount,
    discount_amount: row.discount_amount,
    net_amount: row.net_amount,
    tax_amount: row.tax_amount,
    total_amount: row.total_amount,
    applied_balance_amount: row.applied_balance_amount,
    due_amount: row.due_amount,
    refunded_amount: row.refunded_amount,
    refunded_tax_amount: row.refunded_tax_amount,
    currency: row.currency,
    billing_reason: row.billing_reason,
    billing_name: row.billing_name,
    billing_address: row.billing_address,
    invoice_number: row.invoice_number,
    is_invoice_generated: row.is_invoice_generated,
    receipt_number: row.receipt_number,
    seats: row.seats,
    units: row.units,
    customer_id: row.customer_id,
    product_id: row.product_id,
    product_price_id: row.product_price_id,
    discount_id: row.discount_id,
    subscription_id: row.subscription_id,
    checkout_id: row.checkout_id,
    next_payment_attempt_at: row.next_payment_attempt_at,
  };
}

export function isPaid(row: OrderRow): boolean {
  return row.status === 'paid' || row.status === 'refunded' || row.status === 'partially_refunded';
}

/** Sums that older clients read, and what a refund could still take. */
export function derivedAmounts(row: OrderRow) {
  return {
    amount: row.net_amount,
    from_balance_amount: row.applied_balance_amount,
    refundable_amount: refundableAmount(row),
    refundable_tax_amount: refundableTax(row),
  };
}
