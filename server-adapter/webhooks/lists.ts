import { fingerprint } from '../engine/fingerprint.ts';
import type { Paged } from '../operations/upstream.ts';
import type { QueryValue } from '../polar/port.ts';
import type { Clerk } from '../refunds/reconcile.ts';
import { aboutOf, fieldsOf } from './news.ts';
import type { Step } from './rounds.ts';

/** A list of Polar's that shows what its feed does not. */
interface Watched {
  /** The kind of thing, as news are named after it. */
  readonly kind: string;
  readonly path: string;
  readonly query: Readonly<Record<string, QueryValue>>;
}

const NEWEST = { sorting: '-created_at', limit: 100 };

/** The newest hundred of each, and refunds that are not settled however old they are. */
const LISTS: Readonly<Record<string, Watched>> = {
  orders: { kind: 'order', path: '/v1/orders/', query: NEWEST },
  refunds: { kind: 'refund', path: '/v1/refunds/', query: NEWEST },
  unsettled: { kind: 'refund', path: '/v1/refunds/', query: { ...NEWEST, succeeded: false } },
  disputes: { kind: 'dispute', path: '/v1/disputes/', query: NEWEST },
  subscriptions: { kind: 'subscription', path: '/v1/subscriptions/', query: { sorting: '-started_at', limit: 100 } },
  meters: { kind: 'customer_meter', path: '/v1/customer-meters/', query: { sorting: '-modified_at', limit: 100 } },
  members: { kind: 'member', path: '/v1/members/', query: NEWEST },
  organizations: { kind: 'organization', path: '/v1/organizations/', query: { limit: 1 } },
  benefits: { kind: 'benefit', path: '/v1/benefits/', query: NEWEST },
  products: { kind: 'product', path: '/v1/products/', query: NEWEST },
  discounts: { kind: 'discount', path: '/v1/discounts/', query: NEWEST },
  keys: { kind: 'license_key', path: '/v1/license-keys/', query: { limit: 100 } },
};

/** By id: a digest of the item, and whom it is about. */
type Shelf = Readonly<Record<string, readonly [digest: string, customerId: string | null, orderId: string | null]>>;

export type ListsPlace = {
  readonly shelves: Readonly<Record<string, Shelf>>;
  /** Lists that could not be read; a token without the scope for one is the usual reason. */
  readonly unread: readonly string[];
};

/**
 * Compares each list with what it held last time. A list that stands on one page shows also what has gone; of a
 * longer one only the newest are seen.
 */
export function listsStep(clerk: Clerk): Step<ListsPlace> {
  return async (place) => {
    const shelves: Record<string, Shelf> = {};
    const unread: string[] = [];
    for (const [name, watched] of Object.entries(LISTS)) {
      const before = place?.shelves[name];
      const seen = await read(clerk, watched);
      if (!seen) unread.push(name);
      const now = seen?.shelf ?? before;
      if (now) shelves[name] = now;
      if (seen && before) await tell(clerk, watched, { before, ...seen });
    }
    if (place) await tellUnlisted(clerk);
    return { place: { shelves, unread } };
  };
}

interface Seen {
  readonly shelf: Shelf;
  /** It has everything there is. */
  readonly isWhole: boolean;
}

async function read({ merchant }: Clerk, { kind, path, query }: Watched): Promise<Seen | null> {
  const request = { method: 'GET', path, query, fresh: true, class: 'background' } as const;
  const answer = await merchant.request<Paged<unknown>>(request);
  if (!answer.ok) return null;
  const { items, pagination } = answer.body;
  const rows: [string, Shelf[string]][] = [];
  for (const item of items) {
    const fields = fieldsOf(item);
    if (typeof fields.id !== 'string') continue;
    const { customerId, orderId } = aboutOf(kind, fields);
    rows.push([fields.id, [(await fingerprint(item)).slice(0, 16), customerId, orderId]]);
  }
  return { shelf: Object.fromEntries(rows), isWhole: pagination.total_count <= items.length };
}

async function tell(clerk: Clerk, { kind }: Watched, { before, shelf, isWhole }: Seen & { before: Shelf }) {
  for (const [id, row] of Object.entries(shelf)) {
    if (before[id]?.[0] !== row[0]) await add(clerk, kind, id, row);
  }
  for (const [id, row] of Object.entries(isWhole ? before : {})) {
    if (!shelf[id]) await add(clerk, kind, id, row);
  }
}

/** Seats and cards stand in no list of their own, older keys and members in no order of change: they are read anew. */
const tellUnlisted = (clerk: Clerk) => add(clerk, 'unlisted', 'all', ['', null, null]);

async function add({ services, connection }: Clerk, kind: string, id: string, [, customerId, orderId]: Shelf[string]) {
  const at = services.clock.now();
  // A thing may come back to what it was, so every time is news of its own.
  const name = { id: `list:${kind}:${id}:${at}`, type: `${kind}.listed`, source: 'feed' } as const;
  await services.store.inbox.add(connection, { ...name, at, customerId, orderId, subscriptionId: null, body: null });
}
