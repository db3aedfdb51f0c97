import type { Clock } from './engine/clock.ts';
import type { Reply } from './engine/inquiry.ts';
import type { Store } from './store/port.ts';

interface HealthPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly connections: readonly string[];
  readonly version: number;
}

interface Health {
  readonly ok: boolean;
  /** Version of the contract. */
  readonly contract: number;
  readonly store: 'ok' | 'unavailable';
  /** Refunds that should have been looked up by now: `tick` does not run. */
  readonly overdue: number;
}

/** One look serves everybody who asks within this time, so that the open endpoint cannot load the database. */
const KEPT_MS = 5_000;
/** Four missed rounds. */
const OVERDUE_MS = 120_000;

/** Says whether the adapter can work, without telling anything about anybody. */
export function createHealth(ports: HealthPorts): () => Promise<Reply> {
  let kept: { at: number; health: Promise<Health> } | undefined;
  return async () => {
    const now = ports.clock.now();
    if (!kept || now - kept.at >= KEPT_MS) kept = { at: now, health: look(ports, now) };
    const health = await kept.health;
    const headers = { 'content-type': 'application/json' };
    return { status: health.ok ? 200 : 503, headers, body: JSON.stringify(health) };
  };
}

async function look({ store, connections, version }: HealthPorts, now: number): Promise<Health> {
  try {
    await store.ready();
    let overdue = 0;
    for (const connection of connections) {
      const open = await store.operations.find(connection, { states: ['sent', 'unknown', 'pending'], limit: 100 });
      overdue += open.filter(({ nextCheckAt }) => nextCheckAt !== null && nextCheckAt < now - OVERDUE_MS).length;
    }
    return { ok: true, contract: version, store: 'ok', overdue };
  } catch {
    return { ok: false, contract: version, store: 'unavailable', overdue: 0 };
  }
}
