import { newOrganizationSettings } from '../../src/simulator/organizations/settings.ts';
import { buys, joins } from '../../src/simulator/seeds/demo-people.ts';
import type { Made, Shop } from '../../src/simulator/seeds/shop.ts';
import type { Beat } from '../../src/simulator/seeds/story.ts';
import { people } from './people.ts';
import type { Scene } from './scene.ts';

const { elena } = people;

/** What is counted, and on which terms. */
interface Terms {
  readonly name?: string;
  readonly func?: string;
  readonly label?: string;
  readonly multiplier?: number;
  readonly included?: number;
  /** Of one unit, minor units. */
  readonly price?: string;
  readonly cap?: number;
}

/** A plan that counts, and perhaps includes and charges for, what `use` reports. */
function sells(shop: Shop, { name = 'API calls', func = 'sum', label, multiplier, included, price, cap }: Terms): Made {
  const meter = shop.ask('POST', '/v1/meters/', {
    name,
    ...(label && { unit: 'custom', custom_label: label, custom_multiplier: multiplier ?? null }),
    filter: { conjunction: 'and', clauses: [{ property: 'name', operator: 'eq', value: name }] },
    aggregation: { func, property: 'units' },
  });
  const prices = [
    { amount_type: 'fixed', price_amount: 2900, price_currency: 'usd' },
    price && {
      amount_type: 'metered_unit',
      price_currency: 'usd',
      meter_id: meter.id,
      unit_amount: price,
      cap_amount: cap,
    },
  ].filter(Boolean);
  const plan = shop.ask('POST', '/v1/products/', { name: 'Pay as you grow', recurring_interval: 'month', prices });
  if (included === undefined) return plan;
  const properties = { meter_id: meter.id, units: included, rollover: false };
  const benefit = shop.ask('POST', '/v1/benefits/', { type: 'meter_credit', description: 'Included use', properties });
  shop.ask('POST', `/v1/products/${plan.id}/benefits`, { benefits: [benefit.id] });
  return plan;
}

const use = (shop: Shop, units: number, name = 'API calls'): Made =>
  shop.ask('POST', '/v1/events/ingest', {
    events: [{ name, external_customer_id: elena.handle, metadata: { units } }],
  });

/** Elena takes the plan ten days ago and uses so much of it since. */
const uses = (shop: Shop, terms: Terms, units: number): Beat[] => {
  const plan = sells(shop, terms);
  return [
    [11, () => joins(shop, elena)],
    [10, () => buys(shop, elena, plan)],
    [2, () => use(shop, units, terms.name)],
  ];
};

const scene = (title: string, terms: Terms, units: number): Scene => ({
  title,
  about: elena,
  happened: (shop) => uses(shop, terms, units),
});

const CALLS = { included: 10_000, price: '0.5', cap: 5_000, label: 'calls', multiplier: 1_000 };

/** Use in each of its states. */
export const usageScenes = {
  usageWithin: scene('Use well within what is included', CALLS, 4_250),
  usageNear: scene('Use that is almost used up', CALLS, 8_600),
  usageReached: scene('Use that is used up', CALLS, 10_000),
  usageOver: scene('Use above what is included', CALLS, 13_000),
  usageCapped: scene('Use that costs nothing more', CALLS, 42_000),
  usageMetered: scene('Use that is charged from the first unit on', { price: '10', name: 'Minutes' }, 96.5),
  usageCounted: scene('Use that is only counted', { name: 'Exports' }, 1_204),
  usageMeasured: scene('Use that does not add up', { func: 'max', included: 20, name: 'Peak of people' }, 14),
  usageNegative: scene('Use that was taken back', { included: 100, name: 'Credits' }, -12.25),
  usageLong: scene(
    'Use with long names and huge figures',
    {
      name: 'Tokens of the enterprise collaboration assistant including everything that was cached',
      label: 'input and output tokens',
      multiplier: 1_000_000,
      included: 2_000_000_000,
      price: '0.000123456789',
    },
    1_234_567_890.25,
  ),
  usageHidden: {
    title: 'Use that the seller hides from customers',
    about: elena,
    happened: (shop) => {
      const { customer_portal_settings } = newOrganizationSettings('');
      const settings = { customer_portal_settings: { ...customer_portal_settings, usage: { show: false } } };
      return [
        [12, () => shop.polar.moves.organization({ slug: 'acme', settings })] satisfies Beat,
        ...uses(shop, CALLS, 10),
      ];
    },
  },
  usageSeveral: {
    title: 'Several kinds of use',
    about: elena,
    happened: (shop) => [
      ...uses(shop, CALLS, 13_000),
      ...['Minutes', 'Exports', 'Storage'].map((name, at): Beat => {
        sells(shop, { name });
        return [1, () => use(shop, 7.5 * (at + 1), name)];
      }),
    ],
  },
} satisfies Record<string, Scene>;
