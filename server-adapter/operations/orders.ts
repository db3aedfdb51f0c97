import type { Output } from '../../src/contract/types.ts';
import type { Handlers } from './handler.ts';
import { ofSubject, page } from './page.ts';

export const orders: Handlers<'orders'> = {
  'orders.list': (input, context) => {
    const { product_id, subscription_id } = input;
    return page<Output<'orders.get'>>(context, {
      road: context.polar,
      path: `${context.root}/orders/`,
      input,
      query: { ...ofSubject(context), product_id, subscription_id },
    });
  },
  'orders.get': async (_input, { targets }) => ({ result: targets.order_id }),
};
