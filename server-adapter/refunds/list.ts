import type { Input, Output } from '../../src/contract/types.ts';
import type { Answer } from '../engine/call.ts';
import type { ContextOf } from '../operations/handler.ts';
import { page } from '../operations/page.ts';
import { OPEN_STATES } from '../store/operations-port.ts';
import { METADATA_KEY, type Refund, refundOf } from './figures.ts';
import { openRefund } from './wire.ts';

type Item = Output<'refunds.list'>[number];

/** Polar's refunds of the customer; above the first page, those that Floe began and Polar does not show yet. */
export async function listRefunds(
  input: Input<'refunds.list'>,
  context: ContextOf<'refunds.list'>,
): Promise<Answer<Item[]>> {
  const { order_id: orderId, limit } = input;
  const { services, connection, subject, position } = context;
  const customerId = subject.customerId ?? undefined;
  const [shown, open] = await Promise.all([
    page<Refund>(context, {
      road: context.merchant,
      path: '/v1/refunds/',
      input: { limit },
      query: { customer_id: customerId, order_id: orderId },
    }),
    services.store.operations.find(connection, { customerId, orderId, states: OPEN_STATES, limit: 100 }),
  ]);
  const hidden = open.filter((operation) => operation.upstreamId === null && !refundOf(operation, shown.result));
  const first = position === null ? hidden.map(openRefund).filter((item) => item !== null) : [];
  const items: Item[] = [
    ...first.map((operation): Item => ({ kind: 'open', operation })),
    ...shown.result.map((refund): Item => ({ kind: 'refund', refund, ...operationOf(refund) })),
  ];
  return { result: items, total: (shown.total ?? 0) + hidden.length, next: shown.next };
}

function operationOf({ metadata }: Refund): { operation_id?: string } {
  const id = metadata?.[METADATA_KEY];
  return typeof id === 'string' ? { operation_id: id } : {};
}
