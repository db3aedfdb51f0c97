import type { Output } from '../../src/contract/types.ts';
import { type Caller, permissionsOf } from '../engine/caller.ts';
import type { Clerk } from '../refunds/reconcile.ts';
import type { ListsPlace } from './lists.ts';
import { type Look, lookAtEndpoint } from './watch.ts';

/** How Polar's news reach us, now, as a screen shows it to who looks. */
export async function webhookStatus(
  clerk: Clerk & { readonly caller: Caller },
  look?: Look,
): Promise<Output<'webhooks.status'>> {
  const { services, connection } = clerk;
  const { inbox, bookmarks } = services.store;
  const [{ state }, counts, feed, lists] = await Promise.all([
    look ?? lookAtEndpoint(clerk),
    inbox.counts(connection),
    bookmarks.read(connection, 'feed'),
    bookmarks.read(connection, 'lists'),
  ]);
  // Kept by `listsStep`, in this shape.
  const place = lists?.place as ListsPlace | undefined;
  return {
    endpoint: state,
    received_at: instantOf(counts.webhookAt),
    caught_up_at: instantOf(feed?.at ?? null),
    waiting: counts.waiting,
    unknown: counts.unknown,
    unread: [...(place?.unread ?? [])],
    may_change: permissionsOf(clerk.caller).includes('connections:write'),
  };
}

const instantOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
