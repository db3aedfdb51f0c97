import {
  at,
  cardDeclines,
  find,
  graceEnds,
  meterPeriodEnds,
  periodEndsNow,
  post,
  type RequestStep,
  racing,
  retryDue,
  type Seed,
  workersTake,
} from './notation.ts';
import { subscriptionSettings } from './organization-settings.ts';
import { buys, inTwo, product } from './shop.ts';

/** The products of `products-2.jsonl`: credits that roll over, with and without a price for use, and credits that do not. */
const rolling = {
  plain: '265a0536-3bc3-4070-b166-e005c0cc67e3',
  metered: '8c1d33db-1359-40c5-9dec-950b516df566',
  lost: 'ed2e381d-5bae-4de5-b9ff-5601fbd6a078',
  yearly: '194d1e55-3be4-4e58-8dae-cc2b90a36f7b',
};

/** Four who came at once, and paid one after the other. */
const people = {
  lost: inTwo(
    buys('grb_nm', {
      joins: '08:06:17.465',
      pays: '08:06:20.198',
      product: rolling.lost,
      customer: '3f0c8060-0652-4f7b-a99b-a699d2fa5eb7',
      checkout: '22a090d1-b4ab-4477-b434-75d155496ba2',
      subscription: '0f1e639c-f2f6-493e-9c73-4de1f9998c41',
      order: '8c0f7292-1024-4ed8-bc9e-9499e57dcf93',
    }),
  ),
  grace: inTwo(
    buys('grb_grace', {
      joins: '08:06:17.482',
      pays: '08:06:20.028',
      product: product.pro,
      customer: '603d9790-1187-4d8e-9b64-fcce428a4087',
      checkout: 'e08d133d-5699-4669-82a4-fabe7ec7a174',
      subscription: '49abdd7f-bf01-4061-9a93-a75dc5755b17',
    }),
  ),
  metered: inTwo(
    buys('grb_rm', {
      joins: '08:06:17.490',
      pays: '08:06:20.690',
      product: rolling.metered,
      customer: 'd449b0b2-06a9-4c5c-9a55-7468206d01c3',
      checkout: 'e8cf6620-9968-491c-b871-b7fd3b44ea11',
      subscription: 'ea33ff76-57bb-49b8-ba02-4e613a928dd8',
    }),
  ),
  rolling: inTwo(
    buys('grb_rp', {
      joins: '08:06:17.492',
      pays: '08:06:19.504',
      product: rolling.plain,
      customer: '4128285f-faba-4741-8264-19cade283e6c',
      checkout: '893e2a9b-2c56-4af6-823a-581b6b86416b',
      subscription: 'b942dbdf-8f2a-488a-8394-1e39042902fc',
    }),
  ),
};

/** A customer's use of the second rolling meter, by so many calls at one time. */
const uses = (handle: string, times: number, at: string): RequestStep =>
  post('/v1/events/ingest', {
    events: Array.from({ length: times }, () => ({
      name: 'roll.b',
      external_customer_id: `ext_${handle}`,
      timestamp: `2026-11-23T${at}Z`,
    })),
  });

/** Credits that roll over, a meter with a cycle of its own, and a grace period. */
export const lifecycle2: Seed = {
  file: 'lifecycle2.jsonl',
  before: {
    0: [
      at('08:06:17.400'),
      // Benefits came in time, the meters of new customers ten seconds later.
      workersTake({ meters: 6_000 }),
      ...Object.values(people).flatMap(({ comes }) => comes),
      ...people.rolling.pays,
      ...racing(['custom', 'license_keys', 'downloadables'], ...people.grace.pays),
      ...people.lost.pays,
      ...people.metered.pays,
      ...buys('grb_ym', {
        joins: '08:06:20.854',
        pays: '08:06:22.165',
        product: rolling.yearly,
        customer: 'a7cf00ab-4d29-444d-b83d-b6da18e88408',
        checkout: '8e36755f-d788-45e1-9426-9871a22f1f36',
        subscription: '9efa09f8-77c1-4a35-9de6-c21144b0fd7d',
      }),
      subscriptionSettings({ benefit_revocation_grace_period: 2 }),
      cardDeclines('603d9790-1187-4d8e-9b64-fcce428a4087'),
      at('08:06:28.607'),
      uses('grb_ym', 130, '08:06:28.607'),
    ],
    10: [
      at('08:06:38.050'),
      workersTake(),
      uses('grb_rp', 30, '08:06:28.325'),
      uses('grb_rm', 30, '08:06:28.436'),
      uses('grb_nm', 30, '08:06:28.492'),
      at('08:07:00.400'),
      ...[
        '49abdd7f-bf01-4061-9a93-a75dc5755b17',
        'b942dbdf-8f2a-488a-8394-1e39042902fc',
        'ea33ff76-57bb-49b8-ba02-4e613a928dd8',
        '0f1e639c-f2f6-493e-9c73-4de1f9998c41',
      ].map(periodEndsNow),
      meterPeriodEnds('9efa09f8-77c1-4a35-9de6-c21144b0fd7d'),
    ],
    32: [
      at('08:07:15.000'),
      uses('grb_rp', 20, '08:07:15.000'),
      uses('grb_rm', 150, '08:07:15.000'),
      at('08:07:36.600'),
      graceEnds('49abdd7f-bf01-4061-9a93-a75dc5755b17'),
      find(
        '/v1/orders/',
        { subscription_id: '49abdd7f-bf01-4061-9a93-a75dc5755b17' },
        { 'items/0/id': '4087498f-e1dd-47dc-890c-c33eb554de26' },
      ),
      ...racing(['custom', 'downloadables', 'license_keys'], retryDue('4087498f-e1dd-47dc-890c-c33eb554de26')),
    ],
    41: [
      at('08:08:00.400'),
      ...['b942dbdf-8f2a-488a-8394-1e39042902fc', 'ea33ff76-57bb-49b8-ba02-4e613a928dd8'].map(periodEndsNow),
    ],
  },
};
