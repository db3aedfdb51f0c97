// Organizations with what Polar lets a new one do. Settings are what `PATCH /v1/organizations/{id}` changes; features
// are flags that Polar itself sets, so here a move sets them.

import { defineTable, type Row } from '../state/table.ts';
import type { World } from '../state/world.ts';
import {
  newOrganizationFeatures,
  newOrganizationSettings,
  type OrganizationFeatures,
  type OrganizationSettings,
} from './settings.ts';

export interface OrganizationRow extends Row, OrganizationSettings {
  readonly slug: string;
  readonly feature_settings: OrganizationFeatures;
  readonly account_id: string;
  readonly payout_account_id: string;
  readonly details_submitted_at: string;
}

export const organizations = defineTable<OrganizationRow>('organizations');

/** What a caller may choose when an organization is set up for a seed or a test. */
export interface OrganizationSetup {
  readonly slug: string;
  readonly name?: string;
  readonly settings?: Partial<OrganizationSettings>;
  readonly features?: Partial<OrganizationFeatures>;
}

export function setUpOrganization(world: World, setup: OrganizationSetup): OrganizationRow {
  const id = world.ids.uuid();
  const created_at = world.now();
  const row = world.of(organizations).insert({
    ...newOrganizationSettings(setup.name ?? setup.slug),
    ...setup.settings,
    id,
    created_at,
    organization_id: id,
    slug: setup.slug,
    feature_settings: { ...newOrganizationFeatures(), ...setup.features },
    account_id: world.ids.uuid(),
    payout_account_id: world.ids.uuid(),
    details_submitted_at: world.now(),
  });
  // Its details are handed in after it was made.
  return world.of(organizations).update(row.id, { details_submitted_at: world.now() });
}
