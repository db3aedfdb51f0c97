import type { Output } from '../../../src/contract/types.ts';
import { FloeProblem } from '../../engine/problem.ts';

type Order = Output<'orders.get'>;

/** Ends the call where nothing is left to pay. */
export function assertOpen({ status }: Order): void {
  if (status === 'pending') return;
  throw new FloeProblem('state_conflict', {
    detail: 'Nothing of this order is open.',
    state: { reason: 'not_open', status },
  });
}

/** What is left to pay, minor units. */
export const dueOf = ({ due_amount, total_amount }: Order): number => due_amount ?? total_amount;
