// A customer pays an order by hand that the schedule could not collect.

import { portal, type Route } from '../http/route.ts';
import { portalOrder } from '../orders/find.ts';
import type { OrderRow } from '../orders/table.ts';
import { isPaid } from '../orders/view.ts';
import { payments } from '../payments/table.ts';
import type { World } from '../state/world.ts';
import { confirmRetry } from '../subscriptions/dunning.ts';
import { enumOf } from '../validation/choices.ts';
import { object } from '../validation/object.ts';
import { uuid } from '../validation/polar-types.ts';
import { text } from '../validation/scalars.ts';
import { nullable, optional, withDefault } from '../validation/schema.ts';

const confirmPayment = object('CustomerOrderConfirmPayment', {
  confirmation_token_id: optional(nullable(text())),
  payment_method_id: optional(nullable(uuid())),
  payment_processor: withDefault(enumOf('PaymentProcessor', ['stripe']), 'stripe'),
});

export const portalOrderPaymentRoutes: readonly Route[] = [
  portal({
    operation: 'customer_portal:orders:get_payment_status',
    method: 'GET',
    path: '/v1/customer-portal/orders/{id}/payment-status',
    billing: true,
    handle: ({ world, caller, params }) => paymentStatus(world, portalOrder(world, caller, params.id)),
  }),
  portal({
    // A declined card is an answer with status 200, not an error.
    operation: 'customer_portal:orders:confirm_retry_payment',
    method: 'POST',
    path: '/v1/customer-portal/orders/{id}/confirm-payment',
    billing: true,
    body: confirmPayment,
    handle: ({ world, caller, params, body }) =>
      confirmRetry(world, portalOrder(world, caller, params.id), {
        confirmationToken: body.confirmation_token_id,
        paymentMethodId: body.payment_method_id,
      }),
  }),
];

/** How the last attempt that has ended went. One that is under way, or whose news has not come, does not show yet. */
function paymentStatus(world: World, order: OrderRow): { status: string; error: string | null } {
  if (isPaid(order)) return { status: 'succeeded', error: null };
  const failed = world
    .of(payments)
    .where((row) => row.order_id === order.id && row.status === 'failed')
    .at(-1);
  return { status: failed ? 'failed' : 'pending', error: failed?.decline_message ?? null };
}
