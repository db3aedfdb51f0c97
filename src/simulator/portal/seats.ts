// A team's seats, handed out by its owners and billing managers.

import type { PortalCaller } from '../auth/caller.ts';
import { paginate } from '../http/listing.ts';
import { badRequest, notFound, problem } from '../http/problem.ts';
import { one, paging } from '../http/query.ts';
import { portal, type Route } from '../http/route.ts';
import { members } from '../members/table.ts';
import { orders } from '../orders/table.ts';
import { assignSeat, revokeSeat, type SeatScope, seatsOf, totalSeats } from '../seats/seats.ts';
import { type SeatRow, seats } from '../seats/table.ts';
import { viewSeat } from '../seats/view.ts';
import { iso } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { subscriptions } from '../subscriptions/table.ts';
import { object } from '../validation/object.ts';
import { anything, email, uuid } from '../validation/polar-types.ts';
import { text } from '../validation/scalars.ts';
import { nullable, optional } from '../validation/schema.ts';
import { viewPortalSubscription } from './subscription-view.ts';

const DAY = 86_400_000;

const seatAssign = object('CustomerSeatAssign', {
  subscription_id: optional(nullable(uuid())),
  order_id: optional(nullable(uuid())),
  email: optional(nullable(email())),
  member_id: optional(nullable(uuid())),
  external_member_id: optional(nullable(text())),
  metadata: optional(nullable(anything())),
});

export const portalSeatRoutes: readonly Route[] = [
  portal({
    operation: 'customer_portal:seats:list_seats',
    method: 'GET',
    path: '/v1/customer-portal/seats',
    query: { subscription_id: one(uuid()), order_id: one(uuid()) },
    handle({ world, caller, query }) {
      const scope = portalScope(world, caller, { subscriptionId: query.subscription_id, orderId: query.order_id });
      const listed = seatsOf(world, scope);
      const total = totalSeats(world, scope);
      return {
        seats: listed.map((seat) => viewSeat(world, seat)),
        available_seats: total - listed.length,
        total_seats: total,
      };
    },
  }),
  portal({
    operation: 'customer_portal:seats:assign_seat',
    method: 'POST',
    path: '/v1/customer-portal/seats',
    billing: true,
    body: seatAssign,
    handle({ world, caller, body }) {
      const scope = portalScope(world, caller, { subscriptionId: body.subscription_id, orderId: body.order_id });
      return viewSeat(world, assignSeat(world, { ...scope, email: recipient(world, caller, body) }));
    },
  }),
  portal({
    operation: 'customer_portal:seats:list_claimed_subscriptions',
    method: 'GET',
    path: '/v1/customer-portal/seats/subscriptions',
    query: paging,
    handle({ world, caller, query }) {
      const claimed = world
        .of(seats)
        .where((seat) => seat.status === 'claimed' && caller.memberId !== null && seat.member_id === caller.memberId)
        .flatMap((seat) => world.of(subscriptions).get(seat.subscription_id) ?? []);
      return paginate(claimed, query, (row) => viewPortalSubscription(world, row));
    },
  }),
  portal({
    operation: 'customer_portal:seats:revoke_seat',
    method: 'DELETE',
    path: '/v1/customer-portal/seats/{seat_id}',
    billing: true,
    handle: ({ world, caller, params }) => revokeSeat(world, portalSeat(world, caller, params.seat_id)),
  }),
  portal({
    operation: 'customer_portal:seats:resend_invitation',
    method: 'POST',
    path: '/v1/customer-portal/seats/{seat_id}/resend',
    billing: true,
    handle({ world, caller, params }) {
      const seat = portalSeat(world, caller, params.seat_id);
      if (seat.status !== 'pending') throw problem(400, 'SeatNotPending', `Seat ${seat.id} is not pending.`);
      const expires = seat.invitation_token_expires_at ?? iso(world.time.now() + DAY);
      return viewSeat(world, world.of(seats).patch(seat.id, { invitation_token_expires_at: expires }));
    },
  }),
];

/** The customer's own subscription or order, else 404. */
function portalScope(world: World, caller: PortalCaller, asked: SeatScope): SeatScope {
  if (asked.subscriptionId) {
    const row = world.of(subscriptions).get(asked.subscriptionId);
    if (row?.customer_id !== caller.customerId) throw notFound('Subscription not found');
    return { subscriptionId: row.id };
  }
  if (!asked.orderId) throw badRequest('Either subscription_id or order_id must be provided');
  const row = world.of(orders).get(asked.orderId);
  if (row?.customer_id !== caller.customerId) throw notFound('Order not found');
  return { orderId: row.id };
}

interface Recipient {
  readonly email?: string | null;
  readonly member_id?: string | null;
  readonly external_member_id?: string | null;
}

function recipient(world: World, caller: PortalCaller, asked: Recipient): string {
  if (asked.email) return asked.email;
  const member = world
    .of(members)
    .find(
      (row) =>
        row.customer_id === caller.customerId &&
        (row.id === asked.member_id || (row.external_id !== null && row.external_id === asked.external_member_id)),
    );
  if (!member) throw notFound('Member not found');
  return member.email;
}

function portalSeat(world: World, caller: PortalCaller, id: string): SeatRow {
  const seat = world.of(seats).get(id);
  const owner = world.of(subscriptions).get(seat?.subscription_id) ?? world.of(orders).get(seat?.order_id);
  if (!seat || owner?.customer_id !== caller.customerId) throw notFound('Seat not found');
  return seat;
}
