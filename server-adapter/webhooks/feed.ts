import type { Clerk } from '../refunds/reconcile.ts';
import { fieldsOf, newsOfFeed } from './news.ts';
import type { Step } from './rounds.ts';

/** Entries may appear a minute and a half after their time, and in any order: this much is read again (ms). */
const OVERLAP_MS = 600_000;
/** Pages read in one go; a longer backlog goes on in the next round. */
const PAGES = 50;
const LIMIT = 100;

/** The newest time read so far, by Polar's clock (epoch ms); `resume`: a backlog is being read from there. */
export type FeedPlace = { readonly since: number; readonly resume?: boolean };

interface Page {
  readonly items: readonly unknown[];
  readonly pagination: { readonly max_page?: number; readonly has_next_page?: boolean };
}

/**
 * Polar's own record of what happened, read from a while before where it was left: what webhooks lost is found here.
 * Entries known by their id are dropped by the inbox.
 */
export function feedStep({ services, connection, merchant }: Clerk): Step<FeedPlace> {
  return async (place) => {
    const at = services.clock.now();
    let since = place?.since ?? at - OVERLAP_MS;
    // The bound itself is left out by Polar.
    const start = new Date(since - (place?.resume ? 1 : OVERLAP_MS)).toISOString();
    for (let page = 1; page <= PAGES; page += 1) {
      const query = { source: 'system', start_timestamp: start, sorting: 'timestamp', limit: LIMIT, page };
      const path = '/v1/events/';
      const answer = await merchant.request<Page>({ method: 'GET', path, query, fresh: true, class: 'background' });
      if (!answer.ok) {
        const message = 'Polar’s event feed could not be read; what webhooks missed is not seen until it can.';
        services.report({ kind: 'failed', message, connection });
        return null;
      }
      const { items, pagination } = answer.body;
      for (const item of items) {
        const news = newsOfFeed(item, at);
        if (news) await services.store.inbox.add(connection, news);
        // A time that lies ahead must not carry us past what comes before it.
        since = Math.max(since, Math.min(timeOf(item), at + OVERLAP_MS / 2));
      }
      const isLast =
        pagination.has_next_page === undefined ? page >= (pagination.max_page ?? 0) : !pagination.has_next_page;
      if (isLast || items.length === 0) return { place: { since } };
    }
    return { place: { since, resume: true }, more: true };
  };
}

/** 0 for what has no time. */
function timeOf(entry: unknown): number {
  const { timestamp } = fieldsOf(entry);
  const time = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN;
  return Number.isNaN(time) ? 0 : time;
}
