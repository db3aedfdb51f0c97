import { type Seed, session } from './notation.ts';
import { buys, product } from './shop.ts';

const TEAM = 'aad1d428-162e-4c38-b150-4579a56e783a';
const as = (member_id: string) => session('portal_m', { customer_id: TEAM, member_id });

/** Three members of a team look at the portal in turn. */
export const memberGrants: Seed = {
  file: 'member-grants.jsonl',
  before: {
    0: [
      ...buys('gra_grace', {
        joins: '08:04:52.438',
        pays: '08:04:54.400',
        product: product.pro,
        customer: '3aaba816-cf95-4b0a-804f-8230e91aba5a',
      }),
      // What was bought meanwhile is told by the numbers of keys and of grants alone.
      ...buys('somebody', { joins: '08:09:00.000', pays: '08:09:01.000', product: product.pro }),
      ...buys('somebody_else', { joins: '08:09:02.000', pays: '08:09:03.000', product: product.pro }),
      ...[4, 5, 6, 7, 8].flatMap((second) =>
        buys(`somebody_${second}`, {
          joins: `08:09:0${second}.000`,
          pays: `08:09:0${second}.500`,
          product: product.usage,
        }),
      ),
    ],
    7: [as('0c1f4720-cdb2-48a4-9015-c206ebf2d012')],
    9: [as('47be7cfd-d131-4082-bb80-cbf381b36145')],
    12: [as('855929b6-351e-4a9c-9814-40fdb28f30ff')],
  },
};
