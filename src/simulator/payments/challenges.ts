// A card that wants to hear from its owner first. Whether the challenge is met is a move, not an operation.

import { defineTable, type Row } from '../state/table.ts';
import { milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';

/** What waits for a challenge: a card to be saved, a checkout, or an order that is being paid. */
export interface Waiting {
  readonly organization_id: string;
  readonly customer_id: string;
  /** The confirmation token of the card. */
  readonly token: string;
  readonly checkout_id?: string;
  readonly order_id?: string;
  /** Whether a card is only set up, or money is taken. */
  readonly setup: boolean;
}

/** The id is the processor's own, `seti_…` or `pi_…`; its secret has the same ending. */
export interface ChallengeRow extends Row {
  readonly customer_id: string;
  readonly client_secret: string;
  readonly token: string;
  readonly checkout_id: string | null;
  readonly order_id: string | null;
  readonly status: 'requires_action' | 'succeeded' | 'failed';
}

export const challenges = defineTable<ChallengeRow>('challenges');

export function openChallenge(world: World, { setup, ...waiting }: Waiting): ChallengeRow {
  const kind = setup ? 'seti' : 'pi';
  const name = world.ids.letters(24);
  return world.of(challenges).insert({
    checkout_id: null,
    order_id: null,
    ...waiting,
    id: `${kind}_${name}`,
    client_secret: `${kind}_secret_${name}`,
    status: 'requires_action',
  });
}

/** After an hour Polar takes a payment that never ended for abandoned. */
const STALE_MILLISECONDS = 3_600_000;

/** Whether a payment of this order waits for its challenge; nothing else can pay it then. */
export function isBeingPaid(world: World, orderId: string): boolean {
  return world
    .of(challenges)
    .where((row) => row.order_id === orderId && row.status === 'requires_action')
    .some((row) => world.time.now() - milliseconds(row.created_at) < STALE_MILLISECONDS);
}

/** Why a payment failed whose challenge was not met, as Polar words it for the customer. */
export const NOT_AUTHENTICATED = {
  reason: 'payment_intent_authentication_failure',
  message: 'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
};
