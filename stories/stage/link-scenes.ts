import { buys, joins } from '../../src/simulator/seeds/demo-people.ts';
import type { Made, Shop } from '../../src/simulator/seeds/shop.ts';
import type { Beat } from '../../src/simulator/seeds/story.ts';
import { people } from './people.ts';
import type { Scene } from './scene.ts';

const { elena, noor } = people;

const links = (shop: Shop, products: readonly Made[], more: object = {}): Made =>
  shop.ask('POST', '/v1/checkout-links/', {
    payment_processor: 'stripe',
    products: products.map(({ id }) => id),
    ...more,
  });

const joined = (shop: Shop): Beat => [60, () => joins(shop, elena)];

/** What is no longer sold, and discounts that no longer work, each behind a link. */
function ages(shop: Shop, { studio, pro, basic }: { studio: Made; pro: Made; basic: Made }): Beat[] {
  const discount = (body: object) =>
    shop.ask('POST', '/v1/discounts/', { type: 'percentage', basis_points: 5000, duration: 'once', ...body });
  return [
    joined(shop),
    [
      50,
      () => {
        links(shop, [studio], { label: 'Old store page' });
        const { id } = discount({ name: 'Autumn, half price', code: 'AUTUMN', ends_at: '2026-10-31T23:59:59Z' });
        links(shop, [pro], { label: 'Autumn mail', discount_id: id });
      },
    ],
    [
      40,
      () => {
        const worn = discount({ name: 'For the first one', code: 'FIRST', max_redemptions: 1 });
        links(shop, [basic], { label: 'First come', discount_id: worn.id });
        buys(shop, elena, basic, { discount: worn, allow_trial: false });
      },
    ],
    [10, () => shop.ask('PATCH', `/v1/products/${studio.id}`, { is_archived: true })],
  ];
}

/** A product with a question and a price that buyers name. */
function asksAndTakesAnything(shop: Shop): Made {
  const field = (body: object) => ({
    custom_field_id: shop.ask('POST', '/v1/custom-fields/', body).id,
    required: false,
  });
  const team = field({ type: 'text', slug: 'team', name: 'Team name', properties: {} });
  const size = field({
    type: 'select',
    slug: 'size',
    name: 'Size of the team',
    properties: {
      options: [
        { value: 'small', label: 'Up to ten' },
        { value: 'large', label: 'More than ten' },
      ],
    },
  });
  return shop.ask('POST', '/v1/products/', {
    name: 'Supporter',
    prices: [{ amount_type: 'custom', price_currency: 'usd', minimum_amount: 500 }],
    attached_custom_fields: [team, size],
  });
}

/** Checkout links in each of their states. */
export const linkScenes = {
  oneLink: {
    title: 'One checkout link, for two plans',
    about: elena,
    happened: (shop, { basic, pro }) => [
      joined(shop),
      [20, () => links(shop, [pro, basic], { label: 'Pricing page' })],
    ],
  },
  severalLinks: {
    title: 'Checkout links with and without label and discount',
    about: elena,
    happened: (shop, { basic, pro, team, studio, launchDiscount }) => [
      joined(shop),
      [30, () => links(shop, [studio])],
      [20, () => links(shop, [pro, basic, team], { label: 'Pricing page' })],
      [9, () => links(shop, [pro], { label: 'Spring newsletter', discount_id: launchDiscount.id })],
    ],
  },
  oldLinks: { title: 'Checkout links that no longer do what they say', about: elena, happened: ages },
  manyLinks: {
    title: 'Fifty checkout links',
    about: elena,
    happened: (shop, { basic }) => [
      joined(shop),
      [
        5,
        () => {
          for (let at = 1; at <= 50; at++) links(shop, [basic], { label: `Partner ${at}` });
        },
      ],
    ],
  },
  askingLink: {
    title: 'A checkout link whose product asks and lets buyers name the price',
    about: elena,
    happened: (shop) => [joined(shop), [20, () => links(shop, [asksAndTakesAnything(shop)], { label: 'Supporters' })]],
  },
  seatsLink: {
    title: 'A checkout link for a plan sold by seats',
    about: elena,
    happened: (shop, { team }) => [joined(shop), [20, () => links(shop, [team], { label: 'Teams', seats: 12 })]],
  },
  longLink: {
    title: 'A checkout link with long names',
    about: elena,
    happened: (shop) => {
      const name = 'Enterprise collaboration suite with compliance and archiving';
      const prices = [
        { amount_type: 'fixed', price_amount: 1234500, price_currency: 'usd', tax_behavior: 'exclusive' },
      ];
      const suite = shop.ask('POST', '/v1/products/', { name, prices });
      return [
        joined(shop),
        [20, () => links(shop, [suite], { label: 'Procurement-department-of-the-northern-region' })],
      ];
    },
  },
  freeAndLink: {
    title: 'On the free plan, with a checkout link at hand',
    about: noor,
    happened: (shop, { free, pro }) => [
      [20, () => joins(shop, noor)],
      [20, () => buys(shop, noor, free)],
      [10, () => links(shop, [pro], { label: 'Upgrade' })],
    ],
  },
} satisfies Record<string, Scene>;
