import type { OrderRow } from '../orders/table.ts';
import { products } from '../products/table.ts';
import type { World } from '../state/world.ts';
import { recordEvent } from './system.ts';

export function recordOrder(world: World, order: OrderRow, event: 'paid' | 'refunded' | 'voided'): void {
  const { organization_id, customer_id } = order;
  const metadata = { order_id: order.id, currency: order.currency, ...detailsOf(world, order, event) };
  recordEvent(world, { organization_id, customer_id, name: `order.${event}`, metadata });
}

function detailsOf(world: World, order: OrderRow, event: 'paid' | 'refunded' | 'voided'): object {
  if (event === 'refunded') return { refunded_amount: order.refunded_amount };
  if (event === 'voided') return { amount: order.total_amount };
  const product = world.of(products).get(order.product_id);
  const { recurring_interval, recurring_interval_count } = product ?? {};
  const recurring = order.subscription_id !== null && recurring_interval != null;
  return {
    ...(order.product_id === null ? {} : { product_id: order.product_id }),
    billing_type: recurring ? 'recurring' : 'one_time',
    amount: order.total_amount,
    net_amount: order.net_amount,
    tax_amount: order.tax_amount,
    applied_balance_amount: order.applied_balance_amount,
    discount_amount: order.discount_amount,
    platform_fee: 0,
    ...(recurring ? { subscription_id: order.subscription_id, recurring_interval, recurring_interval_count } : {}),
  };
}
