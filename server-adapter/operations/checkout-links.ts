import type { Output } from '../../src/contract/types.ts';
import { changeLink, createLink, deleteLink } from './checkout-links/change.ts';
import type { Handlers } from './handler.ts';
import { page } from './page.ts';

export const checkoutLinks: Handlers<'checkoutLinks'> = {
  'checkoutLinks.list': (input, context) =>
    page<Output<'checkoutLinks.get'>>(context, {
      road: context.merchant,
      path: '/v1/checkout-links/',
      input,
      query: { product_id: input.product_id },
    }),
  'checkoutLinks.get': async (_input, { targets }) => ({ result: targets.checkout_link_id }),
  'checkoutLinks.create': { handle: createLink, trail: ({ products, discount_id }) => ({ products, discount_id }) },
  'checkoutLinks.update': {
    handle: changeLink,
    trail: ({ checkout_link_id: _id, ...change }) => ({ fields: Object.keys(change) }),
  },
  'checkoutLinks.delete': deleteLink,
};
