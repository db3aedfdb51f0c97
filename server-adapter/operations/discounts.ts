import type { Output } from '../../src/contract/types.ts';
import type { Handlers } from './handler.ts';
import { page } from './page.ts';

export const discounts: Handlers<'discounts'> = {
  'discounts.list': (input, context) =>
    page<Output<'discounts.list'>[number]>(context, {
      road: context.merchant,
      path: '/v1/discounts/',
      input,
      query: { query: input.query },
    }),
};
