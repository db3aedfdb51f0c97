import type { Input, Output } from '../../src/contract/types.ts';
import type { Answer } from '../engine/call.ts';
import type { ContextOf } from '../operations/handler.ts';
import { OPEN_STATES } from '../store/operations-port.ts';
import { openRefund } from './wire.ts';

const DEFAULT_LIMIT = 10;

/** Refunds that are not settled, newest first: of the customer named, or of everybody. Nothing is asked of Polar. */
export async function listWaiting(
  {
    state = OPEN_STATES,
    limit = DEFAULT_LIMIT,
  }: Pick<Input<'refunds.waiting'>, 'limit'> & {
    readonly state?: Input<'refunds.waiting'>['state'] | typeof OPEN_STATES;
  },
  { services, connection, subject, position }: ContextOf<'refunds.waiting'>,
): Promise<Answer<Output<'refunds.waiting'>>> {
  const from = position ?? 0;
  const found = await services.store.operations.find(connection, {
    customerId: subject.customerId ?? undefined,
    states: state,
    limit: from + limit + 1,
  });
  const shown = found.slice(from, from + limit);
  const isLast = found.length <= from + limit;
  return {
    result: shown.map(openRefund).filter((item) => item !== null),
    next: isLast ? null : from + limit,
    ...(isLast ? { total: found.length } : {}),
  };
}
