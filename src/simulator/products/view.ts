// A product as its organization reads it, as others carry it, and as customers see it: without metadata, with public
// benefits only, and in the portal with its organization.

import { type BenefitRow, benefits } from '../benefits/table.ts';
import { viewBenefit, viewPublicBenefit } from '../benefits/view.ts';
import { customFields } from '../custom-fields/table.ts';
import { viewCustomField } from '../custom-fields/view.ts';
import { files } from '../files/table.ts';
import { viewFile } from '../files/view.ts';
import { organizations } from '../organizations/table.ts';
import { viewPortalOrganization } from '../organizations/view.ts';
import type { World } from '../state/world.ts';
import { viewPrice } from './price-view.ts';
import { currentPrices, type PriceRow, type ProductRow } from './table.ts';

function base(row: ProductRow) {
  return {
    id: row.id,
    created_at: row.created_at,
    modified_at: row.modified_at,
    trial_interval: row.trial_interval,
    trial_interval_count: row.trial_interval_count,
    name: row.name,
    description: row.description,
    visibility: row.visibility,
    recurring_interval: row.recurring_interval,
    recurring_interval_count: row.recurring_interval_count,
    meter_interval: row.meter_interval,
    meter_interval_count: row.meter_interval_count,
    is_recurring: row.recurring_interval !== null,
    is_archived: row.is_archived,
    organization_id: row.organization_id,
  };
}

/** Inside an order or a discount. */
export function viewProductSummary(row: ProductRow) {
  return { ...base(row), metadata: row.metadata };
}

/** A list filtered by benefits shows only those of a product's benefits that were asked for. */
export function viewProduct(world: World, row: ProductRow, asked?: readonly string[]) {
  return {
    ...base(row),
    metadata: row.metadata,
    prices: sold(world, row).map((price) => viewPrice(world, price)),
    benefits: benefitsOf(world, row)
      .filter((benefit) => !asked || asked.includes(benefit.id))
      .map(viewBenefit),
    medias: viewMedias(world, row),
    attached_custom_fields: viewAttachedFields(world, row),
  };
}

/** What a checkout shows. */
export function viewPublicProduct(world: World, row: ProductRow) {
  return {
    ...base(row),
    prices: sold(world, row).map((price) => viewPrice(world, price)),
    benefits: benefitsOf(world, row)
      .filter((benefit) => benefit.visibility === 'public')
      .map(viewPublicBenefit),
    medias: viewMedias(world, row),
  };
}

export function viewPortalProduct(world: World, row: ProductRow) {
  const organization = world.of(organizations).get(row.organization_id);
  return { ...viewPublicProduct(world, row), organization: organization ? viewPortalOrganization(organization) : null };
}

export function viewAttachedFields(world: World, row: ProductRow) {
  return row.attached_custom_fields.flatMap(({ custom_field_id, required }, order) => {
    const field = world.of(customFields).get(custom_field_id);
    return field ? [{ custom_field_id, custom_field: viewCustomField(field), order, required }] : [];
  });
}

function viewMedias(world: World, row: ProductRow) {
  return row.media_ids.flatMap((id) => {
    const file = world.of(files).get(id);
    return file ? [{ ...viewFile(file), public_url: `${world.url}/storage/${file.path}` }] : [];
  });
}

function sold(world: World, row: ProductRow): readonly PriceRow[] {
  return currentPrices(world, row.id);
}

export function benefitsOf(world: World, row: ProductRow): readonly BenefitRow[] {
  return row.benefit_ids.flatMap((id) => {
    const benefit = world.of(benefits).get(id);
    return benefit && !benefit.is_deleted ? [benefit] : [];
  });
}
