import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFloe } from 'floe/server';
import { startPostgres } from '../test/store/postgres.ts';
import { serving } from './child.ts';
import type { Row } from './row.ts';

const BATCH = 1_000;
const BATCHES = 60;
const WARM = 5;
const GOALS = { taken: 10_000, shipped: 2_000 };

/** How many events a second are kept, and how many of those that wait are brought to Polar. */
export async function usage(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'floe-bench-'));
  const postgres = await startPostgres();
  const polar = await serving('./load/stub-polar.ts');
  try {
    return [
      ...(await measured('Postgres', polar.url, { databaseUrl: await postgres.database('usage') })),
      ...(await measured('PGlite', polar.url, { dataDir: join(folder, 'store') })),
    ];
  } finally {
    polar.stop();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measured(
  where: string,
  polar: string,
  database: { databaseUrl: string } | { dataDir: string },
): Promise<Row[]> {
  const floe = createFloe({
    polar: { accessToken: 'polar_oat_bench', baseUrl: polar, rate: false },
    authenticate: () => null,
    secret: 'a bench secret of at least 32 bytes.',
    origins: [],
    database,
  });
  try {
    await take(floe, WARM);
    await floe.tick();
    const taken = await rate(() => take(floe, BATCHES));
    const shipped = await rate(() => drained(floe));
    const row = (what: string, goal: number, figure: number): Row => ({
      what: `usage ${what} on ${where} / ${goal.toLocaleString('en')} a second`,
      ratio: figure / goal,
      goal: { least: 1 },
      figure: `${Math.round(figure).toLocaleString('en')} events a second, in batches of ${BATCH}`,
    });
    return [row('kept', GOALS.taken, taken), row('brought to Polar', GOALS.shipped, shipped)];
  } finally {
    await floe.close();
  }
}

async function take(floe: ReturnType<typeof createFloe>, batches: number): Promise<void> {
  for (let batch = 0; batch < batches; batch += 1) {
    const events = Array.from({ length: BATCH }, (_, n) => ({
      name: 'call',
      external_customer_id: `c-${n % 50}`,
      metadata: { route: '/v1/images', ms: n },
    }));
    await floe.usage.track(events);
  }
}

/** A round brings one turn's worth. */
async function drained(floe: ReturnType<typeof createFloe>): Promise<void> {
  for (let isMore = true; isMore; ) isMore = (await floe.tick()).shipped > 0;
}

async function rate(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (BATCH * BATCHES * 1_000) / (performance.now() - started);
}
