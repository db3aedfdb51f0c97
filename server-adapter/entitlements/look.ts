import type { Clock } from '../engine/clock.ts';
import type { Change, ChangeStore } from '../store/changes-port.ts';

/** What was heard once stays heard: this long a look serves those who come after it (ms). */
const LOOKED_MS = 1_000;
const PAGE = 500;

interface Log {
  /** Everything up to here is accounted for. */
  seq: number;
  at: number;
  looking: Promise<void> | null;
}

interface Ports {
  readonly changes: Pick<ChangeStore, 'since' | 'newest'>;
  readonly clock: Clock;
  /** Told what came; null: anything may have. */
  readonly heard: (connection: string, changes: readonly Change[] | null) => void;
}

/** Answers the place in the log up to which everything is accounted for; null where it cannot be read now. */
export type Look = (connection: string, how?: { readonly now?: boolean }) => Promise<number | null>;

/**
 * Looks whether another adapter has heard of a change: by asking, at most once a second while somebody wants to know,
 * so that no lost notification keeps a gate open. `now` asks in any case.
 */
export function createLook({ changes, clock, heard }: Ports): Look {
  const logs = new Map<string, Log>();

  async function logOf(connection: string, at: number): Promise<Log> {
    const known = logs.get(connection);
    if (known) return known;
    const log = { seq: await changes.newest(connection, at), at, looking: null };
    const opened = logs.get(connection) ?? log;
    logs.set(connection, opened);
    return opened;
  }

  async function readOn(connection: string, log: Log, at: number): Promise<void> {
    for (;;) {
      const came = await changes.since(connection, { after: log.seq, limit: PAGE });
      heard(connection, came);
      log.seq = Math.max(log.seq, came?.at(-1)?.seq ?? (came ? 0 : await changes.newest(connection, at)));
      if (came?.length !== PAGE) break;
    }
    log.at = Math.max(log.at, at);
  }

  /** Those who come while somebody looks wait for the same look. */
  function together(connection: string, log: Log, at: number): Promise<void> {
    log.looking ??= readOn(connection, log, at).finally(() => {
      log.looking = null;
    });
    return log.looking;
  }

  return async (connection, { now = false } = {}) => {
    const at = clock.now();
    try {
      const log = await logOf(connection, at);
      if (now) await readOn(connection, log, at);
      else if (at - log.at >= LOOKED_MS) await together(connection, log, at);
      return log.seq;
    } catch (cause) {
      if (cause instanceof Error && cause.name === 'StoreUnavailable') return null;
      throw cause;
    }
  };
}
