import type { Output } from '../../src/contract/types.ts';
import type { Handlers } from './handler.ts';
import { page } from './page.ts';

export const customFields: Handlers<'customFields'> = {
  'customFields.list': (input, context) =>
    page<Output<'customFields.list'>[number]>(context, {
      road: context.merchant,
      path: '/v1/custom-fields/',
      input,
      query: { query: input.query, type: input.type },
    }),
};
