import type { Clerk } from '../refunds/reconcile.ts';
import { everyQuery } from './stale.ts';

/**
 * Polar keeps no events for an endpoint that is off, so everything may have changed: everybody reads everything anew,
 * and the feed and the lists are due at once, from where they last stood.
 */
export async function resync({ services, connection }: Clerk): Promise<void> {
  const { store, clock } = services;
  const at = clock.now();
  const change = { customerId: null, stale: await everyQuery(), at };
  services.forget(connection, null);
  for (const name of ['feed', 'lists']) {
    const mark = await store.bookmarks.read(connection, name);
    await store.bookmarks.keep(connection, name, { place: mark?.place ?? null, at, dueAt: at });
  }
  await store.changes.append(connection, change);
}
