// Creating and changing products, and which benefits they carry.

import { benefits } from '../benefits/table.ts';
import { customFields } from '../custom-fields/table.ts';
import { invalid } from '../http/problem.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import { checkPrices, type GivenPrice, replacePrices } from './prices.ts';
import type { NewProduct, ProductChange } from './schema.ts';
import { type AttachedField, type ProductRow, products } from './table.ts';
import { viewProduct } from './view.ts';

export function createProduct(world: World, organization: OrganizationRow, body: NewProduct): ProductRow {
  const sorted = checkPrices(world, organization, body.prices);
  const cycles = cyclesOf(organization, body);
  checkFields(world, organization, body.attached_custom_fields);
  const row = world.of(products).insert({
    organization_id: organization.id,
    name: body.name,
    description: body.description,
    visibility: body.visibility,
    metadata: body.metadata,
    is_archived: false,
    benefit_ids: [],
    media_ids: body.medias ?? [],
    attached_custom_fields: body.attached_custom_fields,
    ...cycles,
  });
  replacePrices(world, row.id, sorted, organization.id);
  world.emit(organization.id, 'product.created', viewProduct(world, row));
  return row;
}

function cyclesOf(organization: OrganizationRow, body: NewProduct) {
  if (body.recurring_interval === null)
    return {
      recurring_interval: null,
      recurring_interval_count: null,
      meter_interval: null,
      meter_interval_count: null,
      trial_interval: null,
      trial_interval_count: null,
    };
  const { recurring_interval, recurring_interval_count, trial_interval, trial_interval_count, meter_interval } = body;
  refuseMeterCycle(organization, meter_interval);
  const meter_interval_count = meter_interval === null ? null : (body.meter_interval_count ?? 1);
  return {
    recurring_interval,
    recurring_interval_count,
    meter_interval,
    meter_interval_count,
    trial_interval,
    trial_interval_count,
  };
}

function refuseMeterCycle(organization: OrganizationRow, interval: string | null | undefined): void {
  if (interval == null || organization.feature_settings.meter_cycling_enabled) return;
  const msg = 'Separate meter cycling is not enabled for this organization.';
  throw invalid([{ loc: ['body', 'meter_interval'], msg, input: interval }]);
}

function checkFields(world: World, organization: OrganizationRow, fields: readonly AttachedField[]): void {
  const wrong = fields.flatMap(({ custom_field_id }, index) =>
    world.of(customFields).get(custom_field_id)?.organization_id === organization.id
      ? []
      : [
          {
            loc: ['body', 'attached_custom_fields', index, 'custom_field_id'],
            msg: 'Custom field does not exist.',
            input: custom_field_id,
          },
        ],
  );
  if (wrong.length > 0) throw invalid(wrong);
}

export function updateProduct(
  world: World,
  organization: OrganizationRow,
  row: ProductRow,
  body: ProductChange,
): ProductRow {
  const wrong = (['recurring_interval', 'recurring_interval_count'] as const).flatMap((field) => {
    const asked = body[field];
    if (asked == null || asked === row[field]) return [];
    const what = field === 'recurring_interval' ? 'Recurring interval' : 'Recurring interval count';
    return [{ loc: ['body', field], msg: `${what} cannot be changed.`, input: asked }];
  });
  if (wrong.length > 0) throw invalid(wrong);
  refuseMeterCycle(organization, body.meter_interval);
  if (body.attached_custom_fields) checkFields(world, organization, body.attached_custom_fields);
  if (body.prices) {
    const given: readonly GivenPrice[] = body.prices;
    replacePrices(world, row.id, checkPrices(world, organization, given, row.id), organization.id);
  }
  const patch = changesOf(row, body);
  const changed = Object.keys(patch).length > 0 ? world.of(products).update(row.id, patch) : row;
  if (Object.keys(body).length > 0) world.emit(organization.id, 'product.updated', viewProduct(world, changed));
  return changed;
}

// Null means "leave it" where the column cannot be null.
function changesOf(row: ProductRow, body: ProductChange): Partial<ProductRow> {
  const { name, visibility, is_archived, metadata, attached_custom_fields } = body;
  const wanted: Record<string, unknown> = {
    name: name ?? undefined,
    visibility: visibility ?? undefined,
    is_archived: is_archived ?? undefined,
    metadata,
    attached_custom_fields: attached_custom_fields ?? undefined,
    description: body.description,
    trial_interval: body.trial_interval,
    trial_interval_count: body.trial_interval_count,
    meter_interval: body.meter_interval,
    meter_interval_count: body.meter_interval_count,
  };
  const own: Readonly<Record<string, unknown>> = { ...row };
  const changed = Object.entries(wanted).filter(([key, value]) => value !== undefined && value !== own[key]);
  return Object.fromEntries(changed);
}

/** Replaces the benefits; who bought the product gains and loses them. */
export function setBenefits(world: World, row: ProductRow, ids: readonly string[]): ProductRow {
  const wrong = ids.flatMap((id, index) => {
    const benefit = world.of(benefits).get(id);
    const own = benefit && benefit.organization_id === row.organization_id && !benefit.is_deleted;
    return own ? [] : [{ loc: ['body', 'benefits', index], msg: 'Benefit does not exist.', input: id }];
  });
  if (wrong.length > 0) throw invalid(wrong);
  const changed = world.of(products).patch(row.id, { benefit_ids: [...new Set(ids)] });
  world.emit(row.organization_id, 'product.updated', viewProduct(world, changed));
  return changed;
}
