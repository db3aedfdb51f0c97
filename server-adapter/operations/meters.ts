import type { Output } from '../../src/contract/types.ts';
import type { Handlers } from './handler.ts';
import { ofSubject, page } from './page.ts';

export const meters: Handlers<'meters'> = {
  'meters.list': (input, context) =>
    page<Output<'meters.list'>[number]>(context, {
      road: context.polar,
      path: context.root === '/v1' ? '/v1/customer-meters/' : `${context.root}/meters/`,
      input,
      query: { ...ofSubject(context), meter_id: input.meter_id },
    }),
};
