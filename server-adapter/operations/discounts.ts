import type { Output } from '../../src/contract/types.ts';
import { FloeProblem } from '../engine/problem.ts';
import type { Handlers } from './handler.ts';
import { page } from './page.ts';
import { find } from './upstream.ts';

type Discount = Output<'discounts.get'>;

export const discounts: Handlers<'discounts'> = {
  'discounts.list': (input, context) =>
    page<Discount>(context, {
      road: context.merchant,
      path: '/v1/discounts/',
      input,
      query: { query: input.query },
    }),
  'discounts.get': async ({ discount_id }, context) => {
    const path = `/v1/discounts/${encodeURIComponent(discount_id)}`;
    const result = await find<Discount>(context.merchant, context, { path });
    if (!result) throw new FloeProblem('not_found');
    return { result };
  },
};
