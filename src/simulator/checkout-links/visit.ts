// A visit to a link opens a checkout. What the address prefills is taken where it makes sense and passed over where
// it does not.

import { createCheckout } from '../checkouts/create.ts';
import { checkoutCreate } from '../checkouts/schema.ts';
import { discounts } from '../discounts/table.ts';
import { notFound } from '../http/problem.ts';
import { organizations } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import { email } from '../validation/polar-types.ts';
import { INVALID, newReading } from '../validation/schema.ts';
import type { CheckoutLinkRow } from './table.ts';

const TRACKED = ['reference_id', 'utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term'];
const PREFILLED = new Set([
  'product_id',
  'amount',
  'customer_email',
  'customer_name',
  'discount_code',
  'locale',
  'embed_origin',
]);

/** The address of the new checkout's page. */
export function visit(world: World, link: CheckoutLinkRow, search: URLSearchParams): string {
  const organization = world.of(organizations).get(link.organization_id);
  const reading = newReading(world.time.now());
  const body = checkoutCreate.read({ ...preset(link), ...prefill(world, link, search) }, ['body'], reading);
  if (!organization || body === INVALID) throw notFound();
  const checkout = createCheckout(world, organization, body);
  const rest = [...search].filter(([name]) => !PREFILLED.has(name) && !name.startsWith('custom_field_data.'));
  const query = rest.length > 0 ? `?${new URLSearchParams(rest)}` : '';
  return `${world.url}/checkout/${checkout.client_secret}${query}`;
}

function preset(link: CheckoutLinkRow): Record<string, unknown> {
  const { allow_discount_codes, require_billing_address, discount_id, seats, units, success_url, return_url } = link;
  const { trial_interval, trial_interval_count } = link;
  const given = { discount_id, seats, units, success_url, return_url, trial_interval, trial_interval_count };
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  return { products: link.product_ids, allow_discount_codes, require_billing_address, ...set };
}

function prefill(world: World, link: CheckoutLinkRow, search: URLSearchParams): Record<string, unknown> {
  const product = search.get('product_id');
  const chosen = product !== null && link.product_ids.includes(product) ? product : null;
  const amount = Number(search.get('amount') ?? Number.NaN);
  const address = search.get('customer_email');
  const fields = [...search].filter(([name]) => name.startsWith('custom_field_data.'));
  const tracked = TRACKED.flatMap((name) => (search.get(name) ? [[name, search.get(name)] as const] : []));
  const discount = discountByCode(world, link, search.get('discount_code'));
  const text = (name: string) => (search.get(name) ? { [name]: search.get(name) } : {});
  return {
    ...(chosen ? { products: [chosen, ...link.product_ids.filter((id) => id !== chosen)] } : {}),
    ...(Number.isInteger(amount) && amount >= 0 ? { amount } : {}),
    ...(address !== null && isEmail(world, address) ? { customer_email: address } : {}),
    ...text('customer_name'),
    ...text('locale'),
    ...text('embed_origin'),
    ...(discount ? { discount_id: discount } : {}),
    custom_field_data: Object.fromEntries(
      fields.map(([name, value]) => [name.slice('custom_field_data.'.length), value]),
    ),
    metadata: { ...link.metadata, ...Object.fromEntries(tracked) },
  };
}

function isEmail(world: World, address: string): boolean {
  return email().read(address, [], newReading(world.time.now())) !== INVALID;
}

function discountByCode(world: World, link: CheckoutLinkRow, code: string | null): string | null {
  if (code === null || !link.allow_discount_codes) return null;
  const wanted = code.toUpperCase();
  const fits = world
    .of(discounts)
    .find(
      (row) =>
        row.organization_id === link.organization_id && row.deleted_at === null && row.code?.toUpperCase() === wanted,
    );
  return fits?.id ?? null;
}
