import { type Catalog, stock } from './demo-catalog.ts';
import { buys, joins, licenseKeyOf, orderOf, type Person, people, subscriptionOf } from './demo-people.ts';
import type { Seed } from './seed.ts';
import type { Shop } from './shop.ts';
import { type Beat, tell } from './story.ts';

const MONTH = 30.44;
const ELENA_JOINED = 200;

/** A person's license in use on their devices. */
function uses(shop: Shop, person: Person, devices: string[]): void {
  const license = shop.ask('GET', `/v1/license-keys/${licenseKeyOf(shop, person)}`);
  for (const label of devices) {
    shop.ask('POST', '/v1/license-keys/activate', {
      key: license.key,
      organization_id: license.organization_id,
      label,
    });
  }
}

/** Ten months of Pro, a license bought in between and partly refunded; then the card stops working. */
function pastDue(shop: Shop, { pro, studio }: Catalog): Beat[] {
  const { maya } = people;
  const partOfTheLicense = () => ({
    order_id: orderOf(shop, maya).id,
    amount: 1000,
    reason: 'customer_request',
    comment: 'Export failed twice, offered a partial refund.',
  });
  return [
    [20 * MONTH, () => joins(shop, maya)],
    [3 + 10 * MONTH, () => buys(shop, maya, pro)],
    [52, () => buys(shop, maya, studio)],
    [51, () => uses(shop, maya, ['MacBook Pro', 'Studio workstation'])],
    [49, () => shop.ask('POST', '/v1/refunds/', partOfTheLicense())],
    [6, () => shop.polar.moves.cardDeclines(shop.ask('GET', `/v1/customers/external/${maya.handle}`).id)],
  ];
}

/** The one the command line prints: a running plan, an untouched order, a key. */
function settled(shop: Shop, { pro, studio }: Catalog): Beat[] {
  const { elena } = people;
  return [
    [ELENA_JOINED, () => joins(shop, elena)],
    [ELENA_JOINED, () => buys(shop, elena, pro)],
    [40, () => buys(shop, elena, studio)],
    [39, () => uses(shop, elena, ['Elena’s iMac'])],
  ];
}

function wholeTeam(shop: Shop, { team }: Catalog): Beat[] {
  const { priya } = people;
  const takesSeat = (name: string) =>
    shop.ask('POST', '/v1/customer-seats', {
      subscription_id: subscriptionOf(shop, priya).id,
      email: `${name}@harborline.co`,
      immediate_claim: true,
    });
  return [
    [95, () => joins(shop, priya)],
    [95, () => buys(shop, priya, team, { seats: 6 })],
    [94, () => ['owen', 'leila', 'marcus'].forEach(takesSeat)],
  ];
}

/** Plans that end, rest, move or have ended. */
function onTheMove(shop: Shop, { basic, pro, launchDiscount }: Catalog): Beat[] {
  const { amara, lucas, sofia, hiro } = people;
  const change = (person: Person, body: object) =>
    shop.ask('PATCH', `/v1/subscriptions/${subscriptionOf(shop, person).id}`, body);
  const ends = {
    cancel_at_period_end: true,
    customer_cancellation_reason: 'too_expensive',
    customer_cancellation_comment: 'We are a small clinic, this year’s budget is spent.',
  };
  return [
    [110, () => joins(shop, hiro)],
    [110, () => buys(shop, hiro, pro)],
    [40, () => change(hiro, { revoke: true })],
    [74, () => joins(shop, amara)],
    [74, () => buys(shop, amara, pro)],
    [8, () => change(amara, ends)],
    [66, () => joins(shop, lucas)],
    [66, () => buys(shop, lucas, pro)],
    [40, () => change(lucas, { pause_at_period_end: true })],
    [47, () => joins(shop, sofia)],
    [47, () => buys(shop, sofia, pro, { discount: launchDiscount })],
    [8, () => change(sofia, { product_id: basic.id, proration_behavior: 'next_period' })],
  ];
}

/** Plans of other lengths and prices, a second currency, a trial. */
function allKinds(shop: Shop, { basic, pro, proYearly, studio, free }: Catalog): Beat[] {
  const { claire, jonas, ben, noor, tomas } = people;
  return [
    [190, () => joins(shop, jonas)],
    [190, () => buys(shop, jonas, proYearly)],
    [130, () => joins(shop, claire)],
    [130, () => buys(shop, claire, pro, { currency: 'eur' })],
    [66, () => joins(shop, ben)],
    [66, () => buys(shop, ben, studio)],
    [20, () => joins(shop, noor)],
    [20, () => buys(shop, noor, free)],
    [5, () => joins(shop, tomas)],
    [5, () => buys(shop, tomas, basic)],
  ];
}

/** A small software company with twelve customers, one for each state that a screen has to show. */
export const demo: Seed = (shop) => {
  shop.daysAgo(21 * MONTH);
  const catalog = stock(shop);
  tell(
    shop,
    [pastDue, settled, wholeTeam, onTheMove, allKinds].flatMap((story) => story(shop, catalog)),
  );
  const customer = shop.ask('GET', `/v1/customers/external/${people.elena.handle}`);
  const license = `/v1/orders/?customer_id=${customer.id}&product_id=${catalog.studio.id}`;
  return {
    customer: customer.id,
    subscription: subscriptionOf(shop, people.elena).id,
    order: shop.first(license).id,
    license_key: licenseKeyOf(shop, people.elena),
  };
};
