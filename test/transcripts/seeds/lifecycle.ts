import { keysOf } from './license-keys.ts';
import { at, cardDeclines, find, patch, periodEnds, retryDue, type Seed, usageRuns } from './notation.ts';
import { subscriptionSettings } from './organization-settings.ts';
import { buys, discount, product } from './shop.ts';
import { calls } from './usage.ts';

const renewing = '15ffa2cb-0dfa-4646-a836-8154062126fb';
const failing = 'ba689fee-57b1-48d6-8cec-1b419ce13a12';
const ending = 'f3018744-fc54-44e3-ab5c-adc173c0419b';
const trialing = 'ea8bd375-ce6e-4b32-9763-b2f2c645c62e';
const trialFailing = '8cf9128e-de5c-485c-9c93-41e38d6fb63d';
const pausing = 'e872a82f-9466-4bb7-9f25-b72991cb979e';
const metered = 'f98ed0b4-4967-492f-92d6-5ece4f93453e';
const discounted = '2f97656e-d351-412b-99f2-3db0cb6875b8';
const shrinking = 'e5b0da8c-2b51-436d-83d2-2d08721ffb75';
export const exhausted = 'f168b39b-d2c5-47e9-b5bf-2b38b597b3b6';
const exhaustedOrder = '406a6672-4e11-465f-8db4-a2c04573ddf6';
export const shrinkingLater = 'b018b17e-1b89-4c6a-8c93-f0f5beb719bf';
const meteredSoon = 'df176b6c-00cf-4602-96f1-2719e28af124';
const movingFirst = '$pendinga';
const movingSoon = '$pendingb';
const metered3 = '44f71284-6942-4ded-b4d2-af5574d4a1b3';
const moving3 = 'b6ea8ca0-105f-46c9-ac74-020ac992033e';
const meteredLater = '248bbe64-37e7-45be-aaa0-a7e53f4712b0';
const movingLater = '2d8d4aff-24d9-4794-970c-9c70339f5a20';
const graced = 'b6a9cdfa-c084-435e-8b29-a95af3ff074e';

/** Nine subscriptions reach the end of a period in nine ways; later a second, a third and a fourth group. */
export const lifecycle: Seed = {
  file: 'lifecycle.jsonl',
  before: {
    0: [
      ...buys('renewa', {
        joins: '07:08:53.983',
        pays: '07:08:55.630',
        product: product.pro,
        customer: '161209da-f073-47f5-b74f-b6fe622bf9b7',
        checkout: 'eaeb799c-c4b4-4fd6-b97c-959bcb2f6de8',
        subscription: renewing,
        order: '4ec20f35-f233-4239-a719-7f37ee9355dc',
      }),
      ...buys('pastduea', {
        joins: '07:08:56.476',
        pays: '07:08:57.768',
        product: product.pro,
        customer: '8b8cee72-f349-4613-8cfa-a7452994fff4',
        checkout: 'a39bd722-3198-4bac-89af-3b51be076060',
        subscription: failing,
        order: '30fded57-a15e-42f1-862d-d8d93e2d2dad',
      }),
      ...buys('cancela', {
        joins: '07:08:58.857',
        pays: '07:09:00.179',
        product: product.pro,
        customer: '8d37713c-2f0d-4860-84be-911cc8edd30a',
        checkout: 'fbe791ed-b53a-4e80-9654-79a3394ac80c',
        subscription: ending,
        order: 'be9470b8-d63c-4353-b5a1-b45d5fe0aa5b',
      }),
      ...buys('trialoka', {
        joins: '07:09:00.951',
        pays: '07:09:02.235',
        product: product.trial,
        customer: '66639851-4ce5-4a53-8872-49f9bfd7c46a',
        checkout: '4114f7ee-91c3-4bb7-91eb-5198ba840cb5',
        subscription: trialing,
        order: '09f36fc0-c958-475d-adaf-cb1dafed3980',
      }),
      ...buys('trialbada', {
        joins: '07:09:03.101',
        pays: '07:09:04.286',
        product: product.trial,
        customer: 'e393cb00-d486-42bc-8e0b-b2a94d0cf96a',
        checkout: 'dc6b1779-bd9a-4b1f-975f-b66392254e28',
        subscription: trialFailing,
        order: '071b7987-b722-4dbe-99eb-31de0ed5eec8',
      }),
      ...buys('pendinga', {
        joins: '07:09:05.300',
        pays: '07:09:06.500',
        product: product.pro,
        subscription: movingFirst,
      }),
      ...buys('pausa', {
        joins: '07:09:07.513',
        pays: '07:09:08.848',
        product: product.pro,
        customer: 'adb6585a-0f2c-45ee-91b7-7a2e771fbdf0',
        checkout: '603588ec-6cbb-40a9-8ee1-edc01f17a74d',
        subscription: pausing,
        order: '233ccb14-7b2c-4e49-a2d1-bb89b4708d99',
      }),
      ...buys('usagea', {
        joins: '07:09:09.515',
        pays: '07:09:10.724',
        product: product.usage,
        customer: 'e0c5d791-0c16-455f-96e5-1f65196f9755',
        checkout: 'c3cdd86b-814c-4f49-a568-fae0e5fb7f07',
        subscription: metered,
        order: 'f0e17f2b-6d1f-41b9-b8a1-0f87d1c497da',
      }),
      ...buys('disca', {
        joins: '07:09:11.804',
        pays: '07:09:13.165',
        product: product.pro,
        discount: discount.halfForThreeMonths,
        customer: '415ac401-3f80-4084-a432-68e1ad89fcea',
        checkout: '0b5008e1-8639-45fc-a6fc-597dc6231158',
        subscription: discounted,
        order: 'f377f4e4-5173-4f0d-88df-2f5866e620fb',
      }),
      ...buys('seatreda', {
        joins: '07:09:14.346',
        pays: '07:09:15.632',
        product: product.team,
        seats: 3,
        customer: '122a4726-2beb-4082-b9fd-d2f653cf2fa4',
        checkout: 'f82026c8-faee-4c00-8bf8-ffd0c3a4716b',
        subscription: shrinking,
        order: 'c42fb355-ff64-453b-8d17-52d20556ad10',
      }),
      keysOf('acme', {
        renewa: 'ACME-BFC79A2A-4739-449E-A88F-FB692792B3B4',
        pastduea: 'ACME-AB28A4FA-A83A-4D2E-9C6A-A15EE704B71F',
        cancela: 'ACME-864B6BCF-847A-4E10-A53E-254561F655C7',
        trialoka: 'ACME-02DA9DBB-3EC0-428E-AAA1-35FFB3C86836',
        trialbada: 'ACME-15EB74AB-0316-48F5-A2B8-94FDE2F186E9',
        pausa: 'ACME-F89388B9-C09F-420A-94FA-C21C412F8DE9',
        disca: 'ACME-F4EE7A6C-693C-417C-AEE6-F43761CF6758',
      }),
      at('07:09:18.750'),
      subscriptionSettings(),
      at('07:09:25.158'),
      patch(`/v1/subscriptions/${ending}`, { cancel_at_period_end: true }),
      patch(`/v1/subscriptions/${pausing}`, { pause_at_period_end: true }),
      patch(`/v1/subscriptions/${movingFirst}`, { product_id: product.basic, proration_behavior: 'next_period' }),
      patch(`/v1/subscriptions/${shrinking}`, { seats: 2, proration_behavior: 'next_period' }),
      at('07:09:25.942'),
      calls('ext_usagea', '07:09:25.942'),
      cardDeclines('8b8cee72-f349-4613-8cfa-a7452994fff4'),
      cardDeclines('e393cb00-d486-42bc-8e0b-b2a94d0cf96a'),
    ],
    23: [
      at('07:09:29.254'),
      ...[trialFailing, renewing, metered, trialing, failing, shrinking, ending, pausing, discounted].map(periodEnds),
      find('/v1/orders/', { subscription_id: failing }, { 'items/0/id': '715644b4-f42b-47f7-9ee6-7a10e019a8e2' }),
    ],
    134: [
      ...buys('usageb', {
        joins: '07:14:04.711',
        pays: '07:14:06.207',
        product: product.usage,
        customer: 'cacc6165-3436-46a9-a0a2-67855df5dab6',
        checkout: '4c36b477-aa90-41ab-b242-3864b5e82ec8',
        subscription: meteredSoon,
      }),
      ...buys('pendingb', {
        joins: '07:14:07.642',
        pays: '07:14:08.800',
        product: product.pro,
        customer: '164d2b7e-81bc-415b-9af0-ab62c036559f',
        subscription: movingSoon,
      }),
      ...buys('dunb', {
        joins: '07:14:09.315',
        pays: '07:14:10.431',
        product: product.pro,
        customer: '89e7856c-a0e7-4b1c-b999-beb371d6e532',
        checkout: 'a8c3dc0f-b0c2-4741-83ee-be6a3673f471',
        subscription: exhausted,
        order: 'ea0ca692-a961-4120-82fc-28cfca5ba79f',
      }),
      ...buys('seatpb', {
        joins: '07:14:11.252',
        pays: '07:14:12.343',
        product: product.team,
        seats: 4,
        customer: '088440da-2299-4ed8-85e5-c43b0861015d',
        checkout: 'e62be9b3-a904-40c3-86ae-a076e0452fc0',
        subscription: shrinkingLater,
        order: '04c709a7-a926-4b8e-ac55-bde32e31d1ee',
      }),
      keysOf('acme', { dunb: 'ACME-57299EF2-E5FD-4211-A698-E6B8F46D2540' }),
      patch(`/v1/subscriptions/${shrinkingLater}`, { seats: 2, proration_behavior: 'next_period' }),
      at('07:14:15.475'),
      subscriptionSettings(),
      at('07:14:19.155'),
      calls('ext_usageb', '07:14:19.155'),
      cardDeclines('89e7856c-a0e7-4b1c-b999-beb371d6e532'),
    ],
    137: [at('07:14:36.159'), usageRuns],
    140: [
      // The rest of the second group, which nobody looked at.
      at('07:14:39.950'),
      patch(`/v1/subscriptions/${movingSoon}`, { product_id: product.basic, proration_behavior: 'next_period' }),
      at('07:15:13.917'),
      patch(`/v1/subscriptions/${movingSoon}`, { product_id: product.basic, proration_behavior: 'next_period' }),
      patch(`/v1/subscriptions/${shrinkingLater}`, { seats: 2, proration_behavior: 'next_period' }),
      at('07:15:14.500'),
      ...[meteredSoon, movingSoon].map(periodEnds),
      find('/v1/orders/', { subscription_id: exhausted }, { 'items/0/id': exhaustedOrder }),
    ],
    150: [retryDue(exhaustedOrder)],
    152: [retryDue(exhaustedOrder)],
    154: [retryDue(exhaustedOrder)],
    156: [retryDue(exhaustedOrder)],
    170: [
      ...buys('usagec', {
        joins: '07:19:02.414',
        pays: '07:19:03.424',
        product: product.usage,
        customer: '0f2d0a88-0c4e-4b00-9c92-58ac8cc9210b',
        checkout: '27d024bb-d3b5-4298-a5b9-971fead4d3bd',
        subscription: metered3,
      }),
      ...buys('pendingc', {
        joins: '07:19:03.938',
        pays: '07:19:05.000',
        product: product.pro,
        customer: '6bb7a2ac-9de7-4712-b997-7c2088a3b84f',
        subscription: moving3,
      }),
      at('07:19:07.687'),
      subscriptionSettings(),
      at('07:19:11.487'),
      calls('ext_usagec', '07:14:11.487'),
    ],
    172: [at('07:19:26.899'), usageRuns],
    175: [
      at('07:19:28.580'),
      patch(`/v1/subscriptions/${moving3}`, { product_id: product.basic, proration_behavior: 'next_period' }),
      at('07:19:50.000'),
      periodEnds(metered3),
      ...buys('usaged', {
        joins: '07:22:03.143',
        pays: '07:22:04.135',
        product: product.usage,
        customer: '6f0d49eb-687b-4f01-9b2f-dd351105482b',
        checkout: 'a45f6036-c2fe-4a6f-a0ee-6e1751e016b7',
        subscription: meteredLater,
        order: '43267fe8-4dd9-4770-9eb9-a85a8c4c740c',
      }),
      ...buys('pendingd', {
        joins: '07:22:04.640',
        pays: '07:22:05.716',
        product: product.pro,
        customer: 'd5061d4b-1d0b-4422-86b9-0ca1498197dd',
        checkout: '45bb2019-5df2-4cb5-8b65-4b20e33b2630',
        subscription: movingLater,
        order: '12bbada3-135c-4604-91eb-c745319b7c45',
      }),
      keysOf('acme', { pendingd: 'ACME-D8693DAD-3DC0-40B2-BB63-DA7EAE776CB7' }),
      patch(`/v1/subscriptions/${movingLater}`, { product_id: product.basic, proration_behavior: 'next_period' }),
      at('07:22:07.731'),
      subscriptionSettings(),
      at('07:22:12.121'),
      calls('ext_usaged', '07:17:12.121'),
    ],
    178: [at('07:22:28.520'), usageRuns],
    181: [at('07:22:31.234'), periodEnds(meteredLater), periodEnds(movingLater)],
    196: [
      ...buys('grace', {
        joins: '07:26:21.252',
        pays: '07:26:22.398',
        product: product.pro,
        customer: 'aa35e044-b832-42f7-876a-aa71a691f9ba',
        checkout: '7d4ac593-43bf-410c-a258-c71a5375af08',
        subscription: graced,
      }),
      subscriptionSettings({ benefit_revocation_grace_period: 7 }),
      cardDeclines('aa35e044-b832-42f7-876a-aa71a691f9ba'),
      at('07:26:28.149'),
      periodEnds(graced),
    ],
  },
};
