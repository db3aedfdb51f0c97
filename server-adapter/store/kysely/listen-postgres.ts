import type { Client } from 'pg';
import type { Store } from '../port.ts';
import { CHANNEL } from './changes.ts';
import { loadPg } from './load-pg.ts';
import type { PostgresOptions } from './open-postgres.ts';

/** Waits between attempts to get the connection back (ms); the last one repeats. */
const AGAIN = [0, 500, 1_000, 2_000, 5_000];

/**
 * One connection beside the pool that hears of changes, opened by the first who watches. When it breaks it is opened
 * anew, and everybody is told to look for themselves: what was said meanwhile is said to nobody.
 */
export function listenPostgres({ databaseUrl, onError }: PostgresOptions): Pick<Store, 'watch' | 'close'> {
  const watchers = new Set<(connection: string | null) => void>();
  let listening: Promise<Client> | undefined;
  /** The connection that listens now. */
  let current: Client | undefined;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (connection: string | null) => {
    for (const heard of watchers) heard(connection);
  };

  async function listen(): Promise<Client> {
    const { Client } = await loadPg();
    const client = new Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      application_name: 'floe live',
    });
    client.on('notification', ({ payload }) => tell(payload ?? null));
    client.on('error', (error) => onError?.(error));
    client.once('end', () => lost(client));
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    current = client;
    return client;
  }

  function lost(client: Client): void {
    if (closed || client !== current) return;
    current = undefined;
    again(0);
  }

  function again(attempt: number): void {
    listening = undefined;
    if (watchers.size === 0) return;
    timer = setTimeout(
      () => {
        listening = listen();
        listening.then(
          () => tell(null),
          (error) => {
            onError?.(error);
            if (!closed) again(attempt + 1);
          },
        );
      },
      AGAIN[Math.min(attempt, AGAIN.length - 1)],
    );
    timer.unref();
  }

  return {
    watch: async (heard) => {
      const watcher = (connection: string | null) => heard(connection);
      watchers.add(watcher);
      listening ??= listen();
      try {
        await listening;
      } catch (error) {
        watchers.delete(watcher);
        listening = undefined;
        throw error;
      }
      return () => watchers.delete(watcher);
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      watchers.clear();
      await (await listening?.catch(() => undefined))?.end();
    },
  };
}
