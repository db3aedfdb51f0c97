import type { Clock } from '../engine/clock.ts';
import type { Store } from '../store/port.ts';
import { LeaseLost } from './failure.ts';

/** How far a sink has come. */
export type Place = {
  /** Everything in the change log up to here is told; null: nothing is yet. */
  readonly seq: number | null;
  /** When all of it was last compared, and when it is to be again (epoch ms). */
  readonly reconciledAt: number | null;
  readonly dueAt: number;
  /** Failures in a row, the last one's words, and until when nothing is tried. */
  readonly failures: number;
  readonly problem: string | null;
  readonly restUntil: number;
};

export const FIRST: Place = { seq: null, reconciledAt: null, dueAt: 0, failures: 0, problem: null, restUntil: 0 };

/**
 * A process that died holds the work for so long (ms). One that works renews it before half of that has passed, which is
 * as long as a single request may take with the wait for its turn.
 */
const LEASE_MS = 60_000;

export interface Lease {
  readonly place: Place;
  /** Goes on holding it, or throws {@link LeaseLost}. */
  hold(): Promise<void>;
  end(place: Place): Promise<void>;
}

export const bookmarkOf = (sink: string): string => `sync:${sink}`;

/** The one writer of a sink, among all adapters on the same store. Null: somebody else is. */
export async function takeLease(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  connection: string,
  sink: string,
): Promise<Lease | null> {
  const name = bookmarkOf(sink);
  let until = clock.now() + LEASE_MS;
  const mine = await store.bookmarks.take(connection, name, { now: clock.now(), leaseUntil: until });
  if (!mine) return null;
  // Kept by `end`, in this shape.
  const place = (mine.place as Place | null) ?? FIRST;
  const keep = (kept: Place) => ({ place: kept, at: clock.now(), dueAt: 0 });

  return {
    place,
    hold: async () => {
      const now = clock.now();
      if (now >= until) throw new LeaseLost('Another adapter may have this sink now.');
      if (until - now > LEASE_MS / 2) return;
      const next = now + LEASE_MS;
      // One commit, so that nobody comes between.
      const renewed = await store.transaction(async ({ bookmarks }) => {
        await bookmarks.keep(connection, name, keep(place));
        return bookmarks.take(connection, name, { now, leaseUntil: next });
      });
      if (!renewed) throw new LeaseLost('Another adapter has this sink now.');
      until = next;
    },
    end: async (kept) => {
      if (clock.now() >= until) return;
      await store.bookmarks.keep(connection, name, keep(kept));
    },
  };
}
