import type { World } from '../state/world.ts';
import { bookRefund, unbookRefund } from './book.ts';
import { returnToProcessor } from './processor.ts';
import { type RefundRow, type RefundStatus, refunds } from './table.ts';
import { viewRefund } from './view.ts';

type Outcome = Exclude<RefundStatus, 'pending'>;

/**
 * The processor tells Polar how a refund ended. A pending one may succeed, fail or be canceled; one that succeeded may
 * still fail. Benefits taken back at creation stay taken. The same news twice changes nothing more.
 */
export function settleRefund(world: World, refund: RefundRow, outcome: Outcome): RefundRow {
  if (refund.status === 'failed' || refund.status === 'canceled') return refund;
  const changed = world.of(refunds).update(refund.id, { status: outcome });
  // The processor reports a failure under two names.
  for (let echo = 0; echo < (outcome === 'failed' ? 2 : 1); echo += 1)
    world.emit(changed.organization_id, 'refund.updated', viewRefund(world, changed));
  if (outcome !== 'succeeded') returnToProcessor(world, refund.id);
  if (outcome === 'succeeded' && refund.status === 'pending') bookRefund(world, changed);
  if (outcome !== 'succeeded' && refund.status === 'succeeded') unbookRefund(world, changed);
  return changed;
}
