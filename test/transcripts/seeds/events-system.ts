import {
  at,
  type Benefit,
  benefitsRace,
  cardDeclines,
  feedLags,
  patch,
  periodEnds,
  type Seed,
  usageRuns,
  workersTake,
} from './notation.ts';
import { buys, discount, inTwo, product } from './shop.ts';
import { calls } from './usage.ts';

const paused = '37b09abf-cb85-4dcc-b021-8ea203a6020e';
const pausedUntil = '6d94a2c8-4df7-427b-b003-1810a5603b2f';
const pastDue = 'e4879e0f-1be2-4c58-8b3e-1c5ea61f0310';
const revoked = '8f24894c-e0d8-437e-ab09-2cd3e8a5557e';
const pauseScheduled = '143f0942-8f1e-4b55-8b10-f6e58e8be24c';
const ending = 'f70aff7d-04ad-45ee-9867-6686e07a6d7f';
const moving = 'befac5ed-9aae-46e3-a5a2-368d46d4b641';

/** In which order the benefits of a plan were taken back. */
const TAKEN: Benefit[] = ['custom', 'downloadables', 'license_keys'];

// The last three come and pay at the same time.
const revokedOne = inTwo(
  buys('pva_revoked', {
    joins: '08:02:44.180',
    pays: '08:02:44.400',
    product: product.pro,
    customer: 'e08cb7ff-da50-43ee-910a-550c0a812bb1',
    subscription: revoked,
  }),
);
const cardless = inTwo(
  buys('pva_nocard', {
    joins: '08:02:44.190',
    pays: '08:02:45.163',
    product: product.pro,
    customer: '5a1d9a99-616d-4aea-aad6-e2a927f1399f',
    checkout: '17c600bf-c062-4c6b-929f-8eedc68a21ce',
    subscription: '95b0d317-5b8e-4519-8166-77e754d13dc2',
  }),
);
const pausing = inTwo(
  buys('pva_pausesched', {
    joins: '08:02:44.688',
    pays: '08:02:45.650',
    product: product.pro,
    customer: 'c9103168-8dd7-4c60-b554-37edcdb3dbd7',
    subscription: pauseScheduled,
  }),
);

/** One subscription in each state that a preview can be asked for; `previews.jsonl` asks. */
export const eventsSystem: Seed = {
  file: 'events-system.jsonl',
  before: {
    0: [
      // A sale took its worker half a second.
      workersTake({ pace: 12 }),
      ...buys('pva_active', {
        joins: '08:02:34.825',
        pays: '08:02:36.889',
        product: product.pro,
        customer: 'bad06194-4b04-4ebb-a915-d7ac036ca6b6',
        checkout: '701607c0-99f5-45db-b5d0-bdcca13ee69e',
        subscription: 'f109ba6c-7fef-4df0-9c0d-9d2afe01cb20',
      }),
      ...buys('pva_paused', {
        joins: '08:02:36.890',
        pays: '08:02:37.017',
        product: product.pro,
        customer: '2797ef67-7d02-4e30-a5df-17982f6c9758',
        checkout: '72d7f02b-bacd-4d2f-b5b9-aab6f12cdb9f',
        subscription: paused,
      }),
      ...buys('pva_trial', {
        joins: '08:02:37.020',
        pays: '08:02:37.071',
        product: product.trial,
        customer: '78e39faa-a6b6-4a44-bdf2-ecd5527fbf97',
        checkout: '87d7cdf8-944a-4958-9d2c-4cb9f6a53cfd',
        subscription: 'da0e9bc6-61c6-4598-b417-b59e527b63c9',
      }),
      ...buys('pva_pastdue', {
        joins: '08:02:37.080',
        pays: '08:02:37.200',
        product: product.pro,
        customer: '48c059cd-2220-406d-8e23-d4a992ed539a',
        subscription: pastDue,
      }),
      ...buys('pva_pausedres', {
        joins: '08:02:37.949',
        pays: '08:02:39.500',
        product: product.pro,
        customer: '8c677b9e-ba66-41ed-8a64-ba094951aa1f',
        subscription: pausedUntil,
      }),
      ...buys('pva_cancel', {
        joins: '08:02:39.510',
        pays: '08:02:39.610',
        product: product.pro,
        customer: '37b6af1a-920f-48a4-a468-1b047c3afd44',
        checkout: 'de55bae6-435e-44d4-a1f9-dc79680fe690',
        subscription: ending,
      }),
      ...buys('pva_pending', {
        joins: '08:02:39.620',
        pays: '08:02:39.773',
        product: product.pro,
        customer: 'fbd53ca3-e857-44d8-aab5-5785cb44af13',
        checkout: '211d09d0-311f-4ec8-8439-31976e4bc5ee',
        subscription: moving,
      }),
      ...buys('pva_donce', {
        joins: '08:02:39.780',
        pays: '08:02:40.067',
        product: product.pro,
        discount: discount.quarterOnce,
        customer: '4e55d9ab-6939-49ba-8140-e38c5285de3b',
        checkout: 'd89a3aca-0640-4ee2-9c3e-e07dd3972624',
        subscription: 'd70e3a4d-f5a7-4d35-bd2f-e277669b80f4',
      }),
      ...buys('pva_drep', {
        joins: '08:02:40.397',
        pays: '08:02:41.522',
        product: product.pro,
        discount: discount.halfForThreeMonths,
        customer: 'f3abc9b5-2e48-45fc-980b-14af7cfc695a',
        checkout: '107031cc-74cc-4114-97f7-3cd4af0ed910',
        subscription: '9c283bcc-cceb-480b-8ae8-983bdd35645e',
      }),
      ...buys('pva_dforever', {
        joins: '08:02:41.530',
        pays: '08:02:41.670',
        product: product.pro,
        discount: discount.tenForever,
        customer: 'cdb726f1-91da-49c7-9ad4-a7ae7427861b',
        checkout: '7d86fabd-1300-4cde-b13c-0feae2965db6',
        subscription: '78ddcc50-1b89-422e-b9bd-278b38c59a91',
      }),
      ...buys('pva_dfull', {
        joins: '08:02:41.680',
        pays: '08:02:42.378',
        product: product.pro,
        discount: discount.all,
        customer: '28a55493-7bd1-4cf9-980f-9d2cfc8abd20',
        checkout: '38e8b657-a24e-42ca-92e8-6c9f2d226f0f',
        subscription: 'cadc20eb-c9ef-40ef-b323-b61229239af0',
      }),
      // What some sales did was in the feed half a minute later.
      feedLags(27_600),
      ...buys('pva_metered', {
        joins: '08:02:42.380',
        pays: '08:02:42.500',
        product: product.usage,
        customer: 'f44a36b6-8884-4649-b00d-f05ef613b48b',
        subscription: 'e2787212-b3d0-4c69-af1a-17330488a8cb',
      }),
      feedLags(),
      ...buys('pva_free', {
        joins: '08:02:42.910',
        pays: '08:02:43.361',
        product: product.free,
        customer: '956815ef-489d-4940-abec-75ab2142edf8',
        checkout: 'f042cf53-0109-4133-9dc8-08bc294f3007',
        subscription: '6491af67-070c-4153-b08a-7626e07d6da6',
      }),
      ...buys('pva_seats', {
        joins: '08:02:43.370',
        pays: '08:02:43.491',
        product: product.team,
        seats: 4,
        customer: 'a31cce2e-a400-4db5-baae-8155a32c0ead',
        checkout: 'dc9fd54c-bc6f-49c1-8f53-cd45cbeb8a66',
        subscription: '963b0a13-2d66-4043-b8de-d008d3be5662',
      }),
      ...buys('pva_units', {
        joins: '08:02:43.500',
        pays: '08:02:44.172',
        product: product.units,
        units: 5,
        customer: '0e307491-5c97-4440-bffc-e08be8e56078',
        checkout: '1d010959-6694-4650-83b5-0b0caace3283',
        subscription: '62a02c73-a6cb-46b9-be41-f1391295706a',
        order: '9292490b-e4ce-49d1-8225-ede47bae245b',
      }),
      ...revokedOne.comes,
      ...cardless.comes,
      feedLags(25_000),
      ...revokedOne.pays,
      ...pausing.comes,
      feedLags(24_300),
      ...cardless.pays,
      ...pausing.pays,
      feedLags(),
      at('08:02:50.500'),
      workersTake(),
      calls('ext_pva_metered', '08:02:50.000'),
      patch(`/v1/subscriptions/${paused}`, { pause_at_period_end: true }),
      patch(`/v1/subscriptions/${pausedUntil}`, { pause_at_period_end: true, resumes_at: '2027-03-01T00:00:00Z' }),
      cardDeclines('48c059cd-2220-406d-8e23-d4a992ed539a'),
      at('08:02:51.502'),
      usageRuns,
      patch(`/v1/subscriptions/${ending}`, { cancel_at_period_end: true }),
      patch(`/v1/subscriptions/${moving}`, { product_id: product.basic, proration_behavior: 'next_period' }),
      patch(`/v1/subscriptions/${revoked}`, { revoke: true }),
      patch(`/v1/subscriptions/${pauseScheduled}`, { pause_at_period_end: true }),
    ],
    // The scheduler found the ended periods, and the workers were slow: most so where a card was declined.
    3: [at('08:03:08.679'), benefitsRace(...TAKEN), workersTake({ wait: 2_760 }), periodEnds(pastDue)],
    4: [at('08:03:09.020'), workersTake({ wait: 1_200, pace: 12 }), periodEnds(pausedUntil)],
    5: [at('08:03:09.432'), workersTake({ wait: 550, pace: 12 }), periodEnds(paused), workersTake({ wait: 2_760 })],
    15: [at('08:03:12.000'), workersTake()],
    36: [benefitsRace()],
  },
};
