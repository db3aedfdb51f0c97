// Whose turn it is: what has been due longest. So events of an endpoint leave in the order they happened, and one that
// failed does not hold up those behind it while it waits for its next attempt.

import type { World } from '../state/world.ts';
import { type SendingRow, sendings } from './table.ts';

/** What may leave for an endpoint now. */
export function nextFor(world: World, endpointId: string): SendingRow | undefined {
  const now = world.time.now();
  return first(world.of(sendings).where((row) => row.endpoint_id === endpointId && row.due <= now));
}

/** When something may leave next, in milliseconds; null when nothing waits. */
export function nextTurn(world: World): number | null {
  return first(world.of(sendings).all())?.due ?? null;
}

export function waitingEndpoints(world: World): readonly string[] {
  const waiting = world.of(sendings).all();
  return [...new Set(waiting.map((row) => row.endpoint_id))];
}

const first = (rows: readonly SendingRow[]): SendingRow | undefined => rows.toSorted((a, b) => a.due - b.due)[0];
