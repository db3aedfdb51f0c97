import { lazyStore } from './lazy.ts';
import type { Store } from './port.ts';

export interface StoreOptions {
  /** A Postgres connection string. Without it the store is the embedded PGlite. */
  readonly databaseUrl?: string | undefined;
  /** Folder of the embedded database. @default './.floe' */
  readonly dataDir?: string | undefined;
  /** Run the embedded database in production all the same, although it does not survive a power cut. */
  readonly allowEmbedded?: boolean | undefined;
  /** @default process.env.NODE_ENV === 'production' */
  readonly production?: boolean | undefined;
  /** Told what goes wrong on idle database connections. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/**
 * The store of a server: Postgres where there is a connection string, else the embedded PGlite. Nothing is loaded
 * or opened before the first use; `ready()` is one. Missing schema steps run at the opening.
 *
 * @example openStore({ databaseUrl: process.env.DATABASE_URL })
 */
export function openStore({ databaseUrl, dataDir = './.floe', onError, ...rest }: StoreOptions = {}): Store {
  if (databaseUrl) {
    return lazyStore(async () => (await import('./kysely/open-postgres.ts')).openPostgres({ databaseUrl, onError }));
  }
  return lazyStore(async () => {
    refuseProduction(rest);
    return (await import('./kysely/open-pglite.ts')).openPglite(dataDir);
  });
}

function refuseProduction({ allowEmbedded = false, production = isProduction() }: StoreOptions): void {
  if (!production || allowEmbedded) return;
  throw new Error(
    'Floe: the embedded database is refused in production: it serves one process and, running without fsync, may lose ' +
      'the last writes in a power cut. Set DATABASE_URL to a Postgres, or allowEmbedded (FLOE_ALLOW_EMBEDDED=1) to accept that.',
  );
}

function isProduction(): boolean {
  return globalThis.process?.env.NODE_ENV === 'production';
}
