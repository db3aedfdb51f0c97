import { reconcile } from '../grants/reconcile.ts';
import { problem } from '../http/problem.ts';
import { type MemberRow, members } from '../members/table.ts';
import { orders } from '../orders/table.ts';
import { iso } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { customerById } from '../subscriptions/catalog.ts';
import { subscriptions } from '../subscriptions/table.ts';
import { type SeatRow, seats } from './table.ts';
import { viewSeat } from './view.ts';

export interface SeatScope {
  readonly subscriptionId?: string | null | undefined;
  readonly orderId?: string | null | undefined;
}

const DAY = 86_400_000;

/** The seats of a subscription or order that are not revoked, or all of them; a changed seat moves to the end. */
export function seatsOf(world: World, scope: SeatScope, all = false): readonly SeatRow[] {
  return world
    .of(seats)
    .where(
      (seat) =>
        (scope.subscriptionId
          ? seat.subscription_id === scope.subscriptionId
          : seat.order_id === (scope.orderId ?? '')) &&
        (all || seat.status !== 'revoked'),
    )
    .toSorted((a, b) => compare(a.modified_at ?? a.created_at, b.modified_at ?? b.created_at));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function assignedSeats(world: World, scope: SeatScope): number {
  return seatsOf(world, scope).length;
}

/** How many seats were bought. */
export function totalSeats(world: World, scope: SeatScope): number {
  const owner = scope.subscriptionId
    ? world.of(subscriptions).get(scope.subscriptionId)
    : world.of(orders).get(scope.orderId);
  return owner?.seats ?? 0;
}

interface Assignment extends SeatScope {
  readonly email: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Claims at once, without an invitation. */
  readonly immediate?: boolean;
}

/** Gives a seat to a person of the customer, inviting them unless `immediate`. */
export function assignSeat(world: World, assignment: Assignment): SeatRow {
  const scope = { subscriptionId: assignment.subscriptionId, orderId: assignment.orderId };
  const place = assignment.subscriptionId ?? assignment.orderId ?? '';
  if (assignedSeats(world, scope) >= totalSeats(world, scope))
    throw problem(400, 'SeatNotAvailable', `No available seats for ${place}`);
  const taken = seatsOf(world, scope).some((seat) => seat.email?.toLowerCase() === assignment.email.toLowerCase());
  if (taken) throw problem(400, 'SeatAlreadyAssigned', `Seat already assigned to ${assignment.email}`);
  const owner = ownerOf(world, scope);
  const seat = insertSeat(world, { ...assignment, ...owner, member: memberFor(world, owner, assignment.email) });
  world.emit(
    owner.organization_id,
    `customer_seat.${seat.status === 'claimed' ? 'claimed' : 'assigned'}`,
    viewSeat(world, seat),
  );
  if (seat.status === 'claimed') world.later(0, () => reconcile(world, scopeOf(seat)));
  else if (seat.invitation_token)
    world.mail({ to: assignment.email, subject: 'You are invited to a seat', secret: seat.invitation_token });
  return seat;
}

export function claimSeat(world: World, seat: SeatRow): SeatRow {
  const claimed = world
    .of(seats)
    .update(seat.id, { status: 'claimed', claimed_at: world.now(), invitation_token: null });
  world.emit(claimed.organization_id, 'customer_seat.claimed', viewSeat(world, claimed));
  world.later(0, () => reconcile(world, scopeOf(claimed)));
  return claimed;
}

/** Takes a seat back; the body still names the person it was taken from. Doing it again changes nothing. */
export function revokeSeat(world: World, seat: SeatRow): ReturnType<typeof viewSeat> {
  if (seat.status === 'revoked') return viewSeat(world, seat);
  const revoked = world.of(seats).update(seat.id, {
    status: 'revoked',
    revoked_at: world.now(),
    customer_id: null,
    member_id: null,
    email: null,
    invitation_token: null,
  });
  const view = viewSeat(world, revoked, world.of(members).get(seat.member_id));
  world.emit(revoked.organization_id, 'customer_seat.revoked', view);
  world.later(0, () => reconcile(world, scopeOf(revoked)));
  return view;
}

export function revokeAllSeats(world: World, scope: SeatScope): void {
  for (const seat of seatsOf(world, scope)) revokeSeat(world, seat);
}

/** The buyer of seats has the first one; nobody is told. */
export function claimFirstSeat(world: World, scope: SeatScope): void {
  const owner = ownerOf(world, scope);
  const email = customerById(world, owner.customer_id).email;
  if (email === null || assignedSeats(world, scope) > 0) return;
  const seat = insertSeat(world, {
    ...scope,
    ...owner,
    email,
    immediate: true,
    member: memberFor(world, owner, email),
  });
  const told = viewSeat(world, seat);
  world.later(0, () => world.emit(seat.organization_id, 'customer_seat.claimed', told));
}

interface SeatOwner {
  readonly organization_id: string;
  readonly customer_id: string;
}

function ownerOf(world: World, scope: SeatScope): SeatOwner {
  const owner = scope.subscriptionId
    ? world.of(subscriptions).get(scope.subscriptionId)
    : world.of(orders).get(scope.orderId);
  if (!owner) throw new Error('simulator: seats of nothing');
  return { organization_id: owner.organization_id, customer_id: owner.customer_id };
}

// A person who is not yet one of the customer's becomes a plain member.
function memberFor(world: World, owner: SeatOwner, email: string): MemberRow {
  const known = world
    .of(members)
    .find((row) => row.customer_id === owner.customer_id && row.email.toLowerCase() === email.toLowerCase());
  return known ?? world.of(members).insert({ ...owner, email, name: null, external_id: null, role: 'member' });
}

// A seat that was taken back is given again before a new one is made.
function insertSeat(world: World, given: Assignment & SeatOwner & { readonly member: MemberRow }): SeatRow {
  const immediate = given.immediate ?? false;
  const taken = {
    status: immediate ? ('claimed' as const) : ('pending' as const),
    customer_id: given.customer_id,
    member_id: given.member.id,
    email: given.email,
    invitation_token: immediate ? null : world.ids.letters(43),
    invitation_token_expires_at: immediate ? null : iso(world.time.now() + DAY),
    claimed_at: immediate ? world.now() : null,
    revoked_at: null,
    seat_metadata: given.metadata ?? {},
  };
  const free = seatsOf(world, given, true).find((seat) => seat.status === 'revoked');
  if (free) return world.of(seats).update(free.id, taken);
  return world.of(seats).insert({
    ...taken,
    organization_id: given.organization_id,
    subscription_id: given.subscriptionId ?? null,
    order_id: given.orderId ?? null,
  });
}

function scopeOf(seat: SeatRow): { subscriptionId: string } | { orderId: string } {
  return seat.subscription_id ? { subscriptionId: seat.subscription_id } : { orderId: seat.order_id ?? '' };
}
