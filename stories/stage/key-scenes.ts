import { buys, joins, licenseKeyOf, subscriptionOf } from '../../src/simulator/seeds/demo-people.ts';
import type { Made, Shop } from '../../src/simulator/seeds/shop.ts';
import type { Beat } from '../../src/simulator/seeds/story.ts';
import { people } from './people.ts';
import type { Scene } from './scene.ts';

const { ben } = people;

/** Ben buys the license and uses it on these devices. */
const uses = (shop: Shop, studio: Made, ...devices: readonly string[]): Beat[] => [
  [66, () => joins(shop, ben)],
  [66, () => buys(shop, ben, studio)],
  [65, () => activates(shop, devices)],
];

function activates(shop: Shop, devices: readonly string[]): void {
  const { key, organization_id } = shop.ask('GET', `/v1/license-keys/${licenseKeyOf(shop, ben)}`);
  for (const label of devices) shop.ask('POST', '/v1/license-keys/activate', { key, organization_id, label });
}

const turn = (shop: Shop, body: object): Made => shop.ask('PATCH', `/v1/license-keys/${licenseKeyOf(shop, ben)}`, body);

/** A device checks the key, which counts as a use. */
function runs(shop: Shop, increment_usage: number): void {
  const { key, organization_id } = shop.ask('GET', `/v1/license-keys/${licenseKeyOf(shop, ben)}`);
  shop.ask('POST', '/v1/license-keys/validate', { key, organization_id, increment_usage });
}

/** Devices stay with the team: customers neither see nor remove them. */
function keepsDevices(shop: Shop): void {
  const { benefit_id } = shop.ask('GET', `/v1/license-keys/${licenseKeyOf(shop, ben)}`);
  const properties = { prefix: 'FLOE', activations: { limit: 3, enable_customer_admin: false } };
  shop.ask('PATCH', `/v1/benefits/${benefit_id}`, { type: 'license_keys', properties });
}

/** License keys in each of their states. */
export const keyScenes = {
  keyInUse: {
    title: 'A license in use on two of three devices',
    about: ben,
    happened: (shop, { studio }) => uses(shop, studio, 'MacBook Pro', 'Studio workstation'),
  },
  keyFull: {
    title: 'A license whose devices are all taken, one with a long name',
    about: ben,
    happened: (shop, { studio }) =>
      uses(shop, studio, 'MacBook Pro', 'Render node in the basement, second rack from the left', '仕事場のPC'),
  },
  keyUsedUp: {
    title: 'A license used up',
    about: ben,
    happened: (shop, { studio }) => [
      ...uses(shop, studio, 'MacBook Pro'),
      [9, () => turn(shop, { limit_usage: 10 })],
      [3, () => runs(shop, 10)],
    ],
  },
  keyEnds: {
    title: 'A license that ends next year',
    about: ben,
    happened: (shop, { studio }) => [
      ...uses(shop, studio, 'MacBook Pro'),
      [5, () => turn(shop, { expires_at: '2027-01-31T23:59:59Z', limit_usage: 100 })],
    ],
  },
  keyExpired: {
    title: 'A license that has expired, though Polar calls it granted',
    about: ben,
    happened: (shop, { studio }) => [
      ...uses(shop, studio, 'MacBook Pro'),
      [5, () => turn(shop, { expires_at: '2026-11-20T00:00:00Z' })],
    ],
  },
  keyDisabled: {
    title: 'A license the team has disabled',
    about: ben,
    happened: (shop, { studio }) => [
      ...uses(shop, studio, 'MacBook Pro'),
      [5, () => turn(shop, { status: 'disabled' })],
    ],
  },
  keyRevoked: {
    title: 'A license taken back',
    about: ben,
    happened: (shop, { studio }) => [
      ...uses(shop, studio, 'MacBook Pro'),
      [5, () => turn(shop, { status: 'revoked' })],
    ],
  },
  keyAnywhere: {
    title: 'A license for any number of devices',
    about: ben,
    happened: (shop) => {
      const key = { type: 'license_keys', description: 'Site license', properties: { prefix: 'SITE' } };
      const prices = [{ amount_type: 'fixed', price_amount: 49000, price_currency: 'usd', tax_behavior: 'exclusive' }];
      const site = shop.ask('POST', '/v1/products/', { name: 'Site license', prices });
      shop.ask('POST', `/v1/products/${site.id}/benefits`, { benefits: [shop.ask('POST', '/v1/benefits/', key).id] });
      return [
        [66, () => joins(shop, ben)],
        [66, () => buys(shop, ben, site)],
      ];
    },
  },
  manyKeys: {
    title: 'Thirty licenses of one customer',
    about: ben,
    happened: (shop, { studio }) => [
      [66, () => joins(shop, ben)],
      [
        60,
        () => {
          for (let at = 0; at < 30; at++) buys(shop, ben, studio);
        },
      ],
    ],
  },
  keyLost: {
    title: 'A license taken back with the plan that granted it',
    about: ben,
    happened: (shop) => {
      const prices = [{ amount_type: 'fixed', price_amount: 1900, price_currency: 'usd', tax_behavior: 'exclusive' }];
      const plan = shop.ask('POST', '/v1/products/', { name: 'Studio, monthly', recurring_interval: 'month', prices });
      const key = { type: 'license_keys', description: 'Studio license key', properties: { prefix: 'FLOE' } };
      shop.ask('POST', `/v1/products/${plan.id}/benefits`, { benefits: [shop.ask('POST', '/v1/benefits/', key).id] });
      return [
        [66, () => joins(shop, ben)],
        [66, () => buys(shop, ben, plan)],
        [9, () => shop.ask('PATCH', `/v1/subscriptions/${subscriptionOf(shop, ben).id}`, { revoke: true })],
      ];
    },
  },
  keyKept: {
    title: 'A license whose devices the seller keeps to the team',
    about: ben,
    happened: (shop, { studio }) => [...uses(shop, studio, 'MacBook Pro'), [5, () => keepsDevices(shop)]],
  },
} satisfies Record<string, Scene>;
