import type { Clock } from '../engine/clock.ts';
import type { Report } from '../engine/report.ts';
import type { Change, ChangeStore } from '../store/changes-port.ts';
import type { Store } from '../store/port.ts';

/** Somebody who hears of a connection's changes. */
export interface Listener {
  /** Changes after those heard before, oldest first; null: some are not known any more. `seq` is the place after them. */
  hear(changes: readonly Change[] | null, seq: number): void;
  /** Called now and then, with the place the log has reached. */
  beat(seq: number): void;
  end(): void;
}

export interface Joined {
  /** Whatever comes after it, the listener hears. */
  readonly seq: number;
  leave(): void;
}

/** Follows the change logs for all streams of this adapter, each log once. */
export interface Hub {
  join(connection: string, listener: Listener): Promise<Joined>;
  /** Ends every stream. */
  close(): void;
}

export interface HubPorts {
  readonly store: { readonly changes: Pick<ChangeStore, 'since' | 'newest'>; readonly watch: Store['watch'] };
  readonly every: (ms: number, work: () => void) => () => void;
  readonly clock: Clock;
  readonly report: Report;
  /** Told before anybody else what changed; null where nobody can say. */
  readonly changed: (connection: string, changes: readonly Change[] | null) => void;
}

const BEAT_MS = 15_000;
/** Changes read at a time. */
const PAGE = 500;

interface Log {
  readonly listeners: Set<Listener>;
  seq: number;
  /** Somebody reads it, and whether it has to be read once more after that. */
  reading: 'not' | 'once' | 'again';
}

export function createHub({ store, every, clock, report, changed }: HubPorts): Hub {
  const logs = new Map<string, Promise<Log>>();
  let stop: Promise<() => void> | undefined;

  async function open(connection: string): Promise<Log> {
    stop ??= start();
    await stop;
    return { listeners: new Set(), seq: await store.changes.newest(connection, clock.now()), reading: 'not' };
  }

  async function start(): Promise<() => void> {
    const unwatch = await store.watch((connection) => void look(connection));
    const still = every(BEAT_MS, () => void look(null).then(beat));
    return () => {
      still();
      unwatch();
    };
  }

  /** Reads on in one log or in all of them. A log that cannot be read now is read at the next beat. */
  async function look(connection: string | null): Promise<void> {
    const names = connection === null ? [...logs.keys()] : [connection];
    for (const name of names) {
      try {
        const log = await logs.get(name);
        if (log) await follow(name, log);
      } catch (cause) {
        const message = 'The change log could not be read; the next beat tries again.';
        report({ kind: 'failed', message, connection: name, cause });
      }
    }
  }

  async function follow(name: string, log: Log): Promise<void> {
    if (log.reading !== 'not') {
      log.reading = 'again';
      return;
    }
    try {
      do {
        log.reading = 'once';
        const changes = await store.changes.since(name, { after: log.seq, limit: PAGE });
        if (changes?.length === 0) continue;
        log.seq = changes?.at(-1)?.seq ?? (await store.changes.newest(name, clock.now()));
        changed(name, changes);
        for (const listener of log.listeners) listener.hear(changes, log.seq);
        if (changes?.length === PAGE) log.reading = 'again';
        // Those who read on see what the loop above has changed.
      } while (isAgain(log));
    } finally {
      log.reading = 'not';
    }
  }

  async function beat(): Promise<void> {
    for (const opening of logs.values()) {
      const log = await opening;
      for (const listener of log.listeners) listener.beat(log.seq);
    }
  }

  /** A log that somebody follows; one that everybody left meanwhile is opened anew. */
  async function logOf(connection: string): Promise<Log> {
    for (;;) {
      const opening = logs.get(connection) ?? open(connection);
      logs.set(connection, opening);
      try {
        const log = await opening;
        if (logs.get(connection) === opening) return log;
      } catch (error) {
        if (logs.get(connection) === opening) logs.delete(connection);
        rest();
        throw error;
      }
    }
  }

  function leave(connection: string, log: Log, listener: Listener): void {
    log.listeners.delete(listener);
    if (log.listeners.size === 0) logs.delete(connection);
    rest();
  }

  /** Where nobody listens nothing is watched. */
  function rest(): void {
    if (logs.size > 0) return;
    stop?.then(
      (unwatch) => unwatch(),
      () => undefined,
    );
    stop = undefined;
  }

  return {
    join: async (connection, listener) => {
      const log = await logOf(connection);
      log.listeners.add(listener);
      return { seq: log.seq, leave: () => leave(connection, log, listener) };
    },
    close: () => {
      for (const opening of logs.values()) {
        void opening.then(
          ({ listeners }) => {
            for (const listener of listeners) listener.end();
          },
          () => undefined,
        );
      }
    },
  };
}

const isAgain = ({ reading }: Log): boolean => reading === 'again';
