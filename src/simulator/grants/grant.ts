import type { BenefitRow } from '../benefits/table.ts';
import { issueKey, restoreKey, revokeKey } from '../license-keys/issue.ts';
import { creditMeter, cycleCredit, uncreditMeter } from '../meters/credit.ts';
import type { World } from '../state/world.ts';
import { touchCustomerState } from './customer-state.ts';
import { type GrantRow, grants } from './table.ts';
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

interface Occasion {
  /** Polar's workers do the grants of one change side by side; here they share one instant. */
  readonly at: string;
  /** The row of a grant that was revoked. */
  readonly former?: GrantRow | undefined;
}

/** Grants a benefit; a grant that was revoked comes back as the same row, and its license key as the same key. */
export function grantBenefit(world: World, place: GrantPlace, { former, at }: Occasion): GrantRow {
  const row =
    former ??
    world.of(grants).insert({
      organization_id: place.organization_id,
      customer_id: place.customer_id,
      subscription_id: place.subscription_id,
      order_id: place.order_id,
      member_id: place.memberId,
      benefit_id: place.benefit.id,
      granted_at: at,
      revoked_at: null,
      error: null,
      properties: {},
      created_at: at,
    });
  const properties = fulfil(world, place, { row, at });
  const granted = world.of(grants).patch(row.id, {
    granted_at: at,
    revoked_at: null,
    ...(properties ? { properties } : {}),
    ...(former || properties ? { modified_at: at } : {}),
  });
  announceGrant(world, granted, 'created', row.properties);
  return granted;
}

export function revokeGrant(world: World, row: GrantRow, at: string): GrantRow {
  const keyId = row.properties.license_key_id;
  if (typeof keyId === 'string') revokeKey(world, keyId);
  uncreditMeter(world, row);
  const { files: _, ...properties } = row.properties;
  const revoked = world.of(grants).patch(row.id, { granted_at: null, revoked_at: at, modified_at: at, properties });
  announceGrant(world, revoked, 'revoked', row.properties);
  return revoked;
}

/** Tells of a new period; credits are given anew. */
export function cycleGrant(
  world: World,
  row: GrantRow,
  { benefit, at }: { benefit: BenefitRow; at: string },
): GrantRow {
  const properties = cycleCredit(world, row, { benefit, at });
  const cycled = world.of(grants).patch(row.id, { modified_at: at, ...(properties ? { properties } : {}) });
  announceGrant(world, cycled, 'cycled', row.properties);
  return cycled;
}

// What the benefit gives beyond the grant itself, and the properties that point to it; null when there is nothing.
function fulfil(
  world: World,
  place: GrantPlace,
  { row, at }: { readonly row: GrantRow; readonly at: string },
): GrantRow['properties'] | null {
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
      return creditMeter(world, place.customer_id, {
        ...benefit.properties,
        organizationId: place.organization_id,
        at,
      });
    case 'custom':
    case 'feature_flag':
      return null;
    default:
      return benefit satisfies never;
  }
}

function announceGrant(
  world: World,
  row: GrantRow,
  event: 'created' | 'cycled' | 'revoked',
  previous: GrantRow['properties'],
): void {
  const data = { ...viewGrant(world, row), previous_properties: previous };
  world.emit(row.organization_id, `benefit_grant.${event}`, data);
  touchCustomerState(world, row.customer_id);
}
