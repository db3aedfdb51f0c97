import { disputes } from '../disputes/table.ts';
import { disputeOfRefund } from '../disputes/view.ts';
import type { World } from '../state/world.ts';
import type { RefundRow } from './table.ts';

export function viewRefund(world: World, row: RefundRow) {
  const { comment: _comment, dispute_id, ...shown } = row;
  const dispute = world.of(disputes).get(dispute_id);
  return { ...shown, dispute: dispute ? disputeOfRefund(dispute) : null };
}
