import { customFields } from '../custom-fields/table.ts';
import { discounts } from '../discounts/table.ts';
import { organizations } from '../organizations/table.ts';
import { viewPrice } from '../products/price-view.ts';
import { viewAttachedFields, viewPublicProduct } from '../products/view.ts';
import type { World } from '../state/world.ts';
import { priceById, productById } from '../subscriptions/catalog.ts';
import { checkoutAmounts, trialOf } from './amounts.ts';
import { viewCheckoutDiscount, viewCheckoutOrganization } from './parts.ts';
import type { CheckoutRow } from './table.ts';

const FRONT = 'http://127.0.0.1:3000/checkout';

/** A checkout as its organization reads it. */
export function viewCheckout(world: World, row: CheckoutRow) {
  const shared = viewShared(world, row);
  return {
    ...shared,
    trial_interval: row.trial_interval,
    trial_interval_count: row.trial_interval_count,
    metadata: row.metadata,
    external_customer_id: row.external_customer_id,
    customer_external_id: row.external_customer_id,
    subscription_id: row.subscription_id,
    customer_metadata: row.customer_metadata,
    subtotal_amount: shared.net_amount,
  };
}

/** A checkout as whoever holds its secret sees it. */
export function viewPublicCheckout(world: World, row: CheckoutRow) {
  const organization = world.of(organizations).get(row.organization_id);
  const shared = viewShared(world, row);
  return {
    ...shared,
    subtotal_amount: shared.net_amount,
    organization: organization ? viewCheckoutOrganization(organization) : null,
  };
}

function viewShared(world: World, row: CheckoutRow) {
  const product = productById(world, row.product_id);
  const amounts = checkoutAmounts(world, row);
  const trial = trialOf(world, row);
  const discount = world.of(discounts).get(row.discount_id);
  const url = `${FRONT}/${row.client_secret}`;
  const offered = row.product_ids.map((id) => productById(world, id));
  return {
    id: row.id,
    created_at: row.created_at,
    modified_at: row.modified_at,
    custom_field_data: viewFieldData(world, row),
    payment_processor: 'stripe',
    status: row.status,
    client_secret: row.client_secret,
    url,
    expires_at: row.expires_at,
    success_url: row.success_url ?? `${url}/confirmation`,
    return_url: row.return_url,
    embed_origin: row.embed_origin,
    seats: row.seats,
    min_seats: row.min_seats,
    max_seats: row.max_seats,
    units: row.units,
    min_units: row.min_units,
    max_units: row.max_units,
    ...amounts,
    currency: row.currency,
    allow_trial: row.allow_trial,
    active_trial_interval: trial?.interval ?? null,
    active_trial_interval_count: trial?.count ?? null,
    trial_end: trial ? row.trial_end : null,
    organization_id: row.organization_id,
    product_id: row.product_id,
    product_price_id: row.product_price_id,
    discount_id: row.discount_id,
    allow_discount_codes: row.allow_discount_codes,
    require_billing_address: row.require_billing_address,
    ...viewNeeds(world, row),
    customer_id: row.customer_id,
    is_business_customer: row.is_business_customer,
    customer_name: row.customer_name,
    customer_email: row.customer_email,
    customer_ip_address: row.customer_ip_address,
    customer_billing_name: row.customer_billing_name,
    customer_billing_address: row.customer_billing_address,
    customer_tax_id: row.customer_tax_id?.[0] ?? null,
    locale: row.locale,
    payment_method_type: null,
    payment_processor_metadata: row.payment_processor_metadata,
    ...viewAddressFields(row),
    products: offered.map((item) => viewPublicProduct(world, item)),
    product: viewPublicProduct(world, product),
    product_price: viewPrice(world, priceById(world, row.product_price_id)),
    prices: Object.fromEntries(offered.map((item) => [item.id, item.prices.map((price) => viewPrice(world, price))])),
    discount: discount ? viewCheckoutDiscount(discount) : null,
    attached_custom_fields: viewAttachedFields(world, product),
  };
}

/** What the form has to ask for. */
export function viewNeeds(world: World, row: CheckoutRow) {
  const product = productById(world, row.product_id);
  const { amount, total_amount } = checkoutAmounts(world, row);
  const metered = product.prices.some((price) => price.amount_type === 'metered_unit');
  const trial = trialOf(world, row) !== null;
  const chosen = product.prices.some((price) => price.amount_type === 'custom');
  const free = !chosen && !metered && amount === 0;
  const payment = total_amount > 0 && !trial;
  const setup = product.is_recurring && (total_amount > 0 || metered);
  return {
    is_discount_applicable: !free,
    is_free_product_price: free,
    is_payment_required: payment,
    is_payment_setup_required: setup,
    is_payment_form_required: payment || setup,
  };
}

function viewAddressFields(row: CheckoutRow) {
  const country = row.customer_billing_address?.country;
  const full = country === 'US' || country === 'CA' || row.require_billing_address || row.is_business_customer;
  const state = country === 'US' || country === 'CA';
  const field = (asked: boolean) => (asked ? 'required' : 'disabled');
  return {
    customer_billing_address_fields: {
      country: true,
      state,
      city: full,
      postal_code: full,
      line1: full,
      line2: false,
    },
    billing_address_fields: {
      country: 'required',
      state: field(state),
      city: field(full),
      postal_code: field(full),
      line1: field(full),
      line2: full ? 'optional' : 'disabled',
    },
  };
}

// Only fields that the product asks for are shown.
function viewFieldData(world: World, row: CheckoutRow): Readonly<Record<string, unknown>> {
  const asked = productById(world, row.product_id).attached_custom_fields.flatMap(
    ({ custom_field_id }) => world.of(customFields).get(custom_field_id)?.slug ?? [],
  );
  return Object.fromEntries(Object.entries(row.custom_field_data).filter(([slug]) => asked.includes(slug)));
}
