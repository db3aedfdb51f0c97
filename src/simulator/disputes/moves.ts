// What banks and card schemes do about disputes.

import type { World } from '../state/world.ts';
import { acceptIfDue } from './auto-accept.ts';
import { type OpenedDispute, openDispute } from './open.ts';
import { type DisputeNews, heedNews } from './settle.ts';
import { disputes } from './table.ts';

export interface DisputeMoves {
  /** A payer asks the bank for the money of an order back. Answers the dispute's id. */
  disputeOpens(orderId: string, opened?: OpenedDispute): string;
  /** What the bank says of a dispute. */
  disputeGoes(disputeId: string, news: DisputeNews): void;
  /** A day has passed since a dispute began; a small one is accepted where the organization wants that. */
  disputeGrows(disputeId: string): void;
}

const DAY = 86_400_000;

export function createDisputeMoves(world: World): DisputeMoves {
  const found = (id: string) => {
    const row = world.of(disputes).get(id);
    if (!row) throw new Error(`simulator: no dispute ${id}`);
    return row;
  };
  return {
    disputeOpens: (orderId, opened = {}) => {
      const { id } = world.atomically(() => openDispute(world, orderId, opened));
      world.settle();
      return id;
    },
    disputeGoes(disputeId, news) {
      world.atomically(() => heedNews(world, found(disputeId), news));
      world.settle();
    },
    disputeGrows(disputeId) {
      const created_at = new Date(world.time.now() - DAY).toISOString();
      world.atomically(() => acceptIfDue(world, world.of(disputes).patch(found(disputeId).id, { created_at })));
      world.settle();
    },
  };
}
