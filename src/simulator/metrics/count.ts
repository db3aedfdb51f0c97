// Polar counts from its own events: an order once it is paid, its money once the processor has told of it.

import { type SystemEventRow, systemEvents } from '../events/system.ts';
import { products } from '../products/table.ts';
import { milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';
import type { Period } from './periods.ts';

interface Metric {
  readonly slug: string;
  readonly display_name: string;
  readonly type: 'scalar' | 'currency';
  readonly event: string;
  readonly of: (row: SystemEventRow) => number;
}

/** What the simulator counts, in Polar's order. */
export const METRICS: readonly Metric[] = [
  { slug: 'orders', display_name: 'Orders', type: 'scalar', event: 'order.paid', of: () => 1 },
  {
    slug: 'revenue',
    display_name: 'Revenue',
    type: 'currency',
    event: 'balance.order',
    of: ({ metadata }) => Number(metadata.amount),
  },
];

/** What Polar has beside those. */
export const UNCOUNTED: readonly string[] = `active_subscriptions committed_subscriptions monthly_recurring_revenue
  trial_monthly_recurring_revenue committed_monthly_recurring_revenue trial_committed_monthly_recurring_revenue
  average_revenue_per_user checkouts succeeded_checkouts churned_subscriptions churn_rate seats_total seats_claimed
  seats_pending seat_customers new_seat_customers churned_seat_customers net_revenue cumulative_revenue
  net_cumulative_revenue costs cumulative_costs average_order_value net_average_order_value cost_per_user
  active_user_by_event one_time_products one_time_products_revenue one_time_products_net_revenue new_subscriptions
  new_subscriptions_revenue new_subscriptions_net_revenue renewed_subscriptions renewed_subscriptions_revenue
  renewed_subscriptions_net_revenue canceled_subscriptions canceled_subscriptions_customer_service
  canceled_subscriptions_low_quality canceled_subscriptions_missing_features canceled_subscriptions_switched_service
  canceled_subscriptions_too_complex canceled_subscriptions_too_expensive canceled_subscriptions_unused
  canceled_subscriptions_other annual_recurring_revenue committed_annual_recurring_revenue checkouts_conversion ltv
  gross_margin gross_margin_percentage cashflow average_seats_per_customer seat_utilization_rate`.split(/\s+/);

export interface Sought {
  readonly organizationId: string;
  readonly slugs: readonly string[];
  readonly product_id?: readonly string[] | undefined;
  readonly customer_id?: readonly string[] | undefined;
  readonly billing_type?: readonly string[] | undefined;
}

export function countMetrics(world: World, periods: readonly Period[], sought: Sought) {
  const counted = METRICS.filter(({ slug }) => sought.slugs.includes(slug));
  const rows = world.of(systemEvents).where((row) => isSought(world, row, sought));
  const valuesIn = (of: readonly SystemEventRow[]): Record<string, number> =>
    Object.fromEntries(
      counted.map(({ slug, event, of: value }) => [
        slug,
        of.filter(({ name }) => name === event).reduce((sum, row) => sum + value(row), 0),
      ]),
    );
  const isWithin = (row: SystemEventRow, { start, end }: Period): boolean => {
    const at = milliseconds(row.timestamp);
    return at >= start && at < end;
  };
  return {
    periods: periods.map((period) => ({
      timestamp: new Date(period.start).toISOString().replace('.000Z', 'Z'),
      ...valuesIn(rows.filter((row) => isWithin(row, period))),
    })),
    totals: valuesIn(rows.filter((row) => periods.some((period) => isWithin(row, period)))),
    metrics: Object.fromEntries(counted.map(({ slug, display_name, type }) => [slug, { slug, display_name, type }])),
  };
}

function isSought(world: World, row: SystemEventRow, sought: Sought): boolean {
  const productId = String(row.metadata.product_id);
  const isRecurring = world.of(products).get(productId)?.recurring_interval != null;
  return (
    row.organization_id === sought.organizationId &&
    row.shown_from <= world.time.now() &&
    (sought.product_id?.includes(productId) ?? true) &&
    (sought.customer_id?.includes(row.customer_id ?? '') ?? true) &&
    (sought.billing_type?.includes(isRecurring ? 'recurring' : 'one_time') ?? true)
  );
}
