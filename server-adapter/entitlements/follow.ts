import type { EntitlementChange } from '../calls.ts';
import type { Clock } from '../engine/clock.ts';
import { everyOf } from '../engine/every.ts';
import { later } from '../engine/later.ts';
import { createHub, type HubPorts } from '../live/hub.ts';
import { QUERY } from './shelf.ts';

type Heard = (change: EntitlementChange) => void;

export interface Follow {
  /**
   * Calls `heard` for every change once it listens, whichever adapter learned of it first. Answers how to stop. Who keeps
   * no place of its own in the log wants to be told when it listens, too: anything may have changed until then.
   */
  follow(connection: string, heard: Heard, how?: { readonly isToldFirst: boolean }): () => void;
  close(): void;
}

type Ports = Omit<HubPorts, 'every'> & { readonly clock: Clock };

/** A log that cannot be followed now is tried again after so long (ms). */
const AGAIN_MS = 15_000;

/** Tells of changes by the change log, which webhooks, the feed and calls of our own write to. */
export function createFollow(ports: Ports): Follow {
  const hub = createHub({ ...ports, every: everyOf(ports.clock) });
  const stops = new Set<() => void>();

  function follow(connection: string, heard: Heard, { isToldFirst } = { isToldFirst: false }): () => void {
    let isOver = false;
    let leave = () => {};
    const stop = () => {
      isOver = true;
      stops.delete(stop);
      leave();
    };
    const tell: Heard = (change) => {
      if (!isOver) told(ports, change, heard);
    };
    const join = async (isTold: boolean): Promise<void> => {
      if (isOver) return;
      try {
        ({ leave } = await hub.join(connection, listener(connection, tell)));
        if (isOver) leave();
        else if (isTold) tell({ connection, customerId: null });
      } catch (cause) {
        const message = 'Changes of entitlements cannot be followed; it is tried again.';
        ports.report({ kind: 'failed', message, connection, cause });
        later(ports.clock, AGAIN_MS, () => void join(true));
      }
    };
    stops.add(stop);
    void join(isToldFirst);
    return stop;
  }

  return {
    follow,
    close: () => {
      for (const stop of stops) stop();
    },
  };
}

const listener = (connection: string, tell: Heard): Parameters<ReturnType<typeof createHub>['join']>[1] => ({
  hear: (changes) => {
    if (!changes) tell({ connection, customerId: null });
    for (const { stale, customerId } of changes ?? []) if (stale.includes(QUERY)) tell({ connection, customerId });
  },
  beat: () => undefined,
  end: () => undefined,
});

/** A listener that throws keeps nobody else from hearing. */
function told({ report }: Ports, change: EntitlementChange, heard: Heard): void {
  try {
    heard(change);
  } catch (cause) {
    const { connection } = change;
    report({ kind: 'failed', message: 'A listener to changes of entitlements threw.', connection, cause });
  }
}
