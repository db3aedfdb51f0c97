import { issueToken } from '../auth/tokens.ts';
import { badRequest, notFound, problem } from '../http/problem.ts';
import { one } from '../http/query.ts';
import { anonymous, merchant, type Route } from '../http/route.ts';
import { members } from '../members/table.ts';
import { orders } from '../orders/table.ts';
import { organizations } from '../organizations/table.ts';
import { milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { productById } from '../subscriptions/catalog.ts';
import { subscriptions } from '../subscriptions/table.ts';
import { uuid } from '../validation/polar-types.ts';
import { seatAssign, seatClaim } from './schema.ts';
import { assignedSeats, assignSeat, claimSeat, revokeSeat, type SeatScope, seatsOf, totalSeats } from './seats.ts';
import { type SeatRow, seats } from './table.ts';
import { viewSeat } from './view.ts';

const scopes = ['customer_seats:write'];
const HOUR = 3_600_000;

function owned(world: World, organizationId: string, id: string): SeatRow {
  const seat = world.of(seats).get(id);
  if (!seat || seat.organization_id !== organizationId) throw notFound('Seat not found');
  return seat;
}

function requireScope(world: World, organizationId: string, scope: SeatScope): void {
  if (!scope.subscriptionId && !scope.orderId) throw badRequest('Either subscription_id or order_id must be provided');
  const owner = scope.subscriptionId
    ? world.of(subscriptions).get(scope.subscriptionId)
    : world.of(orders).get(scope.orderId);
  if (!owner || owner.organization_id !== organizationId)
    throw notFound(scope.subscriptionId ? 'Subscription not found' : 'Order not found');
}

function byInvitation(world: World, token: string): SeatRow {
  const seat = world.of(seats).find((row) => row.invitation_token === token);
  const over =
    seat?.invitation_token_expires_at != null && milliseconds(seat.invitation_token_expires_at) <= world.time.now();
  if (!seat || over) throw problem(400, 'InvalidInvitationToken', 'Invalid or expired invitation token');
  return seat;
}

function productOf(world: World, seat: SeatRow) {
  const owner = world.of(subscriptions).get(seat.subscription_id) ?? world.of(orders).get(seat.order_id);
  return productById(world, owner?.product_id ?? '');
}

const merchantRoutes: readonly Route[] = [
  merchant({
    operation: 'customer-seats:list_seats',
    method: 'GET',
    path: '/v1/customer-seats',
    scopes: ['customer_seats:read'],
    query: { subscription_id: one(uuid()), order_id: one(uuid()) },
    handle({ world, organization, query }) {
      const scope = { subscriptionId: query.subscription_id, orderId: query.order_id };
      requireScope(world, organization.id, scope);
      const total = totalSeats(world, scope);
      return {
        seats: seatsOf(world, scope, true).map((seat) => viewSeat(world, seat)),
        available_seats: total - assignedSeats(world, scope),
        total_seats: total,
      };
    },
  }),
  merchant({
    operation: 'customer-seats:assign_seat',
    method: 'POST',
    path: '/v1/customer-seats',
    scopes,
    body: seatAssign,
    handle({ world, organization, body }) {
      const scope = { subscriptionId: body.subscription_id, orderId: body.order_id };
      requireScope(world, organization.id, scope);
      const member = world.of(members).get(body.member_id);
      const email = body.email ?? member?.email;
      if (!email) throw notFound('Customer not found');
      const metadata = body.metadata ?? {};
      return viewSeat(world, assignSeat(world, { ...scope, email, metadata, immediate: body.immediate_claim }));
    },
  }),
  merchant({
    operation: 'customer-seats:revoke_seat',
    method: 'DELETE',
    path: '/v1/customer-seats/{seat_id}',
    scopes,
    handle: ({ world, organization, params }) => revokeSeat(world, owned(world, organization.id, params.seat_id)),
  }),
  merchant({
    operation: 'customer-seats:resend_invitation',
    method: 'POST',
    path: '/v1/customer-seats/{seat_id}/resend',
    scopes,
    handle({ world, organization, params }) {
      const seat = owned(world, organization.id, params.seat_id);
      if (seat.status !== 'pending') throw problem(400, 'SeatNotPending', 'Seat is not pending');
      return viewSeat(world, seat);
    },
  }),
];

const claimRoutes: readonly Route[] = [
  anonymous({
    operation: 'customer-seats:get_claim_info',
    method: 'GET',
    path: '/v1/customer-seats/claim/{invitation_token}',
    handle({ world, params }) {
      const seat = byInvitation(world, params.invitation_token);
      const product = productOf(world, seat);
      const organization = world.of(organizations).get(seat.organization_id);
      return {
        product_name: product.name,
        product_id: product.id,
        organization_name: organization?.name ?? null,
        organization_slug: organization?.slug ?? null,
        customer_email: seat.email,
        can_claim: seat.status === 'pending',
      };
    },
  }),
  anonymous({
    operation: 'customer-seats:claim_seat',
    method: 'POST',
    path: '/v1/customer-seats/claim',
    body: seatClaim,
    handle({ world, body }) {
      const seat = claimSeat(world, byInvitation(world, body.invitation_token));
      const session = issueToken(world, {
        organizationId: seat.organization_id,
        subject: { kind: 'member', customerId: seat.customer_id ?? '', memberId: seat.member_id ?? '' },
        expiresAt: world.time.now() + HOUR,
      });
      return { seat: viewSeat(world, seat), customer_session_token: session.id };
    },
  }),
];

export const seatRoutes: readonly Route[] = [...merchantRoutes, ...claimRoutes];
