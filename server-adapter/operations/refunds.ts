import { approveRefund, declineRefund } from '../refunds/approve.ts';
import { createRefund } from '../refunds/create.ts';
import { listRefunds } from '../refunds/list.ts';
import { previewRefund } from '../refunds/preview.ts';
import { resolveRefund } from '../refunds/resolve.ts';
import { listWaiting } from '../refunds/waiting.ts';
import { answered } from '../refunds/wire.ts';
import type { Operation } from '../store/operations-port.ts';
import type { Context, Handlers } from './handler.ts';

interface Targets {
  readonly operation_id: Operation;
}

/** What the trail says of a decision about somebody's refund, before it is made. */
const decision = ({ operation_id: { id, orderId, amount, currency, actor } }: Targets) => ({
  order_id: orderId,
  settles: id,
  requested_by: { kind: actor.kind, id: actor.id },
  amount,
  currency,
});

/** A repeated key is answered with where the refund stands by now. */
const again = async (_kept: unknown, _input: object, { targets }: Context & { readonly targets: Targets }) =>
  answered(targets.operation_id);

export const refunds: Handlers<'refunds'> = {
  'refunds.preview': { handle: previewRefund, fresh: true },
  'refunds.create': { handle: createRefund, keepsOwnBooks: true },
  'refunds.list': listRefunds,
  'refunds.waiting': listWaiting,
  'refunds.approve': { handle: approveRefund, trail: (_input, targets) => decision(targets), again },
  'refunds.decline': {
    handle: declineRefund,
    trail: ({ comment }, targets) => ({ ...decision(targets), ...(comment === undefined ? {} : { comment }) }),
    again,
  },
  'refunds.resolve': {
    handle: resolveRefund,
    trail: ({ outcome, comment }, targets) => ({ ...decision(targets), outcome, comment }),
    again,
  },
};
