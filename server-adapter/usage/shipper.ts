import type { Clock } from '../engine/clock.ts';
import { later } from '../engine/later.ts';
import type { Services } from '../operations/services.ts';
import type { Failure } from '../polar/port.ts';
import { deliver } from './deliver.ts';
import { type Pause, pauseAfter, readPause, writePause } from './pause.ts';

/** Events of one batch. Polar names no bound; ten MiB of body is where it stops reading. */
const BATCH = 1_000;
/** Batches of one turn: what waits after a day without Polar must not keep other work waiting for minutes. */
const TURN = 20;
/** A batch may take so long, its bisection included, before another process may send it again. */
const LEASE_MS = 120_000;
/** What was taken waits so long for more of its kind. */
const GATHER_MS = 500;

/** What one run came to. */
export interface Shipped {
  readonly arrived: number;
  readonly refused: number;
}

/** Brings to Polar what was taken. */
export interface Shipper {
  /** Sends what waits, unless Polar has asked for a pause; of a large backlog one turn's worth, the rest before long. */
  ship(connection: string): Promise<Shipped>;
  /** The same before long, for what was just taken. */
  soon(connection: string): void;
  /** Sends what was just taken, a batch at most, and nothing after that: the rest waits for the next process. */
  close(): Promise<void>;
}

type Ports = Pick<Services, 'store' | 'clock' | 'report' | 'upstream'> & {
  /** From 0 up to 1. @default Math.random */
  readonly random?: (() => number) | undefined;
  /** Keeps the runtime awake for what goes on after an answer. */
  readonly waitUntil?: ((work: Promise<unknown>) => void) | undefined;
};

export function createShipper({ store, clock, report, upstream, random = Math.random, waitUntil }: Ports): Shipper {
  const { usage } = store;
  const running = new Map<string, Promise<Shipped>>();
  const gathering = new Map<string, Promise<void>>();
  let closed = false;

  async function run(connection: string): Promise<Shipped> {
    let [arrived, refused] = [0, 0];
    const pause = await readPause(store, connection);
    if (pause && pause.until > clock.now()) return { arrived, refused };
    const delivery = { connection, road: upstream(connection).merchant, usage, now: clock.now };
    let isMore = false;
    for (let turn = 0; turn < TURN; turn += 1) {
      const now = clock.now();
      const batch = await usage.claim(connection, { now, leaseUntil: now + LEASE_MS, limit: BATCH });
      isMore = batch.length === BATCH;
      if (batch.length === 0) break;
      const done = await deliver(delivery, batch);
      arrived += done.arrived;
      refused += done.refused;
      if (done.halt) {
        // Those that have arrived are gone from the table.
        const ids = batch.map(({ id }) => id);
        await usage.release(connection, ids);
        await halt(connection, done.halt, pause);
        return { arrived, refused };
      }
      if (closed || !isMore) break;
    }
    if (isMore) soon(connection);
    if (pause) await writePause(store, connection, null, clock.now());
    if (refused > 0) {
      const message = `Polar will not take ${refused} usage events; "npx floe usage status" says why.`;
      report({ kind: 'failed', message, connection });
    }
    return { arrived, refused };
  }

  async function halt(connection: string, failure: Failure, before: Pause | null): Promise<void> {
    const pause = pauseAfter(failure, before, { now: clock.now(), random });
    await writePause(store, connection, pause, clock.now());
    if (pause.why === 'refused' && before?.why !== 'refused') {
      const message = 'Polar refuses the access token for usage (scope events:write); what was taken waits.';
      report({ kind: 'alarm', message, connection });
    }
  }

  /** One at a time for each connection of this process: what is taken meanwhile goes with the next. */
  function ship(connection: string): Promise<Shipped> {
    const before = running.get(connection) ?? Promise.resolve();
    const turn = before.then(
      () => run(connection),
      () => run(connection),
    );
    running.set(connection, turn);
    const over = () => running.get(connection) === turn && running.delete(connection);
    turn.then(over, over);
    return turn;
  }

  async function gathered(connection: string): Promise<void> {
    await pauseOf(clock, GATHER_MS);
    // A store that was closed would be opened again.
    if (!gathering.delete(connection) || closed) return;
    await sent(connection);
  }

  async function sent(connection: string): Promise<void> {
    try {
      await ship(connection);
    } catch (cause) {
      report({ kind: 'failed', message: 'Usage could not be sent; the next round tries again.', connection, cause });
    }
  }

  function soon(connection: string): void {
    if (closed || gathering.has(connection)) return;
    const work = gathered(connection);
    gathering.set(connection, work);
    waitUntil?.(work);
  }

  return {
    ship,
    soon,
    close: async () => {
      closed = true;
      const left = [...gathering.keys()];
      gathering.clear();
      await Promise.all(left.map(sent));
      await Promise.allSettled(running.values());
    },
  };
}

const pauseOf = (clock: Clock, ms: number): Promise<void> => new Promise((resolve) => later(clock, ms, resolve));
