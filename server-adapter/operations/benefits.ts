import type { Output } from '../../src/contract/types.ts';
import type { Handlers } from './handler.ts';
import { ofSubject, page } from './page.ts';

export const benefits: Handlers<'benefits'> = {
  'benefits.grants': (input, context) =>
    page<Output<'benefits.grants'>[number]>(context, {
      road: context.polar,
      path: `${context.root}/benefit-grants/`,
      input,
      query: { ...ofSubject(context), is_granted: input.granted },
    }),
  'benefits.downloads': (input, context) =>
    page<Output<'benefits.downloads'>[number]>(context, {
      road: context.polar,
      path: `${context.root}/downloadables/`,
      input,
      query: { benefit_id: input.benefit_id },
    }),
};
