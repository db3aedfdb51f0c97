// Small disputes an organization does not want to answer. They are announced, and accepted when a day has passed, by a
// run that comes at half past every hour.

import { organizations } from '../organizations/table.ts';
import { milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { decide } from './settle.ts';
import { type DisputeRow, disputes } from './table.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export function scheduleAcceptance(world: World, row: DisputeRow): void {
  if (!isSmall(world, row)) return;
  const grown = milliseconds(row.created_at) + DAY;
  const run = Math.ceil((grown - HOUR / 2) / HOUR) * HOUR + HOUR / 2;
  world.later(run - world.time.now(), () => {
    const now = world.of(disputes).get(row.id);
    if (now) acceptIfDue(world, now);
  });
}

/** Accepts it if it is a day old and still unanswered. */
export function acceptIfDue(world: World, row: DisputeRow): void {
  const isGrown = milliseconds(row.created_at) + DAY <= world.time.now();
  if (isGrown && row.status === 'needs_response' && isSmall(world, row)) decide(world, row, 'lost');
}

function isSmall(world: World, row: DisputeRow): boolean {
  const organization = world.of(organizations).get(row.organization_id);
  const { disputes_enabled, dispute_auto_accept_enabled } = organization?.feature_settings ?? {};
  const limit = organization?.dispute_settings.auto_accept_below_amount ?? null;
  return Boolean(disputes_enabled && dispute_auto_accept_enabled) && limit !== null && row.amount < limit;
}
