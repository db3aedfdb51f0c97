// A card that is being saved and wants a challenge first. Whether it is met is a move.

import type { CustomerRow } from '../customers/table.ts';
import { defineTable, type Row } from '../state/table.ts';
import type { World } from '../state/world.ts';

/** The id is the processor's own, `seti_…`; its secret is `seti_secret_…` with the same ending. */
export interface SetupIntentRow extends Row {
  readonly customer_id: string;
  readonly client_secret: string;
  readonly token: string;
  readonly status: 'requires_action' | 'succeeded';
}

export const setupIntents = defineTable<SetupIntentRow>('setup_intents');

export function openSetup(world: World, customer: CustomerRow, token: string): SetupIntentRow {
  const name = world.ids.letters(24);
  return world.of(setupIntents).insert({
    id: `seti_${name}`,
    organization_id: customer.organization_id,
    customer_id: customer.id,
    client_secret: `seti_secret_${name}`,
    token,
    status: 'requires_action',
  });
}

/** The customer passed the challenge behind this secret. */
export function passChallenge(world: World, clientSecret: string): void {
  const row = world.of(setupIntents).find((intent) => intent.client_secret === clientSecret);
  if (row) world.of(setupIntents).update(row.id, { status: 'succeeded' });
}
