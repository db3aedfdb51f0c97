import { createRefund } from '../refunds/create.ts';
import { listRefunds } from '../refunds/list.ts';
import { previewRefund } from '../refunds/preview.ts';
import { resolveRefund } from '../refunds/resolve.ts';
import type { Handlers } from './handler.ts';

export const refunds: Handlers<'refunds'> = {
  'refunds.preview': { handle: previewRefund, fresh: true },
  'refunds.create': { handle: createRefund, keepsOwnBooks: true },
  'refunds.list': listRefunds,
  'refunds.resolve': {
    handle: resolveRefund,
    trail: ({ outcome, comment }, { operation_id: { orderId, amount, currency } }) => ({
      outcome,
      comment,
      order_id: orderId,
      amount,
      currency,
    }),
  },
};
