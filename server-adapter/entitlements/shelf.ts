import type { NewChange } from '../store/changes-port.ts';
import type { Credits } from './credits.ts';
import type { Grant } from './grants.ts';
import type { Sum } from './sum.ts';

/** What Polar said of one customer. */
export interface Read {
  readonly grants: readonly Grant[];
  readonly credits: Credits;
  /** Epoch ms. */
  readonly at: number;
  /** Summed up once for each person who asks. */
  readonly sums: Map<string | undefined, Sum>;
}

/** What is known of one customer. */
export interface Entry {
  last: Read | null;
  /** Nothing has been heard since it was read. */
  isFresh: boolean;
  /** Place in the change log that reading began at, and the reading under way. */
  seq: number;
  reading: Promise<Outcome> | null;
  /** Grants that were taken back since `last`. */
  readonly gone: Set<string>;
  /** Polar was not there: until then it is not asked again (epoch ms). */
  restUntil: number;
}

type Outcome = import('../polar/port.ts').PolarResult<Read>;

/** What came, with its place in the log where it has one. */
type Came = NewChange & { readonly seq?: number };

/** Customers whose entitlements are remembered, the last asked for. */
const MOST = 10_000;
export const QUERY = 'entitlements.get';

export interface Shelf {
  entry(connection: string, customerId: string): Entry;
  /** Null: anything may have changed. */
  heard(connection: string, changes: readonly Came[] | null): void;
}

export function createShelf(): Shelf {
  const shelves = new Map<string, Map<string, Entry>>();
  const entriesOf = (connection: string) => {
    const entries = shelves.get(connection) ?? new Map<string, Entry>();
    shelves.set(connection, entries);
    return entries;
  };

  return {
    entry: (connection, customerId) => {
      const entries = entriesOf(connection);
      const id = customerId.toLowerCase();
      const entry = entries.get(id) ?? newEntry();
      entries.delete(id);
      entries.set(id, entry);
      const oldest = entries.size > MOST ? entries.keys().next().value : undefined;
      if (oldest !== undefined) entries.delete(oldest);
      return entry;
    },
    heard: (connection, changes) => {
      const entries = entriesOf(connection);
      if (!changes) for (const entry of entries.values()) turnStale(entry, {});
      for (const change of changes ?? []) {
        if (!change.stale.includes(QUERY)) continue;
        if (change.customerId === null) for (const entry of entries.values()) turnStale(entry, change);
        const own = entries.get(change.customerId?.toLowerCase() ?? '');
        if (own) turnStale(own, change);
      }
    },
  };
}

const newEntry = (): Entry => ({ last: null, isFresh: false, seq: 0, reading: null, gone: new Set(), restUntil: 0 });

/** Not for what came before it was read. What is being read now may be too old: whoever asks from here on asks anew. */
function turnStale(entry: Entry, { seq = Number.POSITIVE_INFINITY, ids = [] }: Partial<Came>): void {
  if (seq <= entry.seq) return;
  entry.isFresh = false;
  entry.reading = null;
  for (const id of ids) entry.gone.add(id);
}
