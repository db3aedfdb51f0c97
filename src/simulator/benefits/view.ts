// A benefit as its organization reads it, as a checkout shows it, and as the portal's grants carry it.

import { organizations } from '../organizations/table.ts';
import { viewBenefitOrganization } from '../organizations/view.ts';
import type { World } from '../state/world.ts';
import type { BenefitRow, BenefitTerms } from './table.ts';

const CONFIGURABLE = new Set(['custom', 'feature_flag', 'license_keys', 'meter_credit']);

/** What anybody may see of a benefit. */
export function viewPublicBenefit(row: BenefitRow) {
  return {
    id: row.id,
    created_at: row.created_at,
    modified_at: row.modified_at,
    type: row.benefit.type,
    description: row.description,
    selectable: true,
    deletable: true,
    is_deleted: row.is_deleted,
    organization_id: row.organization_id,
  };
}

export function viewBenefit(row: BenefitRow) {
  const { type, properties } = row.benefit;
  return {
    ...viewPublicBenefit(row),
    metadata: row.metadata,
    visibility: row.visibility,
    properties,
    ...(type === 'custom' ? { is_tax_applicable: true } : {}),
    visibility_configurable: CONFIGURABLE.has(type),
  };
}

/** Inside a grant of the portal: with the organization, and only the files that are not archived. */
export function viewPortalBenefit(world: World, row: BenefitRow) {
  const organization = world.of(organizations).get(row.organization_id);
  return {
    ...viewPublicBenefit(row),
    organization: organization ? viewBenefitOrganization(organization) : null,
    properties: portalProperties(row.benefit),
  };
}

function portalProperties(benefit: BenefitTerms): unknown {
  if (benefit.type !== 'downloadables') return benefit.properties;
  const { files, archived } = benefit.properties;
  return { active_files: files.filter((file) => !archived[file]) };
}
