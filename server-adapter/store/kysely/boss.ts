import { peerError } from '../peer.ts';
import type { Schedule } from '../port.ts';

interface Ports {
  /** One statement by the pool that everything else uses. */
  readonly query: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** A schema of its own, so that an application's own pg-boss is left alone. */
const SCHEMA = 'floe_boss';
const EVERY_MINUTE = '* * * * *';

/**
 * Keeps schedules by pg-boss, an optional peer: each minute's work is done by one of all processes. Answers null for
 * whoever has not installed it.
 */
export function bossSchedules({ query, onError }: Ports): { schedule: Schedule; close(): Promise<void> } {
  let opening: ReturnType<typeof start> | undefined;

  async function start() {
    const { PgBoss } = await load();
    const db = { executeSql: (text: string, values?: unknown[]) => query(text, values) };
    const boss = new PgBoss({ db, schema: SCHEMA });
    boss.on('error', (error) => onError?.(error));
    await boss.start();
    return boss;
  }

  return {
    schedule: async (name, work) => {
      opening ??= start();
      const boss = await opening.catch((error: unknown) => {
        opening = undefined;
        if (isMissing(error)) return null;
        throw error;
      });
      if (!boss) return false;
      await boss.createQueue(name, { policy: 'stately' });
      await boss.work(name, async () => {
        await work();
      });
      await boss.schedule(name, EVERY_MINUTE);
      return true;
    },
    close: async () => {
      const boss = await opening?.catch(() => null);
      opening = undefined;
      await boss?.stop({ graceful: true, timeout: 5_000 });
    },
  };
}

async function load() {
  try {
    return await import('pg-boss');
  } catch (cause) {
    throw peerError('pg-boss', cause);
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && /pg-boss is not installed/.test(error.message);
