import { type CustomerRow, findCustomer, findCustomerByExternalId } from '../customers/table.ts';
import { recordCheckout } from '../events/checkout-events.ts';
import { invalid } from '../http/problem.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import { prices } from '../products/table.ts';
import { iso } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { type CatalogProduct, findProduct, redeemableDiscount } from '../subscriptions/catalog.ts';
import type { Infer } from '../validation/schema.ts';
import { trialEndFrom } from './amounts.ts';
import { scheduleExpiry } from './expire.ts';
import { chosenQuantity } from './quantity.ts';
import type { checkoutCreate } from './schema.ts';
import { type CheckoutRow, checkouts } from './table.ts';
import { viewCheckout } from './view.ts';

type Create = Infer<typeof checkoutCreate>;
type Loc = readonly (string | number)[];

const DAY = 86_400_000;

/** Opens a checkout for a day. */
export function createCheckout(world: World, organization: OrganizationRow, body: Create): CheckoutRow {
  const offered = offeredProducts(world, organization, body);
  const product = offered[0];
  const customer = customerOf(world, organization, body);
  const currency = body.currency ?? organization.default_presentment_currency;
  const price = product.prices.find((candidate) => candidate.price_currency === currency) ?? product.prices[0];
  if (!price) throw refuse(['body', 'products', 0], 'Product is not available.', product.id);
  const discountId = checkDiscount(world, { product, currency, discountId: body.discount_id ?? null });
  const secret = `polar_c_${world.ids.letters(43)}`;
  const id = world.ids.uuid();
  const row = world.of(checkouts).insert({
    id,
    organization_id: organization.id,
    status: 'open',
    client_secret: secret,
    expires_at: iso(world.time.now() + DAY),
    success_url: body.success_url?.replaceAll('{CHECKOUT_ID}', id) ?? null,
    return_url: body.return_url ?? null,
    embed_origin: body.embed_origin ?? null,
    product_ids: offered.map((item) => item.id),
    product_id: product.id,
    product_price_id: price.id,
    custom_amount: body.amount ?? null,
    currency,
    ...bounds(body),
    ...chosenQuantity(product, currency, body),
    discount_id: discountId,
    allow_discount_codes: body.allow_discount_codes,
    require_billing_address: body.require_billing_address,
    allow_trial: body.allow_trial,
    trial_interval: body.trial_interval ?? null,
    trial_interval_count: body.trial_interval_count ?? null,
    trial_end: null,
    subscription_id: body.subscription_id ?? null,
    external_customer_id: body.external_customer_id ?? null,
    ...buyerOf(customer, body),
    customer_ip_address: body.customer_ip_address ?? null,
    customer_metadata: body.customer_metadata,
    locale: body.locale ?? 'en',
    metadata: body.metadata,
    custom_field_data: body.custom_field_data,
    payment_processor_metadata: processorMetadata(world, customer),
    payment_method_id: null,
  });
  const opened = world.of(checkouts).patch(row.id, { trial_end: trialEndFrom(world, row) });
  world.emit(organization.id, 'checkout.created', viewCheckout(world, opened));
  recordCheckout(world, opened);
  scheduleExpiry(world, opened);
  return opened;
}

function refuse(loc: Loc, msg: string, input: unknown) {
  return invalid([{ loc, msg, input }]);
}

type Offered = readonly [CatalogProduct, ...CatalogProduct[]];

function offeredProducts(world: World, organization: OrganizationRow, body: Create): Offered {
  const asked: readonly (readonly [string, Loc])[] =
    'products' in body
      ? body.products.map((id, index) => [id, ['body', 'products', index]] as const)
      : 'product_id' in body
        ? [[body.product_id, ['body', 'product_id']]]
        : [[world.of(prices).get(body.product_price_id)?.product_id ?? '', ['body', 'product_price_id']]];
  const found = asked.map(([id, loc]) => {
    const product = findProduct(world, organization.id, id);
    if (!product) throw refuse(loc, 'Product does not exist.', id);
    if (product.is_archived) throw refuse(loc, 'Product is archived.', id);
    return product;
  });
  const [first, ...rest] = found;
  if (!first) throw refuse(['body', 'products'], 'No product.', []);
  return [first, ...rest];
}

function customerOf(world: World, organization: OrganizationRow, body: Create): CustomerRow | undefined {
  if (body.customer_id) {
    const customer = findCustomer(world, organization.id, body.customer_id);
    if (!customer) throw refuse(['body', 'customer_id'], 'Customer does not exist.', body.customer_id);
    return customer;
  }
  return body.external_customer_id
    ? findCustomerByExternalId(world, organization.id, body.external_customer_id)
    : undefined;
}

interface DiscountQuestion {
  readonly product: CatalogProduct;
  readonly currency: string;
  readonly discountId: string | null;
}

export function checkDiscount(world: World, { product, currency, discountId }: DiscountQuestion): string | null {
  if (discountId === null) return null;
  const sale = { organization_id: product.organization_id, product_id: product.id, currency };
  if (!redeemableDiscount(world, sale, discountId))
    throw refuse(['body', 'discount_id'], 'Discount does not exist.', discountId);
  return discountId;
}

function bounds(body: Create) {
  return {
    min_seats: body.min_seats ?? null,
    max_seats: body.max_seats ?? null,
    min_units: body.min_units ?? null,
    max_units: body.max_units ?? null,
  };
}

// What is known of the customer fills the form.
function buyerOf(customer: CustomerRow | undefined, body: Create) {
  return {
    customer_id: customer?.id ?? null,
    is_business_customer: body.is_business_customer ?? customer?.billing_name != null,
    customer_name: body.customer_name ?? (customer?.type === 'individual' ? customer.name : null),
    customer_email: body.customer_email ?? customer?.email ?? null,
    customer_billing_name: body.customer_billing_name ?? customer?.billing_name ?? customer?.name ?? null,
    customer_billing_address: body.customer_billing_address ?? customer?.billing_address ?? null,
    customer_tax_id: body.customer_tax_id ? ([body.customer_tax_id, 'eu_vat'] as const) : (customer?.tax_id ?? null),
  };
}

// From then on the payment processor knows the customer too.
const isConfirmed = (row: CheckoutRow): boolean => row.status === 'confirmed' || row.status === 'succeeded';

function processorMetadata(world: World, customer: CustomerRow | undefined): CheckoutRow['payment_processor_metadata'] {
  const known = customer && world.of(checkouts).find((row) => row.customer_id === customer.id && isConfirmed(row));
  return {
    publishable_key: 'pk_test_fake',
    ...(known ? { customer_session_client_secret: `cuss_secret_${world.ids.letters(24)}` } : {}),
  };
}
