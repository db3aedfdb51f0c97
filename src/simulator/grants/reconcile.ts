import { type BenefitRow, type BenefitType, benefits } from '../benefits/table.ts';
import { members } from '../members/table.ts';
import { openMetersSoon } from '../meters/customer-meters.ts';
import { orders } from '../orders/table.ts';
import { isPaid } from '../orders/view.ts';
import { organizations } from '../organizations/table.ts';
import { products } from '../products/table.ts';
import { benefitsOf } from '../products/view.ts';
import { seats } from '../seats/table.ts';
import { milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { type SubscriptionRow, subscriptions } from '../subscriptions/table.ts';
import { cycleGrant, type GrantPlace, granting, revokeGrant } from './grant.ts';
import { type GrantRow, grants } from './table.ts';
import { takeTurns, type Work } from './turns.ts';

export interface GrantScope {
  readonly subscriptionId?: string;
  readonly orderId?: string;
}

const DAY = 86_400_000;

/**
 * Makes grants what they should be: what the product gives, for everyone who should have it, while the subscription
 * entitles to it. With `cycle`, grants that stay are told about the new period.
 */
export function reconcile(world: World, scope: GrantScope & { readonly cycle?: boolean }): void {
  const wanted = placesFor(world, scope);
  const rows = grantsOf(world, scope);
  const fits = (row: GrantRow, place: GrantPlace) =>
    row.benefit_id === place.benefit.id && row.member_id === place.memberId;
  revokeAll(
    world,
    rows.filter((row) => !wanted.some((place) => fits(row, place))),
  );
  const work = wanted.flatMap((place): Work[] => {
    const row = rows.find((candidate) => fits(candidate, place));
    if (row?.granted_at == null) return [granting(world, place, row)];
    const type = place.benefit.benefit.type;
    return scope.cycle ? [{ type, end: () => cycleGrant(world, row, place.benefit) }] : [];
  });
  takeTurns(world, work);
  openMeters(world, scope);
}

/** Takes back everything an order or a subscription gave; of an order in the order it was given. */
export function revokeGrants(world: World, scope: GrantScope): void {
  if (scope.subscriptionId) revokeAll(world, grantsOf(world, scope));
  else revokeInTurns(world, grantsOf(world, scope));
}

// Polar's workers race here; this is the order in which they mostly finish.
const REVOKED_IN_ORDER: readonly BenefitType[] = [
  'custom',
  'license_keys',
  'feature_flag',
  'downloadables',
  'meter_credit',
];

function revokeAll(world: World, rows: readonly GrantRow[]): void {
  const rank = (row: GrantRow): number => REVOKED_IN_ORDER.indexOf(typeOf(world, row));
  revokeInTurns(
    world,
    rows.toSorted((a, b) => rank(a) - rank(b)),
  );
}

function revokeInTurns(world: World, rows: readonly GrantRow[]): void {
  const granted = rows.filter((row) => row.granted_at !== null);
  takeTurns(
    world,
    granted.map((row) => ({ type: typeOf(world, row), end: () => revokeGrant(world, row) })),
  );
}

function typeOf(world: World, row: GrantRow): BenefitType {
  const benefit = world.of(benefits).get(row.benefit_id);
  if (!benefit) throw new Error(`simulator: grant ${row.id} of no benefit`);
  return benefit.benefit.type;
}

function grantsOf(world: World, scope: GrantScope): readonly GrantRow[] {
  return world
    .of(grants)
    .where((row) =>
      scope.subscriptionId ? row.subscription_id === scope.subscriptionId : row.order_id === (scope.orderId ?? ''),
    );
}

function openMeters(world: World, scope: GrantScope): void {
  const sale = world.of(subscriptions).get(scope.subscriptionId) ?? world.of(orders).get(scope.orderId);
  if (sale) openMetersSoon(world, sale);
}

function placesFor(world: World, scope: GrantScope): GrantPlace[] {
  if (scope.subscriptionId) {
    const subscription = world.of(subscriptions).get(scope.subscriptionId);
    return subscription && entitles(world, subscription)
      ? placesOf(world, { ...subscription, subscription_id: subscription.id, order_id: null })
      : [];
  }
  const order = world.of(orders).get(scope.orderId);
  return order && isPaid(order) && order.product_id
    ? placesOf(world, { ...order, product_id: order.product_id, subscription_id: null, order_id: order.id })
    : [];
}

interface Source {
  readonly organization_id: string;
  readonly customer_id: string;
  readonly product_id: string;
  readonly subscription_id: string | null;
  readonly order_id: string | null;
  readonly seats: number | null;
}

// The last benefit of the product comes first: newest first is then the product's own order.
function placesOf(world: World, source: Source): GrantPlace[] {
  const product = world.of(products).get(source.product_id);
  const given: readonly BenefitRow[] = product ? benefitsOf(world, product).toReversed() : [];
  const people = source.seats === null ? [ownerOf(world, source.customer_id)] : seated(world, source);
  return people.flatMap((memberId) => given.map((benefit) => ({ ...source, benefit, memberId })));
}

function ownerOf(world: World, customerId: string): string | null {
  return world.of(members).find((row) => row.customer_id === customerId && row.role === 'owner')?.id ?? null;
}

function seated(world: World, source: Source): string[] {
  return world
    .of(seats)
    .where(
      (seat) =>
        seat.status === 'claimed' &&
        seat.subscription_id === source.subscription_id &&
        seat.order_id === source.order_id,
    )
    .flatMap((seat) => seat.member_id ?? []);
}

/** A past-due subscription keeps its benefits for as many days as the organization allows, counted from the failure. */
function entitles(world: World, subscription: SubscriptionRow): boolean {
  if (subscription.status === 'active' || subscription.status === 'trialing') return true;
  if (subscription.status !== 'past_due' || subscription.past_due_at === null) return false;
  const settings = world.of(organizations).get(subscription.organization_id)?.subscription_settings;
  const grace = settings?.benefit_revocation_grace_period ?? 0;
  return grace > 0 && world.time.now() < milliseconds(subscription.past_due_at) + grace * DAY;
}
