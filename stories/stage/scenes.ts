import { newOrganizationSettings } from '../../src/simulator/organizations/settings.ts';
import { buys, joins, orderOf, type Person, subscriptionOf } from '../../src/simulator/seeds/demo-people.ts';
import type { Made, Shop } from '../../src/simulator/seeds/shop.ts';
import type { Beat } from '../../src/simulator/seeds/story.ts';
import { keyScenes } from './key-scenes.ts';
import { linkScenes } from './link-scenes.ts';
import { people, stranger } from './people.ts';
import { RULES } from './rules.ts';
import { refundsPart, type Scene } from './scene.ts';
import { usageScenes } from './usage-scenes.ts';

const change = (shop: Shop, person: Person, body: object): Made =>
  shop.ask('PATCH', `/v1/subscriptions/${subscriptionOf(shop, person).id}`, body);
const declines = (shop: Shop, { handle }: Person): void =>
  shop.polar.moves.cardDeclines(shop.ask('GET', `/v1/customers/external/${handle}`).id);
/** Somebody becomes a customer and buys on the same day. */
const bought = (shop: Shop, person: Person, daysAgo: number, ...products: readonly Made[]): Beat[] => [
  [daysAgo, () => joins(shop, person)],
  ...products.map((product): Beat => [daysAgo, () => buys(shop, person, product)]),
];
const ends = { cancel_at_period_end: true, customer_cancellation_reason: 'too_expensive' };
const licenseOf = (person: Person) => (shop: Shop) =>
  shop.first(`/v1/orders/?external_customer_id=${person.handle}&product_billing_type=one_time`);

const { maya, elena, priya, tomas, amara, lucas, claire, jonas, ben, sofia, hiro, noor, wolfe, layla, yuki } = people;

/** What the seller's page lets customers do with their plan. */
const NOTHING = { update_seats: false, update_plan: false, pause: false };

/** Plans in each of their states. */
const plans = {
  active: {
    title: 'Active, with a license bought later',
    about: elena,
    happened: (shop, { pro, studio }) => [...bought(shop, elena, 200, pro), [40, () => buys(shop, elena, studio)]],
    order: licenseOf(elena),
  },
  yearly: {
    title: 'Active, yearly',
    about: jonas,
    happened: (shop, { proYearly }) => bought(shop, jonas, 190, proYearly),
  },
  free: { title: 'Active, on the free plan', about: noor, happened: (shop, { free }) => bought(shop, noor, 20, free) },
  trial: { title: 'Trial', about: tomas, happened: (shop, { basic }) => bought(shop, tomas, 5, basic) },
  trialEnding: {
    title: 'Trial that will not go on',
    about: tomas,
    happened: (shop, { basic }) => [...bought(shop, tomas, 5, basic), [2, () => change(shop, tomas, ends)]],
  },
  pastDue: {
    title: 'Past due, with a license partly refunded',
    about: maya,
    happened: (shop, { pro, studio }) => [
      [609, () => joins(shop, maya)],
      [307.4, () => buys(shop, maya, pro)],
      [52, () => buys(shop, maya, studio)],
      [49, () => refundsPart(shop, maya, 1000)],
      [6, () => declines(shop, maya)],
    ],
    order: (shop) => orderOf(shop, maya),
  },
  pastDueEnding: {
    title: 'Past due, and ending with its period',
    about: maya,
    happened: (shop, { pro }) => [
      ...bought(shop, maya, 307.4, pro),
      [6, () => declines(shop, maya)],
      [1, () => change(shop, maya, ends)],
    ],
  },
  quarterly: {
    title: 'Active, every three months',
    about: jonas,
    happened: (shop) => {
      const prices = [{ amount_type: 'fixed', price_amount: 7900, price_currency: 'usd', tax_behavior: 'exclusive' }];
      const every = { recurring_interval: 'month', recurring_interval_count: 3 };
      return bought(shop, jonas, 40, shop.ask('POST', '/v1/products/', { name: 'Quarter', ...every, prices }));
    },
  },
  closedPortal: {
    title: 'Active, where the seller lets customers change nothing',
    about: elena,
    happened: (shop, { pro }) => [[201, () => letCustomers(shop, NOTHING)], ...bought(shop, elena, 200, pro)],
  },
  openPortal: {
    title: 'Active, where the seller lets customers pause',
    about: elena,
    happened: (shop, { pro }) => [
      [201, () => letCustomers(shop, { ...NOTHING, update_plan: true, pause: true })],
      ...bought(shop, elena, 200, pro),
    ],
  },
  ending: {
    title: 'Ending with its period',
    about: amara,
    happened: (shop, { pro }) => [...bought(shop, amara, 74, pro), [8, () => change(shop, amara, ends)]],
  },
  pausing: {
    title: 'Pausing with its period',
    about: lucas,
    happened: (shop, { pro }) => [
      ...bought(shop, lucas, 66, pro),
      [5, () => change(shop, lucas, { pause_at_period_end: true })],
    ],
  },
  paused: {
    title: 'Paused until resumed',
    about: lucas,
    happened: (shop, { pro }) => [
      ...bought(shop, lucas, 66, pro),
      [40, () => change(shop, lucas, { pause_at_period_end: true })],
    ],
  },
  pausedUntil: {
    title: 'Paused until a day',
    about: lucas,
    happened: (shop, { pro }) => [
      ...bought(shop, lucas, 66, pro),
      [40, () => change(shop, lucas, { pause_at_period_end: true, resumes_at: '2026-12-15T00:00:00Z' })],
    ],
  },
  changing: {
    title: 'Changing with the next period, with a discount',
    about: sofia,
    happened: (shop, { pro, basic, launchDiscount }) => [
      [47, () => joins(shop, sofia)],
      [47, () => buys(shop, sofia, pro, { discount: launchDiscount })],
      [8, () => change(shop, sofia, { product_id: basic.id, proration_behavior: 'next_period' })],
    ],
  },
  ended: {
    title: 'Ended',
    about: hiro,
    happened: (shop, { pro }) => [...bought(shop, hiro, 110, pro), [40, () => change(shop, hiro, { revoke: true })]],
  },
} satisfies Record<string, Scene>;

/** Customers who differ in more than the state of a plan. */
const customers = {
  stranger: { title: 'Nobody Polar knows', about: stranger, happened: () => [] },
  newcomer: { title: 'A customer who bought nothing', about: noor, happened: (shop) => bought(shop, noor, 3) },
  license: {
    title: 'A license and no plan',
    about: ben,
    happened: (shop, { studio }) => bought(shop, ben, 66, studio),
  },
  team: {
    title: 'A team with six seats, three of them taken',
    about: priya,
    happened: (shop, { team }) => [
      [95, () => joins(shop, priya)],
      [95, () => buys(shop, priya, team, { seats: 6 })],
      [
        94,
        () => {
          const owen = { email: 'owen@harborline.co', external_id: 'mem_owen' };
          shop.ask('POST', `/v1/customers/external/${priya.handle}/members`, owen);
          for (const name of ['owen', 'leila', 'marcus'])
            shop.ask('POST', '/v1/customer-seats', {
              subscription_id: subscriptionOf(shop, priya).id,
              email: `${name}@harborline.co`,
              immediate_claim: true,
            });
        },
      ],
    ],
  },
  units: {
    title: 'A plan sold by units',
    about: hiro,
    happened: (shop) => {
      const tiers = [
        { bound: 10, unit_amount: '700' },
        { bound: 100, unit_amount: '500' },
      ];
      const projects = shop.ask('POST', '/v1/products/', {
        name: 'Projects',
        recurring_interval: 'month',
        prices: [{ amount_type: 'unit_based', price_currency: 'usd', tiers: { type: 'graduated', tiers } }],
      });
      return [
        [40, () => joins(shop, hiro)],
        [40, () => buys(shop, hiro, projects, { units: 5 })],
      ];
    },
  },
  twoCurrencies: {
    title: 'Paid in euros and in dollars',
    about: claire,
    happened: (shop, { pro, studio }) => [
      [130, () => joins(shop, claire)],
      [130, () => buys(shop, claire, studio, { currency: 'usd' })],
      [100, () => buys(shop, claire, pro, { currency: 'eur' })],
    ],
  },
  changesEmail: {
    title: 'A seller who lets customers change their e-mail',
    about: elena,
    happened: (shop, { pro }) => [
      ...bought(shop, elena, 200, pro),
      [
        0,
        () => {
          const { customer_portal_settings } = newOrganizationSettings('');
          const customer = { allow_email_change: true };
          const settings = { customer_portal_settings: { ...customer_portal_settings, customer } };
          shop.polar.moves.organization({ slug: 'acme', settings });
          joins(shop, ben);
        },
      ],
    ],
  },
  yen: {
    title: 'Paid in yen, which has no decimals',
    about: yuki,
    happened: (shop) => {
      const book = shop.ask('POST', '/v1/products/', {
        name: 'Field guide',
        prices: [
          { amount_type: 'fixed', price_amount: 3900, price_currency: 'usd', tax_behavior: 'exclusive' },
          { amount_type: 'fixed', price_amount: 5800, price_currency: 'jpy', tax_behavior: 'exclusive' },
        ],
      });
      return [
        [12, () => joins(shop, yuki)],
        [12, () => buys(shop, yuki, book, { currency: 'jpy' })],
      ];
    },
  },
  longNames: {
    title: 'Names that are too long',
    about: wolfe,
    happened: (shop) => {
      const plan = shop.ask('POST', '/v1/products/', {
        name: 'Enterprise collaboration suite with compliance and archiving',
        recurring_interval: 'month',
        prices: [{ amount_type: 'fixed', price_amount: 1234500, price_currency: 'usd', tax_behavior: 'exclusive' }],
      });
      return bought(shop, wolfe, 70, plan);
    },
  },
  arabic: {
    title: 'A name written from right to left',
    about: layla,
    happened: (shop, { pro, studio }) => [...bought(shop, layla, 100, pro), [30, () => buys(shop, layla, studio)]],
  },
  crowd: {
    title: 'One of thirty people of one name',
    about: elena,
    happened: (shop) => {
      const kim = (at: number) => ({
        ...elena,
        handle: `usr_kim_${at}`,
        name: `Kim ${at}`,
        email: `kim.${at}@example.com`,
      });
      return [
        [30, () => joins(shop, elena)],
        ...[...Array(30).keys()].map((at): Beat => [20, () => joins(shop, kim(at))]),
      ];
    },
  },
  manyPlans: {
    title: 'Ten plans at once, one of them ending',
    about: jonas,
    happened: (shop, { basic, pro }) => [
      [201, () => letHaveSeveral(shop)],
      ...bought(shop, jonas, 200, ...Array<Made>(9).fill(basic)),
      [33, () => buys(shop, jonas, pro)],
      [1, () => change(shop, jonas, ends)],
    ],
  },
  severalPlans: {
    title: 'Three plans at once, one of them ending',
    about: jonas,
    happened: (shop, { basic, pro, proYearly }) => [
      [201, () => letHaveSeveral(shop)],
      ...bought(shop, jonas, 200, proYearly),
      [100, () => buys(shop, jonas, basic, { allow_trial: false })],
      [33, () => buys(shop, jonas, pro)],
      [1, () => change(shop, jonas, ends)],
    ],
  },
} satisfies Record<string, Scene>;

function letCustomers(shop: Shop, subscription: typeof NOTHING): void {
  const { customer_portal_settings } = newOrganizationSettings('');
  shop.polar.moves.organization({
    slug: 'acme',
    settings: { customer_portal_settings: { ...customer_portal_settings, subscription } },
  });
}

function letHaveSeveral(shop: Shop): void {
  const { subscription_settings } = newOrganizationSettings('');
  shop.polar.moves.organization({
    slug: 'acme',
    settings: { subscription_settings: { ...subscription_settings, allow_multiple_subscriptions: true } },
  });
}

/** Orders that differ in what became of them. */
const orders = {
  weekly: {
    title: 'Two years of a plan that renews every week',
    about: jonas,
    happened: (shop) => {
      const prices = [{ amount_type: 'fixed', price_amount: 700, price_currency: 'usd', tax_behavior: 'exclusive' }];
      return bought(
        shop,
        jonas,
        715,
        shop.ask('POST', '/v1/products/', { name: 'Weekly', recurring_interval: 'week', prices }),
      );
    },
  },
  refundedPart: {
    title: 'A license, partly refunded',
    about: ben,
    happened: (shop, { studio }) => [...bought(shop, ben, 66, studio), [20, () => refundsPart(shop, ben, 1500)]],
  },
  refundedAll: {
    title: 'A license, refunded whole',
    about: ben,
    happened: (shop, { studio }) => [...bought(shop, ben, 66, studio), [20, () => refundsPart(shop, ben, 4900)]],
  },
  refundPending: {
    title: 'A license with a refund the bank works on',
    about: ben,
    happened: (shop, { studio }) => [
      ...bought(shop, ben, 66, studio),
      [1, () => shop.polar.moves.refundsGo('pending')],
      [1, () => refundsPart(shop, ben, 1500)],
    ],
  },
  disputed: {
    title: 'A license, disputed at the bank',
    about: ben,
    happened: (shop, { studio }) => [...bought(shop, ben, 66, studio), [3, () => disputes(shop, ben)]],
  },
  disputeWarned: {
    title: 'A license, and a warning of a dispute',
    about: ben,
    happened: (shop, { studio }) => [...bought(shop, ben, 66, studio), [1, () => disputes(shop, ben, 'alert')]],
  },
  disputeWon: {
    title: 'A license, and a dispute that was won',
    about: ben,
    happened: (shop, { studio }) => [
      ...bought(shop, ben, 66, studio),
      [9, () => shop.polar.moves.disputeGoes(disputes(shop, ben), 'won')],
    ],
  },
  ruled: {
    title: 'The code declares rules',
    about: elena,
    happened: (shop, { pro }) => [...bought(shop, elena, 40, pro), [12, () => declines(shop, elena)]],
    rules: RULES,
  },
  webhooksOn: {
    title: 'Webhooks come from Polar',
    about: elena,
    happened: (shop, { pro }) => [[201, () => hears(shop)], ...bought(shop, elena, 200, pro)],
  },
  webhooksOff: {
    title: 'Polar has turned the webhooks off',
    about: elena,
    happened: (shop, { pro }) => [
      [201, () => hears(shop)],
      ...bought(shop, elena, 200, pro),
      [1, () => shop.polar.moves.endpoint(String(shop.first('/v1/webhooks/endpoints').id), { enabled: false })],
    ],
  },
} satisfies Record<string, Scene>;

/** Polar gets an endpoint to send webhooks to. */
function hears(shop: Shop): void {
  const url = 'https://app.example.com/floe/webhooks/polar/default';
  shop.ask('POST', '/v1/webhooks/endpoints', { url, format: 'raw', events: ['order.paid'] });
}

function disputes(shop: Shop, person: typeof ben, as?: 'alert'): string {
  return shop.polar.moves.disputeOpens(orderOf(shop, person).id, {
    ...(as ? { as } : { reason: 'product_not_received' }),
  });
}

/** Every scene by its name. */
export const scenes = {
  ...plans,
  ...customers,
  ...orders,
  ...keyScenes,
  ...linkScenes,
  ...usageScenes,
} satisfies Record<string, Scene>;
export type SceneName = keyof typeof scenes;
