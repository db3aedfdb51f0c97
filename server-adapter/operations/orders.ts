import type { Output } from '../../src/contract/types.ts';
import type { Handlers } from './handler.ts';
import { invoice, receipt } from './orders/documents.ts';
import { payLink } from './orders/pay-link.ts';
import { retry, stateAgain } from './orders/retry.ts';
import { updateOrder } from './orders/update.ts';
import { ofSubject, page } from './page.ts';

export const orders: Handlers<'orders'> = {
  'orders.list': (input, context) => {
    const { status, product_id, subscription_id, created_after, created_before } = input;
    return page<Output<'orders.get'>>(context, {
      road: context.polar,
      path: `${context.root}/orders/`,
      input,
      query: { ...ofSubject(context), status, product_id, subscription_id, created_after, created_before },
    });
  },
  'orders.get': async (_input, { targets }) => ({ result: targets.order_id }),
  'orders.update': {
    handle: updateOrder,
    trail: ({ order_id: _id, ...change }) => ({ fields: Object.keys(change) }),
  },
  // A link to a document opens for whoever has it.
  'orders.invoice': { handle: invoice, secret: true, looks: ({ look }) => look === true },
  'orders.receipt': { handle: receipt, fresh: true },
  'orders.payLink': { handle: payLink, secret: true },
  'orders.retry': {
    handle: retry,
    trail: ({ payment_method_id }) => ({ payment_method_id }),
    again: async (kept, _input, { targets }) => stateAgain(kept, targets.order_id),
  },
};
