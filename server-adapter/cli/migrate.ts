import type { Command } from './floe.ts';

/** `npx floe migrate`: brings the Postgres of `DATABASE_URL` up to date and names the steps that ran. */
export const migrate: Command = async (_, env) => {
  const databaseUrl = env.DATABASE_URL?.trim();
  if (!databaseUrl) {
    throw new Error('DATABASE_URL is not set. The embedded database needs no command: it migrates when it is opened.');
  }
  const { migratePostgres } = await import('../store/kysely/open-postgres.ts');
  const ran = await migratePostgres({ databaseUrl });
  process.stdout.write(ran.length === 0 ? 'The database is up to date.\n' : `Ran ${ran.join(', ')}.\n`);
  return 0;
};
