// How challenges end. Polar hears of it from the processor, a moment later.

import { settleCheckout } from '../checkouts/challenge.ts';
import type { World } from '../state/world.ts';
import { settleRetry } from '../subscriptions/retry-challenge.ts';
import { type ChallengeRow, challenges } from './challenges.ts';

/** How long the processor takes to tell Polar. */
const WEBHOOK_MILLISECONDS = 800;

export interface ChallengeMoves {
  /**
   * The customer meets the bank's challenge behind this client secret: the checkout or order is paid a moment later, a
   * card can be saved.
   */
  challengePasses(clientSecret: string): void;
  /** The customer does not: the checkout opens again, the order stays as it was. */
  challengeFails(clientSecret: string): void;
}

export function createChallengeMoves(world: World): ChallengeMoves {
  const end = (clientSecret: string, status: 'succeeded' | 'failed'): void => {
    const open = world
      .of(challenges)
      .find((row) => row.client_secret === clientSecret && row.status === 'requires_action');
    if (!open) throw new Error(`simulator: no challenge ${clientSecret}`);
    const ended = world.of(challenges).update(open.id, { status });
    world.later(WEBHOOK_MILLISECONDS, () => world.atomically(() => tell(world, ended)));
  };
  return {
    challengePasses: (clientSecret) => end(clientSecret, 'succeeded'),
    challengeFails: (clientSecret) => end(clientSecret, 'failed'),
  };
}

function tell(world: World, ended: ChallengeRow): void {
  if (ended.checkout_id) settleCheckout(world, ended);
  if (ended.order_id) settleRetry(world, ended);
}
