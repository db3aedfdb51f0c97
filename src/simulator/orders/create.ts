import { billingWallet, spendBalance } from '../payments/wallet.ts';
import { type InvoiceTotals, invoiceTotals } from '../pricing/totals.ts';
import type { World } from '../state/world.ts';
import { customerById, discountById, priceById, productById } from '../subscriptions/catalog.ts';
import type { SubscriptionRow } from '../subscriptions/table.ts';
import { byWeight } from './by-weight.ts';
import { announceOrder } from './events.ts';
import { nextInvoiceNumber } from './numbers.ts';
import { type BillingReason, type OrderItem, type OrderRow, orders } from './table.ts';

export interface OrderLine {
  readonly label: string;
  readonly amount: number;
  readonly proration: boolean;
  readonly priceId: string | null;
}

export interface SubscriptionInvoice {
  readonly subscription: SubscriptionRow;
  readonly reason: BillingReason;
  readonly lines: readonly OrderLine[];
  /** Whether credit of the customer pays first. */
  readonly useBalance: boolean;
}

/** A pending order of a subscription, with its sums, its numbers and the credit it uses up. */
export function createOrder(world: World, invoice: SubscriptionInvoice): OrderRow {
  const { subscription, reason, lines } = invoice;
  const { customer_id, currency, discount_id } = subscription;
  const customer = customerById(world, customer_id);
  const totals = invoiceTotals({
    lines,
    currency,
    discount: discountById(world, discount_id),
    site: taxSite(customer),
    taxBehavior: priceTaxBehavior(world, subscription.price_ids[0]),
    balance: invoice.useBalance ? billingWallet(world, customer_id, currency)?.balance : 0,
  });
  spendBalance(world, { customerId: customer_id, currency, amount: -totals.applied_balance_amount });
  const order = insertOrder(world, {
    ...sumsOf(totals),
    organization_id: subscription.organization_id,
    status: 'pending',
    currency,
    billing_reason: reason,
    customer_id,
    product_id: subscription.product_id,
    product_price_id: leadingPrice(lines),
    discount_id,
    subscription_id: subscription.id,
    metadata: subscription.metadata,
    custom_field_data: subscription.custom_field_data,
    description: productById(world, subscription.product_id).name,
    lines,
  });
  announceOrder(world, order, 'created');
  return order;
}

// The price an order is filed under is that of its largest line.
function leadingPrice(lines: readonly OrderLine[]): string | null {
  return byWeight(lines).find((line) => line.priceId !== null)?.priceId ?? null;
}

type Given = Pick<
  OrderRow,
  'organization_id' | 'status' | 'currency' | 'billing_reason' | 'customer_id' | 'product_id'
> &
  Pick<OrderRow, 'product_price_id' | 'discount_id' | 'description' | 'metadata' | 'custom_field_data'> &
  Sums &
  Partial<OrderRow> & { readonly lines: readonly OrderLine[] };

/** Inserts an order for a customer, numbered unless it is a draft. */
export function insertOrder(world: World, given: Given): OrderRow {
  const { lines, ...columns } = given;
  const customer = customerById(world, given.customer_id);
  const invoice_number =
    given.status === 'draft' ? null : nextInvoiceNumber(world, given.organization_id, given.customer_id);
  const created_at = world.now();
  return world.of(orders).insert({
    created_at,
    refunded_amount: 0,
    refunded_tax_amount: 0,
    billing_name: customer.billing_name ?? customer.name,
    billing_address: customer.billing_address,
    tax_id: customer.tax_id,
    invoice_number,
    is_invoice_generated: false,
    receipt_number: null,
    is_receipt_rendered: false,
    seats: null,
    units: null,
    subscription_id: null,
    checkout_id: null,
    next_payment_attempt_at: null,
    failed_attempts: 0,
    platform_fee_amount: 0,
    platform_fee_currency: null,
    ...columns,
    items: lines.map((line) => itemOf(world, line)),
  });
}

type Sums = Omit<InvoiceTotals, 'tax_behavior'>;

export function sumsOf(totals: InvoiceTotals): Sums {
  const { tax_behavior: _, ...sums } = totals;
  return sums;
}

export function taxSite(customer: {
  readonly billing_address: OrderRow['billing_address'];
  readonly tax_id: OrderRow['tax_id'];
}): { country: string | undefined; state: string | null | undefined; taxId: string | null } {
  const { billing_address: address, tax_id } = customer;
  return { country: address?.country, state: address?.state, taxId: tax_id?.[0] ?? null };
}

export function priceTaxBehavior(world: World, priceId: string | null | undefined): string | null {
  return priceId ? priceById(world, priceId).tax_behavior : null;
}

function itemOf(world: World, line: OrderLine): OrderItem {
  return {
    created_at: world.now(),
    modified_at: null,
    id: world.ids.uuid(),
    label: line.label,
    amount: line.amount,
    tax_amount: 0,
    proration: line.proration,
    product_price_id: line.priceId,
  };
}
