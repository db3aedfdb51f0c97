import { discounts } from '../discounts/table.ts';
import { invalid } from '../http/problem.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import { prices, products } from '../products/table.ts';
import type { World } from '../state/world.ts';
import { termsOf } from '../subscriptions/catalog.ts';
import type { Infer } from '../validation/schema.ts';
import type { checkoutLinkCreate, checkoutLinkUpdate } from './schema.ts';
import { type CheckoutLinkRow, checkoutLinks } from './table.ts';

type Loc = readonly (string | number)[];

export function createCheckoutLink(
  world: World,
  organization: OrganizationRow,
  body: Infer<typeof checkoutLinkCreate>,
): CheckoutLinkRow {
  const product_ids = productsOf(world, organization, body);
  checkDiscount(world, organization, { discountId: body.discount_id, productIds: product_ids });
  const { metadata, label, allow_discount_codes, require_billing_address, discount_id, seats, units } = body;
  const { success_url, return_url, trial_interval, trial_interval_count } = body;
  return world.of(checkoutLinks).insert({
    organization_id: organization.id,
    client_secret: `polar_cl_${world.ids.letters(43)}`,
    metadata,
    label,
    allow_discount_codes,
    require_billing_address,
    discount_id,
    seats,
    units,
    success_url,
    return_url,
    trial_interval,
    trial_interval_count,
    product_ids,
  });
}

function productsOf(
  world: World,
  organization: OrganizationRow,
  body: Infer<typeof checkoutLinkCreate>,
): readonly string[] {
  if ('products' in body) return checkProducts(world, organization, body.products);
  if ('product_id' in body) return checkProducts(world, organization, [body.product_id]);
  const price = world.of(prices).get(body.product_price_id);
  const loc = ['body', 'product_price_id'];
  const input = body.product_price_id;
  if (price?.organization_id !== organization.id) throw invalid([{ loc, msg: 'Price does not exist.', input }]);
  if (price.is_archived) throw invalid([{ loc, msg: 'Price is archived.', input }]);
  const wrong = wrongProduct(world, organization, price.product_id);
  if (wrong) throw invalid([{ loc, msg: wrong, input }]);
  return [price.product_id];
}

function checkProducts(world: World, organization: OrganizationRow, ids: readonly string[]): readonly string[] {
  const wrong = ids.flatMap((input, index) => {
    const msg = wrongProduct(world, organization, input);
    const loc: Loc = ['body', 'products', index];
    return msg ? [{ loc, msg, input }] : [];
  });
  if (wrong.length > 0) throw invalid(wrong);
  return ids;
}

function wrongProduct(world: World, organization: OrganizationRow, id: string): string | null {
  const product = world.of(products).get(id);
  if (product?.organization_id !== organization.id) return 'Product does not exist.';
  if (product.is_archived) return 'Product is archived.';
  return product.visibility === 'draft' ? 'Product is a draft.' : null;
}

interface Preset {
  readonly discountId: string | null | undefined;
  readonly productIds: readonly string[];
}

// It has to serve every product, but may not have begun or be over.
function checkDiscount(world: World, organization: OrganizationRow, { discountId, productIds }: Preset): void {
  if (discountId == null) return;
  const row = world.of(discounts).get(discountId);
  const known = row?.organization_id === organization.id && row.deleted_at === null;
  const listed = known ? (termsOf(row).products ?? []) : [];
  if (known && productIds.every((id) => listed.length === 0 || listed.some((product) => product.id === id))) return;
  const msg = 'Discount does not exist or is not applicable to this product.';
  throw invalid([{ loc: ['body', 'discount_id'], msg, input: discountId }]);
}

export function updateCheckoutLink(
  world: World,
  organization: OrganizationRow,
  { row, body }: { readonly row: CheckoutLinkRow; readonly body: Infer<typeof checkoutLinkUpdate> },
): CheckoutLinkRow {
  const { products: asked, allow_discount_codes, require_billing_address, ...plain } = body;
  const product_ids = asked ? checkProducts(world, organization, asked) : row.product_ids;
  checkDiscount(world, organization, { discountId: body.discount_id, productIds: product_ids });
  const recurs = product_ids.some((id) => world.of(products).get(id)?.recurring_interval != null);
  const patch: Partial<CheckoutLinkRow> = {
    ...(asked ? { product_ids, ...(recurs ? {} : { trial_interval: null, trial_interval_count: null }) } : {}),
    ...plain,
    ...(allow_discount_codes == null ? {} : { allow_discount_codes }),
    ...(require_billing_address == null ? {} : { require_billing_address }),
  };
  return Object.keys(patch).length > 0 ? world.of(checkoutLinks).update(row.id, patch) : row;
}
