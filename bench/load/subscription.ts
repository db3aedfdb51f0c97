import { ORDER_CUSTOMER, orderJson } from './order.ts';

/** A subscription as Polar prints it, for any id: with its customer and its product. */
export function subscriptionJson(id: string, canceled: boolean): string {
  const { customer, product, created_at: at } = JSON.parse(orderJson(id));
  const end = '2026-12-02T09:30:00Z';
  return JSON.stringify({
    id,
    created_at: at,
    modified_at: at,
    status: 'active',
    amount: 4900,
    currency: 'usd',
    recurring_interval: 'month',
    recurring_interval_count: 1,
    current_period_start: at,
    current_period_end: end,
    trial_start: null,
    trial_end: null,
    cancel_at_period_end: canceled,
    canceled_at: canceled ? at : null,
    started_at: at,
    ends_at: canceled ? end : null,
    ended_at: null,
    past_due_at: null,
    pause_at_period_end: false,
    paused_at: null,
    resumes_at: null,
    customer_id: ORDER_CUSTOMER,
    product_id: product.id,
    discount_id: null,
    seats: null,
    units: null,
    customer_cancellation_reason: null,
    customer_cancellation_comment: null,
    metadata: {},
    customer,
    product,
    discount: null,
    prices: [],
    meters: [],
    pending_update: null,
  });
}
