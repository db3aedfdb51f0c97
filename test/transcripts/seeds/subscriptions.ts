import type { Seed } from './notation.ts';
import { buys, product } from './shop.ts';

/** Five people bought a plan each so that it could be changed, paused and ended. */
export const subscriptions: Seed = {
  file: 'subscriptions.jsonl',
  before: {
    39: buys('life', {
      joins: '06:56:42.054',
      pays: '06:56:43.093',
      product: product.pro,
      customer: '20c2ce90-c907-4c33-ba8a-6056636ab567',
      checkout: 'b8f2d82b-d457-4a9c-b4bf-f19f06dead19',
      subscription: 'b9e04034-b360-4426-8ce4-c88d57087dba',
      order: 'dd68afec-e2bf-4caa-b089-cc6f54c3ce9b',
    }),
    91: buys('del', {
      joins: '06:57:40.818',
      pays: '06:57:42.301',
      product: product.basic,
      customer: 'fcef535d-24b0-4274-94e3-f690fac58e09',
      checkout: 'ad2c777c-881d-43e0-87d2-bfaa69311830',
      subscription: '8edec2a6-affb-407a-a150-39a9ae4cdcf6',
      order: 'ce11ccbf-280d-49f1-b146-6ed53609ca52',
    }),
    94: buys('life2', {
      joins: '06:59:09.480',
      pays: '06:59:10.982',
      product: product.pro,
      customer: '40d3d515-4308-4ebe-b840-d29d1105c4c4',
      checkout: 'cc5f83bc-3383-4910-9943-6e0b9e971e85',
      subscription: '5664c281-c363-4515-b734-1ca9bf33f947',
    }),
    145: buys('del2', {
      joins: '07:00:22.530',
      pays: '07:00:23.669',
      product: product.basic,
      customer: 'a683e25d-86e4-4933-a073-8123d0e6bc24',
      checkout: 'a3ac5739-b9aa-4672-b73b-74a6aa0a66c7',
      subscription: '3ef304d0-081e-410b-b5b5-987281f2045e',
    }),
    154: buys('pause', {
      joins: '07:01:00.406',
      pays: '07:01:01.720',
      product: product.pro,
      customer: '2125fa77-b555-46e9-a052-c9bd2eb97301',
      checkout: '987801fb-fe87-466b-968c-cf3e008c0055',
      subscription: 'd88c7404-38e5-4050-94a3-d32d3e746777',
    }),
  },
};
