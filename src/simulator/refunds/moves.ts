// What happens to refunds outside Polar's API.

import type { World } from '../state/world.ts';
import { type OutsideRefund, refundOutside } from './outside.ts';
import { type RefundMode, setRefundMode } from './processor.ts';
import { settleRefund } from './settle.ts';
import { refunds } from './table.ts';

export interface RefundMoves {
  /** How a refund ended at the payment processor. One that succeeded may still fail. */
  refundSettles(refundId: string, outcome: 'succeeded' | 'failed' | 'canceled'): void;
  /** How refunds go from now on; `settled` is the default. */
  refundsGo(mode: RefundMode): void;
  /** A refund made at the payment processor, past Polar. Answers the id Polar gives it. */
  refundOutside(orderId: string, made: OutsideRefund): string;
}

export function createRefundMoves(world: World): RefundMoves {
  return {
    refundSettles(refundId, outcome) {
      const refund = world.of(refunds).get(refundId);
      if (!refund) throw new Error(`simulator: no refund ${refundId}`);
      world.atomically(() => settleRefund(world, refund, outcome));
      world.settle();
    },
    refundsGo: (mode) => setRefundMode(world, mode),
    refundOutside: (orderId, made) => world.atomically(() => refundOutside(world, orderId, made)).id,
  };
}
