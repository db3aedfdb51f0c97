import type { Occurrence, OccurrenceMove } from '../store/rules-port.ts';
import { type Desk, HOUR_MS } from './desk.ts';

/** One firing may take so long before another process may look after it: longer than any call of Polar. */
export const LEASE_MS = 120_000;
/** What could not be done now waits half a minute, then twice as long each time, and an hour at most. */
const AGAIN_MS = 30_000;

/** When the turn of one that could not be done now comes again. */
export function again({ services }: Desk, { attempts }: Occurrence): number {
  return services.clock.now() + Math.min(AGAIN_MS * 2 ** Math.max(0, attempts - 1), HOUR_MS);
}

/** Moves one on from where it stands. Answers whether it is done now. */
export async function put(
  { services, connection }: Desk,
  { id, state }: Occurrence,
  move: Omit<OccurrenceMove, 'from' | 'at'>,
): Promise<'done' | null> {
  const at = services.clock.now();
  const moved = await services.store.rules.move(connection, id, { from: [state], at, ...move });
  return moved?.state === 'done' ? 'done' : null;
}

/** Hands one to a person: nobody can say whether it was carried out, and a second one would be a second effect. */
export async function review(desk: Desk, occurrence: Occurrence, code: string | null): Promise<'done' | null> {
  const { services, connection } = desk;
  const message = `A firing of the rule "${occurrence.rule}" was begun, and whether it was carried out is not known. Look at Polar, then settle it: npx floe rules settle ${occurrence.id}`;
  services.report({ kind: 'alarm', message, operation: occurrence.operation, connection });
  const moved = await put(desk, occurrence, { to: 'needs_review', code });
  await tellScreens(desk);
  return moved;
}

/** Pages that show rules look again. */
export async function tellScreens({ services, connection }: Pick<Desk, 'services' | 'connection'>): Promise<void> {
  const change = { customerId: null, stale: ['rules.list'], at: services.clock.now() } as const;
  await services.store.changes.append(connection, change);
}
