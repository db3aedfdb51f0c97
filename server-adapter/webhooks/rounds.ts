import type { Clerk } from '../refunds/reconcile.ts';
import type { Json } from '../store/json.ts';

/** How often Polar is asked what webhooks may have missed: with rounds of half a minute, at least every five. */
export const EVERY_MS = 270_000;
/** After a failure it is asked again sooner. */
const AGAIN_MS = 60_000;
/** One read may take so long before another process may take over. */
const LEASE_MS = 120_000;

/** A recurring read: from where it came to where it stands now. Null: it failed, and the place stays as it was. */
export type Step<P extends Json> = (place: P | null) => Promise<{ readonly place: P; readonly more?: boolean } | null>;

/** Runs a step when it is due, or `late` milliseconds after that, and no other process has it. Answers whether it ran. */
export async function whenDue<P extends Json>(
  { services, connection }: Pick<Clerk, 'services' | 'connection'>,
  name: string,
  step: Step<P>,
  late = 0,
): Promise<boolean> {
  const { bookmarks } = services.store;
  const now = services.clock.now();
  const mine = await bookmarks.take(connection, name, { now: now - late, leaseUntil: now + LEASE_MS });
  if (!mine) return false;
  // Kept by the same step before, in this shape.
  const before = mine.place as P | null;
  const done = await step(before);
  const at = services.clock.now();
  const wait = done ? (done.more ? 0 : EVERY_MS) : AGAIN_MS;
  await bookmarks.keep(connection, name, { place: done ? done.place : before, at, dueAt: at + wait });
  return true;
}
