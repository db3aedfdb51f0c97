import { everyOf } from '../engine/every.ts';
import type { Services } from '../operations/services.ts';
import { createAsk, type Gate } from './ask.ts';
import { LeaseLost, SinkFailure } from './failure.ts';
import { bookmarkOf, FIRST, type Lease, type Place, takeLease } from './lease.ts';
import { catchUp, type KeyCount, type Ports as RoundPorts, reconcile } from './rounds.ts';

/** What one run came to. `busy`: another adapter has the sink now. */
export interface SyncRun {
  readonly sink: string;
  readonly connection: string;
  readonly outcome: 'done' | 'busy' | 'failed';
  /** Nothing was written; `keys` says what would be. */
  readonly isDry: boolean;
  readonly keys: readonly KeyCount[];
  /** What went wrong, and what to do. */
  readonly problem: string | null;
}

export interface SyncStatus {
  readonly sink: string;
  readonly connection: string;
  /** When all of it was last compared (epoch ms). */
  readonly reconciledAt: number | null;
  /** Failures in a row. */
  readonly failures: number;
  readonly problem: string | null;
}

export interface Worker {
  readonly connection: string;
  /** Catches up before long. A sink that rests after a failure goes on resting. */
  wake(): Promise<void>;
  run(how: { readonly isDry: boolean }): Promise<SyncRun>;
  status(): Promise<SyncStatus>;
  /** Ends with what is under way. */
  close(): Promise<void>;
}

type Ports = Omit<RoundPorts, 'services'> & {
  readonly services: Services;
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly random?: (() => number) | undefined;
};

const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 300_000;

/** Keeps one sink like Polar, one round after the other. */
export function createWorker(ports: Ports): Worker {
  const { services, sink, connection, random = Math.random } = ports;
  const { store, clock, report } = services;
  const named = { sink: sink.name, connection };
  const askBy = createAsk({ name: sink.name, rate: sink.rate, fetch: ports.fetch, random });
  let tail: Promise<unknown> = Promise.resolve();
  let isQueued = false;
  let isClosed = false;

  function enqueue<T>(work: () => Promise<T>): Promise<T> {
    const turn = tail.then(work);
    tail = turn.catch(() => undefined);
    return turn;
  }

  function wake(): Promise<void> {
    if (isQueued || isClosed) return Promise.resolve();
    isQueued = true;
    return enqueue(async () => {
      isQueued = false;
      if (!isClosed) await round(false);
    }).catch((cause: unknown) => {
      report({ kind: 'failed', message: `The sink "${sink.name}" could not be kept up to date.`, connection, cause });
    });
  }

  async function round(isForced: boolean): Promise<SyncRun> {
    const lease = await takeLease({ store, clock }, connection, sink.name);
    if (!lease) return { ...named, outcome: 'busy', isDry: false, keys: [], problem: 'Another adapter is at it.' };
    const { place } = lease;
    if (!isForced && clock.now() < place.restUntil) {
      await lease.end(place);
      return { ...named, outcome: 'failed', isDry: false, keys: [], problem: place.problem };
    }
    const gate: Gate = { isDry: false, hold: assertOpen(lease) };
    try {
      const { place: reached, counts } = await catchUp(ports, lease, { ask: askBy(gate), isForced });
      await lease.end({ ...reached, failures: 0, problem: null, restUntil: 0 });
      if (reached.dueAt < (reached.reconciledAt ?? 0) + ports.everyMs) wakeIn(reached.dueAt - clock.now());
      return { ...named, outcome: 'done', isDry: false, keys: counts, problem: null };
    } catch (cause) {
      return failed(lease, cause);
    }
  }

  const assertOpen = (lease: Lease) => async () => {
    if (isClosed) throw new LeaseLost('The adapter is closing.');
    await lease.hold();
  };

  /** Sooner than the next round of all background work; it keeps no process alive. */
  function wakeIn(ms: number): void {
    const stop = everyOf(clock)(Math.max(1, ms), () => {
      stop();
      void wake();
    });
  }

  async function failed(lease: Lease, cause: unknown): Promise<SyncRun> {
    if (cause instanceof LeaseLost) {
      await lease.end(lease.place);
      return { ...named, outcome: 'busy', isDry: false, keys: [], problem: cause.message };
    }
    const problem = wordsOf(cause);
    const failures = lease.place.failures + 1;
    const grown = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** Math.min(failures - 1, 16));
    const asked = cause instanceof SinkFailure ? cause.retryAfter * 1_000 : 0;
    const rest = Math.max(asked, Math.round(grown * (0.5 + random() / 2)));
    report({ kind: 'failed', message: `Entitlements could not be told: ${problem}`, connection, cause });
    await lease.end({ ...lease.place, failures, problem, restUntil: clock.now() + rest });
    wakeIn(rest);
    return { ...named, outcome: 'failed', isDry: false, keys: [], problem };
  }

  async function dryRun(): Promise<SyncRun> {
    const ask = askBy({ isDry: true, hold: async () => undefined });
    try {
      const keys = await reconcile(ports, { ask, isDry: true, hold: async () => undefined });
      return { ...named, outcome: 'done', isDry: true, keys, problem: null };
    } catch (cause) {
      return { ...named, outcome: 'failed', isDry: true, keys: [], problem: wordsOf(cause) };
    }
  }

  return {
    connection,
    wake,
    run: ({ isDry }) => (isDry ? dryRun() : enqueue(() => round(true))),
    status: async () => {
      const mark = await store.bookmarks.read(connection, bookmarkOf(sink.name));
      const { reconciledAt, failures, problem } = (mark?.place as Place | null) ?? FIRST;
      return { ...named, reconciledAt, failures, problem };
    },
    close: async () => {
      isClosed = true;
      await tail;
    },
  };
}

/** What a sink of the host's own throws may say anything: it is told to the operator and not kept. */
const wordsOf = (cause: unknown): string =>
  cause instanceof SinkFailure ? cause.message : 'The sink threw; what it said was reported.';
