import type { Made, Shop } from './shop.ts';

export interface Catalog {
  basic: Made;
  pro: Made;
  proYearly: Made;
  team: Made;
  studio: Made;
  free: Made;
  launchDiscount: Made;
}

/** A price in minor units, tax on top, in dollars and euros. */
const both = (dollars: number, euros: number) => [
  { amount_type: 'fixed', price_amount: dollars, price_currency: 'usd', tax_behavior: 'exclusive' },
  { amount_type: 'fixed', price_amount: euros, price_currency: 'eur', tax_behavior: 'exclusive' },
];

function benefits(shop: Shop) {
  const make = (body: object) => shop.ask('POST', '/v1/benefits/', body).id;
  return {
    support: make({
      type: 'custom',
      description: 'Priority support',
      properties: { note: 'Write to **help@northlight.app**.' },
    }),
    beta: make({ type: 'feature_flag', description: 'Beta features', properties: {}, metadata: { floe_key: 'beta' } }),
    key: make({
      type: 'license_keys',
      description: 'Studio license key',
      properties: { prefix: 'FLOE', activations: { limit: 3, enable_customer_admin: true } },
    }),
    seat: make({ type: 'custom', description: 'Shared workspace', properties: {} }),
  };
}

function seatPrice(currency: string, first: number, rest: number) {
  return {
    amount_type: 'seat_based',
    price_currency: currency,
    tax_behavior: 'exclusive',
    seat_tiers: {
      tiers: [
        { min_seats: 1, max_seats: 9, price_per_seat: first },
        { min_seats: 10, max_seats: null, price_per_seat: rest },
      ],
    },
  };
}

/** What the demo's shop sells: four plans, a license and a discount for its launch. */
export function stock(shop: Shop): Catalog {
  const gives = benefits(shop);
  const product = (body: object, ...granted: string[]): Made => {
    const made = shop.ask('POST', '/v1/products/', body);
    if (granted.length > 0) shop.ask('POST', `/v1/products/${made.id}/benefits`, { benefits: granted });
    return made;
  };
  const monthly = { recurring_interval: 'month' };
  return {
    free: product({ name: 'Free', ...monthly, prices: [{ amount_type: 'free' }] }),
    basic: product({
      name: 'Basic',
      description: 'For one person and one project.',
      ...monthly,
      trial_interval: 'day',
      trial_interval_count: 14,
      prices: both(900, 900),
    }),
    pro: product(
      { name: 'Pro', description: 'Everything, without limits.', ...monthly, prices: both(2900, 2700) },
      gives.support,
      gives.beta,
    ),
    proYearly: product(
      { name: 'Pro yearly', recurring_interval: 'year', prices: both(29000, 27000) },
      gives.support,
      gives.beta,
    ),
    team: product(
      { name: 'Team', description: 'Pro for a whole team.', ...monthly, prices: [seatPrice('usd', 1900, 1500)] },
      gives.seat,
      gives.support,
    ),
    studio: product(
      { name: 'Studio license', description: 'The desktop app, paid once.', prices: both(4900, 4500) },
      gives.key,
    ),
    launchDiscount: shop.ask('POST', '/v1/discounts/', {
      name: 'Launch, 20 % for three months',
      type: 'percentage',
      basis_points: 2000,
      duration: 'repeating',
      duration_in_months: 3,
      code: 'LAUNCH20',
    }),
  };
}
