import { invalid } from '../http/problem.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import { products } from '../products/table.ts';
import { printDate } from '../state/time.ts';
import type { World } from '../state/world.ts';
import type { DiscountChange, NewDiscount } from './schema.ts';
import { type DiscountRow, discounts } from './table.ts';
import { viewDiscount } from './view.ts';

export function createDiscount(world: World, organization: OrganizationRow, body: NewDiscount): DiscountRow {
  checkCode(world, organization.id, body.code);
  const product_ids = checkProducts(world, organization.id, body.products ?? []);
  const row = world.of(discounts).insert({
    organization_id: organization.id,
    name: body.name,
    ...worth(body),
    duration: body.duration,
    duration_in_months: body.duration === 'repeating' ? body.duration_in_months : null,
    code: body.code,
    starts_at: printDate(body.starts_at),
    ends_at: printDate(body.ends_at),
    max_redemptions: body.max_redemptions,
    max_redemptions_per_customer: body.max_redemptions_per_customer,
    redemptions_count: 0,
    metadata: body.metadata,
    product_ids,
    deleted_at: null,
  });
  world.emit(organization.id, 'discount.created', viewDiscount(world, row));
  return row;
}

function worth(body: NewDiscount): Pick<DiscountRow, 'type' | 'basis_points' | 'amounts'> {
  if (body.type === 'percentage') return { type: 'percentage', basis_points: body.basis_points, amounts: null };
  const single = body.amount === null ? {} : { [body.currency ?? 'usd']: body.amount };
  return { type: 'fixed', basis_points: null, amounts: { ...single, ...body.amounts } };
}

function checkCode(world: World, organizationId: string, code: string | null | undefined, own?: string): void {
  if (code == null) return;
  const taken = world
    .of(discounts)
    .find(
      (row) =>
        row.organization_id === organizationId &&
        row.deleted_at === null &&
        row.id !== own &&
        row.code?.toLowerCase() === code.toLowerCase(),
    );
  if (taken) throw invalid([{ loc: ['body', 'code'], msg: 'Discount with this code already exists.', input: code }]);
}

function checkProducts(world: World, organizationId: string, ids: readonly string[]): readonly string[] {
  for (const [index, id] of ids.entries())
    if (world.of(products).get(id)?.organization_id !== organizationId)
      throw invalid([{ loc: ['body', 'products', index], msg: 'Product not found.', input: id }]);
  return ids;
}

/** What a discount is worth may not change once somebody has it. */
export function updateDiscount(world: World, row: DiscountRow, body: DiscountChange): DiscountRow {
  refuseChangedWorth(row, body);
  checkCode(world, row.organization_id, body.code, row.id);
  const patch: Partial<DiscountRow> = {
    ...(body.name == null ? {} : { name: body.name }),
    ...(body.metadata === undefined ? {} : { metadata: body.metadata }),
    ...(body.code === undefined ? {} : { code: body.code }),
    ...(body.starts_at === undefined ? {} : { starts_at: printDate(body.starts_at) }),
    ...(body.ends_at === undefined ? {} : { ends_at: printDate(body.ends_at) }),
    ...(body.max_redemptions === undefined ? {} : { max_redemptions: body.max_redemptions }),
    ...(body.max_redemptions_per_customer === undefined
      ? {}
      : { max_redemptions_per_customer: body.max_redemptions_per_customer }),
    ...(body.basis_points == null || row.type !== 'percentage' ? {} : { basis_points: body.basis_points }),
    ...(body.duration_in_months == null ? {} : { duration_in_months: body.duration_in_months }),
    ...changedAmounts(row, body),
    ...(body.products == null ? {} : { product_ids: checkProducts(world, row.organization_id, body.products) }),
  };
  if (Object.keys(patch).length === 0) return row;
  const changed = world.of(discounts).update(row.id, patch);
  world.emit(row.organization_id, 'discount.updated', viewDiscount(world, changed));
  return changed;
}

function changedAmounts(row: DiscountRow, body: DiscountChange): Partial<DiscountRow> {
  if (row.type !== 'fixed') return {};
  if (body.amounts) return { amounts: body.amounts };
  if (body.amount == null) return {};
  const currency = body.currency ?? Object.keys(row.amounts ?? {})[0] ?? 'usd';
  return { amounts: { [currency]: body.amount } };
}

const FIXED_WORTH = ['amount', 'currency', 'amounts'] as const;
const REDEEMED = 'This field cannot be changed because the discount has already been redeemed.';

function refuseChangedWorth(row: DiscountRow, body: DiscountChange): void {
  const refuse = (field: string, msg: string, input: unknown) => invalid([{ loc: ['body', field], msg, input }]);
  if (body.duration !== undefined && body.duration !== row.duration)
    throw refuse('duration', 'Duration cannot be changed.', body.duration);
  if (body.type != null && body.type !== row.type) throw refuse('type', 'Type cannot be changed.', body.type);
  if (row.redemptions_count === 0) return;
  const [currency, amount] = Object.entries(row.amounts ?? {})[0] ?? [];
  const own: Readonly<Record<string, unknown>> = { ...row, amount, currency };
  for (const field of row.type === 'fixed' ? FIXED_WORTH : (['basis_points'] as const))
    if (body[field] != null && JSON.stringify(body[field]) !== JSON.stringify(own[field]))
      throw refuse(field, REDEEMED, own[field]);
}

export function deleteDiscount(world: World, row: DiscountRow): void {
  const deleted = world.of(discounts).update(row.id, { deleted_at: world.now() });
  world.emit(row.organization_id, 'discount.deleted', viewDiscount(world, deleted));
}
