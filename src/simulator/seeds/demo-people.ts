import type { Made, Shop } from './shop.ts';

export interface Person {
  /** What the host's own database would call them. */
  handle: string;
  name: string;
  email: string;
  address: { country: string; line1: string; city: string; postal_code: string; state?: string };
}

/** The demo's customers: people with a company, a place and a story each. */
export const people = {
  maya: {
    handle: 'usr_maya',
    name: 'Maya Kobayashi',
    email: 'maya@northwind.dev',
    address: { country: 'DE', line1: 'Torstraße 140', city: 'Berlin', postal_code: '10119' },
  },
  elena: {
    handle: 'usr_elena',
    name: 'Elena Marchetti',
    email: 'elena@lumenstudio.com',
    address: { country: 'US', line1: '88 Greene Street', city: 'New York', postal_code: '10012', state: 'NY' },
  },
  priya: {
    handle: 'usr_priya',
    name: 'Priya Raman',
    email: 'priya@harborline.co',
    address: { country: 'GB', line1: '14 Mill Lane', city: 'Bristol', postal_code: 'BS1 6AA' },
  },
  tomas: {
    handle: 'usr_tomas',
    name: 'Tomás Herrera',
    email: 'tomas@pixelforge.mx',
    address: { country: 'MX', line1: 'Colima 220', city: 'Ciudad de México', postal_code: '06700' },
  },
  amara: {
    handle: 'usr_amara',
    name: 'Amara Okafor',
    email: 'amara@brightwell.health',
    address: { country: 'US', line1: '301 Vassar Street', city: 'Rochester', postal_code: '14607', state: 'NY' },
  },
  lucas: {
    handle: 'usr_lucas',
    name: 'Lucas Meyer',
    email: 'lucas@kantine.app',
    address: { country: 'DE', line1: 'Schulterblatt 36', city: 'Hamburg', postal_code: '20357' },
  },
  claire: {
    handle: 'usr_claire',
    name: 'Claire Dubois',
    email: 'claire@ateliernord.fr',
    address: { country: 'FR', line1: '12 rue Oberkampf', city: 'Paris', postal_code: '75011' },
  },
  jonas: {
    handle: 'usr_jonas',
    name: 'Jonas Lindqvist',
    email: 'jonas@fjordlabs.io',
    address: { country: 'SE', line1: 'Götgatan 44', city: 'Stockholm', postal_code: '118 26' },
  },
  ben: {
    handle: 'usr_ben',
    name: 'Ben Whitaker',
    email: 'ben@quietworks.dev',
    address: { country: 'US', line1: '5 Elm Court', city: 'Ithaca', postal_code: '14850', state: 'NY' },
  },
  sofia: {
    handle: 'usr_sofia',
    name: 'Sofia Novak',
    email: 'sofia@orbitdesk.io',
    address: { country: 'DE', line1: 'Leopoldstraße 9', city: 'München', postal_code: '80802' },
  },
  hiro: {
    handle: 'usr_hiro',
    name: 'Hiro Tanaka',
    email: 'hiro@papercrane.jp',
    address: { country: 'JP', line1: '2-11-3 Meguro', city: 'Tokyo', postal_code: '153-0063' },
  },
  noor: {
    handle: 'usr_noor',
    name: 'Noor Haddad',
    email: 'noor@saffron.dev',
    address: { country: 'GB', line1: '27 Brick Lane', city: 'London', postal_code: 'E1 6PU' },
  },
} satisfies Record<string, Person>;

/** Makes somebody a customer, as a host does when an account is opened. */
export const joins = (shop: Shop, { name, email, handle }: Person, more: object = {}): Made =>
  shop.ask('POST', '/v1/customers/', { name, email, external_id: handle, ...more });

export interface Purchase {
  discount?: Made;
  seats?: number;
  units?: number;
  currency?: string;
  allow_trial?: boolean;
}

/** Somebody goes through a checkout and pays with a card that is good. */
export function buys(shop: Shop, person: Person, product: Made, { discount, ...purchase }: Purchase = {}): Made {
  const checkout = shop.ask('POST', '/v1/checkouts/', {
    products: [product.id],
    external_customer_id: person.handle,
    ...purchase,
    ...(discount && { discount_id: discount.id }),
  });
  const confirm = {
    confirmation_token_id: 'ctoken_ok_4242',
    customer_name: person.name,
    customer_email: person.email,
    customer_billing_address: person.address,
  };
  return shop.ask('POST', `/v1/checkouts/client/${checkout.client_secret}/confirm`, confirm, null);
}

/** The newest subscription of a person. */
export const subscriptionOf = (shop: Shop, { handle }: Person): Made =>
  shop.first(`/v1/subscriptions/?external_customer_id=${handle}&sorting=-started_at`);

/** The newest order of a person. */
export const orderOf = (shop: Shop, { handle }: Person): Made =>
  shop.first(`/v1/orders/?external_customer_id=${handle}&sorting=-created_at`);

/** The id of a person's license key. The list of keys knows no customers; their grants do. */
export function licenseKeyOf(shop: Shop, { handle }: Person): string {
  const customer = shop.ask('GET', `/v1/customers/external/${handle}`);
  const { items } = shop.ask('GET', `/v1/benefit-grants/?customer_id=${customer.id}&is_granted=true&limit=100`);
  for (const grant of Array.isArray(items) ? items : []) {
    const id: unknown = grant?.properties?.license_key_id;
    if (typeof id === 'string') return id;
  }
  throw new Error(`Floe simulator: ${handle} holds no license key.`);
}
