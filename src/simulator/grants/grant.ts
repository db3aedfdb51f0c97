import type { BenefitRow } from '../benefits/table.ts';
import { recordGrant } from '../events/grant-events.ts';
import { issueKey, restoreKey, revokeKey } from '../license-keys/issue.ts';
import { creditMeter, cycleCredit, uncreditMeter } from '../meters/credit.ts';
import type { World } from '../state/world.ts';
import { touchCustomerState } from './customer-state.ts';
import { type GrantRow, grants } from './table.ts';
import type { Work } from './turns.ts';
import { viewGrant } from './view.ts';

/** One benefit for one person, from one subscription or order. */
export interface GrantPlace {
  readonly organization_id: string;
  readonly customer_id: string;
  readonly subscription_id: string | null;
  readonly order_id: string | null;
  readonly memberId: string | null;
  readonly benefit: BenefitRow;
}

/** Grants a benefit; a grant that was revoked comes back as the same row, and its license key as the same key. */
export function granting(world: World, place: GrantPlace, former?: GrantRow): Work {
  let row = former;
  const begin = (): GrantRow => {
    row ??= insertGrant(world, place);
    return row;
  };
  return {
    type: place.benefit.benefit.type,
    begin,
    end: () => fulfilGrant(world, place, { row: begin(), isNew: former === undefined }),
  };
}

function insertGrant(world: World, place: GrantPlace): GrantRow {
  return world.of(grants).insert({
    organization_id: place.organization_id,
    customer_id: place.customer_id,
    subscription_id: place.subscription_id,
    order_id: place.order_id,
    member_id: place.memberId,
    benefit_id: place.benefit.id,
    granted_at: world.now(),
    revoked_at: null,
    error: null,
    properties: {},
  });
}

interface Begun {
  readonly row: GrantRow;
  readonly isNew: boolean;
}

function fulfilGrant(world: World, place: GrantPlace, { row, isNew }: Begun): void {
  const properties = fulfil(world, place, row);
  const changed = !isNew || properties !== null;
  const granted = world.of(grants)[changed ? 'update' : 'patch'](row.id, {
    granted_at: changed ? world.now() : row.granted_at,
    revoked_at: null,
    ...(changed ? { modified_at: world.now() } : {}),
    ...(properties ? { properties } : {}),
  });
  announceGrant(world, granted, 'created', row.properties);
}

export function revokeGrant(world: World, row: GrantRow): void {
  const keyId = row.properties.license_key_id;
  if (typeof keyId === 'string') revokeKey(world, keyId);
  uncreditMeter(world, row);
  const { files: _, ...properties } = row.properties;
  const revoked_at = world.now();
  const revoked = world
    .of(grants)
    .patch(row.id, { granted_at: null, revoked_at, modified_at: world.now(), properties });
  announceGrant(world, revoked, 'revoked', row.properties);
}

/** Tells of a new period; credits are given anew. */
export function cycleGrant(world: World, row: GrantRow, benefit: BenefitRow): void {
  const told = world.of(grants).update(row.id, {});
  const properties = cycleCredit(world, row, benefit);
  const cycled = properties ? world.of(grants).patch(row.id, { properties }) : told;
  announceGrant(world, cycled, 'cycled', row.properties);
}

// What the benefit gives beyond the grant itself, and the properties that point to it; null when there is nothing.
function fulfil(world: World, place: GrantPlace, row: GrantRow): GrantRow['properties'] | null {
  const { benefit } = place.benefit;
  switch (benefit.type) {
    case 'license_keys': {
      const known = row.properties.license_key_id;
      const key =
        (typeof known === 'string' ? restoreKey(world, known) : undefined) ??
        issueKey(world, place, benefit.properties);
      return { license_key_id: key.id, display_key: `****-${key.key.slice(-6)}` };
    }
    case 'downloadables':
      return { files: benefit.properties.files };
    case 'meter_credit':
      return creditMeter(world, place.customer_id, { ...benefit.properties, organizationId: place.organization_id });
    case 'custom':
    case 'feature_flag':
      return null;
    default:
      return benefit satisfies never;
  }
}

const FEED_NAMES = { created: 'granted', cycled: 'cycled', revoked: 'revoked' } as const;

function announceGrant(
  world: World,
  row: GrantRow,
  event: 'created' | 'cycled' | 'revoked',
  previous: GrantRow['properties'],
): void {
  // A webhook tells what a credit keeps for itself, too.
  const data = { ...viewGrant(world, row), properties: row.properties, previous_properties: previous };
  world.emit(row.organization_id, `benefit_grant.${event}`, data);
  recordGrant(world, row, FEED_NAMES[event]);
  touchCustomerState(world, row.customer_id);
}
