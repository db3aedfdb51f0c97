import type { StoreOptions } from '../store/open.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** Which store the environment means. An empty variable counts as unset. */
export function storeOptions(env: Env): StoreOptions {
  const read = (name: string): string | undefined => env[name]?.trim() || undefined;
  const allow = read('FLOE_ALLOW_EMBEDDED');
  return {
    databaseUrl: read('DATABASE_URL'),
    dataDir: read('FLOE_DATA_DIR'),
    allowEmbedded: allow === '1' || allow === 'true',
    production: read('NODE_ENV') === 'production',
  };
}
