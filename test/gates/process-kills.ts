import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyDatabase } from '../store/embedded.ts';
import { startPostgres } from '../store/postgres.ts';
import { defineGate } from './gate.ts';
import { type Killed, killAdapters } from './kills/run.ts';
import { bound, number } from './words.ts';

/** Real adapter processes, killed by SIGKILL at twelve points of a refund, on the embedded database and on Postgres. */
export const processKills = defineGate({
  id: 'G1b',
  goal: ({ embedded, postgres }: { embedded: number; postgres: number }) =>
    `${number(embedded + postgres)} kills at 12 points, PGlite and Postgres: no double, none lost`,
  bounds: { test: { embedded: 12, postgres: 24 }, torture: { embedded: 204, postgres: 396 } },
  run: async ({ embedded, postgres }) => {
    const rounds = await Promise.all([onPglite(embedded), onPostgres(postgres)]);
    const sum = (of: 'kills' | 'paid' | 'inReview') => rounds.reduce((total, round) => total + round[of], 0);
    const wrong = rounds.flatMap((round) => round.wrong);
    return {
      pass: wrong.length === 0 && sum('kills') === embedded + postgres,
      figure: `${wrong.length} wrong of ${sum('kills')} (${sum('paid')} paid, ${sum('inReview')} in review); ${bound(sum('kills'))}`,
      why: wrong.length > 0 ? wrong.join('\n') : undefined,
    };
  },
});

async function onPglite(kills: number): Promise<Killed> {
  const folder = await mkdtemp(join(tmpdir(), 'floe-kills-'));
  try {
    const dataDir = await emptyDatabase(join(folder, 'data'));
    return await killAdapters({ store: { dataDir }, kills, replicas: 1 });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function onPostgres(kills: number): Promise<Killed> {
  const postgres = await startPostgres();
  try {
    return await killAdapters({ store: { databaseUrl: await postgres.database('kills') }, kills, replicas: 2 });
  } finally {
    await postgres.stop();
  }
}
