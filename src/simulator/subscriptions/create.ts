import { findCustomer, findCustomerByExternalId } from '../customers/table.ts';
import { reconcile } from '../grants/reconcile.ts';
import { invalid } from '../http/problem.ts';
import { addInterval } from '../pricing/periods.ts';
import { claimFirstSeat } from '../seats/seats.ts';
import { iso, milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';
import type { Infer } from '../validation/schema.ts';
import { type CatalogProduct, discountById, findProduct } from './catalog.ts';
import { announce } from './events.ts';
import { resetMeters } from './meters.ts';
import { dayOfMonth, planAmount, pricesIn } from './plan.ts';
import type { subscriptionCreate } from './schema.ts';
import { type SubscriptionRow, subscriptions } from './table.ts';

type Create = Infer<typeof subscriptionCreate>;

/** A free subscription made by the merchant. Paid ones are bought through a checkout. */
export function createFreeSubscription(world: World, organizationId: string, body: Create): SubscriptionRow {
  const product = findProduct(world, organizationId, body.product_id);
  const wrong = (field: string, msg: string, input: unknown) => invalid([{ loc: ['body', field], msg, input }]);
  const wrongProduct = (msg: string) => wrong('product_id', msg, body.product_id);
  if (!product) throw wrongProduct('Product does not exist.');
  if (product.is_archived) throw wrongProduct('Product is archived.');
  if (!product.is_recurring) throw wrongProduct('Product is not a recurring product.');
  if (!isFree(product))
    throw wrongProduct('Product is not free. The customer should go through a checkout to create a paid subscription.');
  const byId = 'customer_id' in body;
  const customer = byId
    ? findCustomer(world, organizationId, body.customer_id)
    : findCustomerByExternalId(world, organizationId, body.external_customer_id);
  if (!customer) {
    const [field, input] = byId
      ? ['customer_id', body.customer_id]
      : ['external_customer_id', body.external_customer_id];
    throw wrong(field ?? '', 'Customer does not exist.', input);
  }
  return startSubscription(world, { product, customerId: customer.id, currency: 'usd', metadata: body.metadata ?? {} });
}

function isFree(product: CatalogProduct): boolean {
  return product.prices.every((price) => price.amount_type === 'fixed' && price.price_amount === 0);
}

export interface Start {
  readonly product: CatalogProduct;
  readonly customerId: string;
  readonly currency: string;
  readonly metadata: SubscriptionRow['metadata'];
  readonly customFieldData?: SubscriptionRow['custom_field_data'];
  readonly discountId?: string | null;
  readonly checkoutId?: string;
  readonly paymentMethodId?: string | null;
  readonly seats?: number | null;
  readonly units?: number | null;
  /** End of the trial it begins with. */
  readonly trialEnd?: string | null;
}

/** Begins a subscription now, with its benefits in the background. */
export function startSubscription(world: World, start: Start): SubscriptionRow {
  const { product, trialEnd = null, seats = null, units = null, discountId = null } = start;
  const now = world.now();
  const at = milliseconds(now);
  const interval = product.recurring_interval ?? 'month';
  const count = product.recurring_interval_count ?? 1;
  const prices = pricesIn(product, start.currency);
  const end = trialEnd ?? iso(addInterval(at, interval, count));
  const plan = { productId: product.id, name: product.name, interval, intervalCount: count, currency: start.currency };
  const row = world.of(subscriptions).insert({
    organization_id: product.organization_id,
    amount: planAmount({ ...plan, prices, seats, units, discount: discountById(world, discountId) }),
    currency: start.currency,
    recurring_interval: interval,
    recurring_interval_count: count,
    status: trialEnd === null ? 'active' : 'trialing',
    current_period_start: now,
    current_period_end: end,
    current_meter_period_start: product.meter_interval ? now : null,
    current_meter_period_end: product.meter_interval
      ? iso(addInterval(at, product.meter_interval, product.meter_interval_count ?? 1))
      : null,
    trial_start: trialEnd === null ? null : now,
    trial_end: trialEnd,
    cancel_at_period_end: false,
    canceled_at: null,
    started_at: now,
    ends_at: null,
    ended_at: null,
    past_due_at: null,
    pause_at_period_end: false,
    paused_at: null,
    resumes_at: null,
    customer_id: start.customerId,
    product_id: product.id,
    price_ids: prices.map((price) => price.id),
    discount_id: discountId,
    discount_applied_at: discountId !== null && trialEnd === null ? now : null,
    checkout_id: start.checkoutId ?? null,
    payment_method_id: start.paymentMethodId ?? null,
    seats,
    units,
    customer_cancellation_reason: null,
    customer_cancellation_comment: null,
    metadata: start.metadata,
    custom_field_data: start.customFieldData ?? {},
    anchor_day: dayOfMonth(trialEnd === null ? at : milliseconds(end)),
  });
  resetMeters(world, row);
  announce(world, row, 'created', 'active', 'updated');
  if (seats !== null) claimFirstSeat(world, { subscriptionId: row.id });
  world.later(0, () => reconcile(world, { subscriptionId: row.id }));
  return row;
}
