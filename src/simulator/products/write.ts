// Creating and changing products, and which benefits they carry. All broken rules are reported at once.

import { benefits } from '../benefits/table.ts';
import { customFields } from '../custom-fields/table.ts';
import { files } from '../files/table.ts';
import { invalid, PolarProblem } from '../http/problem.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import type { Wrong } from './price-rules.ts';
import { checkPrices, replacePrices } from './prices.ts';
import type { NewProduct, ProductChange } from './schema.ts';
import { type ProductRow, products } from './table.ts';
import { viewProduct } from './view.ts';

export function createProduct(world: World, organization: OrganizationRow, body: NewProduct): ProductRow {
  const wrong: Wrong[] = [];
  const isRecurring = body.recurring_interval !== null;
  const sorted = collect(wrong, () => checkPrices(world, { organization, isRecurring }, body.prices));
  wrong.push(...wrongMeterCycle(organization, 'meter_interval' in body ? body.meter_interval : null));
  wrong.push(...wrongLinks(world, organization, body));
  if (!sorted || wrong.length > 0) throw invalid(wrong);
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
    ...cyclesOf(body),
  });
  replacePrices(world, row.id, sorted, organization.id);
  world.emit(organization.id, 'product.created', viewProduct(world, row));
  return row;
}

/** Runs a check that throws its issues, and takes them down instead. */
function collect<T>(wrong: Wrong[], check: () => T): T | null {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof PolarProblem) || error.issues.length === 0) throw error;
    wrong.push(...error.issues);
    return null;
  }
}

const ONE_TIME = {
  recurring_interval: null,
  recurring_interval_count: null,
  meter_interval: null,
  meter_interval_count: null,
  trial_interval: null,
  trial_interval_count: null,
};

function cyclesOf(body: NewProduct) {
  if (body.recurring_interval === null) return ONE_TIME;
  const { recurring_interval, recurring_interval_count, trial_interval, trial_interval_count, meter_interval } = body;
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

function wrongMeterCycle(organization: OrganizationRow, interval: string | null | undefined): Wrong[] {
  if (interval == null || organization.feature_settings.meter_cycling_enabled) return [];
  const msg = 'Separate meter cycling is not enabled for this organization.';
  return [{ loc: ['body', 'meter_interval'], msg, input: interval }];
}

function wrongLinks(
  world: World,
  organization: OrganizationRow,
  body: Pick<ProductChange, 'medias' | 'attached_custom_fields'>,
): Wrong[] {
  const medias = (body.medias ?? []).flatMap((id, order) => {
    const file = world.of(files).get(id);
    const fits = file?.organization_id === organization.id && file.service === 'product_media' && file.is_uploaded;
    return fits
      ? []
      : [{ loc: ['body', 'medias', order], msg: 'File does not exist or is not yet uploaded.', input: id }];
  });
  const fields = (body.attached_custom_fields ?? []).flatMap(({ custom_field_id: id }, order) => {
    const own = world.of(customFields).get(id)?.organization_id === organization.id;
    return own
      ? []
      : [{ loc: ['body', 'attached_custom_fields', order], msg: 'Custom field does not exist.', input: id }];
  });
  return [...medias, ...fields];
}

export function updateProduct(
  world: World,
  organization: OrganizationRow,
  row: ProductRow,
  body: ProductChange,
): ProductRow {
  const wrong: Wrong[] = [];
  const isRecurring = row.recurring_interval !== null;
  const asked = body.prices;
  const sorted = asked
    ? collect(wrong, () => checkPrices(world, { organization, isRecurring, productId: row.id }, asked))
    : null;
  wrong.push(
    ...wrongCycles(row, body),
    ...wrongMeterCycle(organization, body.meter_interval),
    ...wrongLinks(world, organization, body),
  );
  if (wrong.length > 0) throw invalid(wrong);
  if (sorted) replacePrices(world, row.id, sorted, organization.id);
  const patch = changesOf(row, body);
  const changed = Object.keys(patch).length > 0 ? world.of(products).update(row.id, patch) : row;
  world.emit(organization.id, 'product.updated', viewProduct(world, changed));
  return changed;
}

// How often a product recurs is fixed, and a trial needs a product that recurs.
function wrongCycles(row: ProductRow, body: ProductChange): Wrong[] {
  const wrong: Wrong[] = [];
  const differs = (['recurring_interval', 'recurring_interval_count'] as const).some(
    (field) => body[field] !== undefined && body[field] !== row[field],
  );
  if (differs)
    wrong.push({
      loc: ['body', 'recurring_interval'],
      msg: 'Recurring interval cannot be changed.',
      input: body.recurring_interval ?? null,
    });
  if (row.recurring_interval === null && (body.trial_interval != null || body.trial_interval_count != null))
    for (const field of ['trial_interval', 'trial_interval_count'] as const)
      wrong.push({
        loc: ['body', field],
        msg: 'Trial configuration is only supported on recurring products.',
        input: body[field] ?? null,
      });
  return wrong;
}

// Null means "leave it" where the column cannot be null.
function changesOf(row: ProductRow, body: ProductChange): Partial<ProductRow> {
  const { name, visibility, is_archived, metadata, attached_custom_fields, medias } = body;
  const wanted: Record<string, unknown> = {
    name: name ?? undefined,
    visibility: visibility ?? undefined,
    is_archived: is_archived ?? undefined,
    metadata,
    attached_custom_fields: attached_custom_fields ?? undefined,
    media_ids: medias ?? undefined,
    description: body.description,
    trial_interval: body.trial_interval,
    trial_interval_count: body.trial_interval_count,
    meter_interval: body.meter_interval,
    meter_interval_count: body.meter_interval_count,
  };
  const own: Readonly<Record<string, unknown>> = { ...row };
  const changed = Object.entries(wanted).filter(
    ([key, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(own[key]),
  );
  return Object.fromEntries(changed);
}

/** Replaces the benefits; who bought the product gains and loses them. The first that is unknown is refused. */
export function setBenefits(world: World, row: ProductRow, ids: readonly string[]): ProductRow {
  for (const [index, id] of ids.entries()) {
    const benefit = world.of(benefits).get(id);
    if (!benefit || benefit.organization_id !== row.organization_id || benefit.is_deleted)
      throw invalid([{ loc: ['body', 'benefits', index], msg: 'Benefit does not exist.', input: id }]);
  }
  const changed = world.of(products).patch(row.id, { benefit_ids: [...new Set(ids)] });
  world.emit(row.organization_id, 'product.updated', viewProduct(world, changed));
  return changed;
}
