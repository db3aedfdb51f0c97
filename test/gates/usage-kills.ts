import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyDatabase } from '../store/embedded.ts';
import { startPostgres } from '../store/postgres.ts';
import { defineGate } from './gate.ts';
import { mulberry } from './random.ts';
import { type Counted, reportThroughKills } from './usage/run.ts';
import { bound, number } from './words.ts';

const EVENTS = 10_000;

/** Usage through real processes that are killed by SIGKILL, in turn on the embedded database and on Postgres. */
export const usageKills = defineGate({
  id: 'G2',
  goal: (runs: number) =>
    `${number(runs * EVENTS)} usage events, 4 kills in each 10,000, PGlite and Postgres: none lost or doubled`,
  bounds: { test: 5, torture: 50 },
  run: async (runs) => {
    const postgres = await startPostgres();
    const all: Counted[] = [];
    try {
      for (let run = 0; run < runs; run += 1) {
        const random = mulberry(run);
        // The embedded one takes twice the time, so an odd number of runs has more of the other.
        if (run % 2) all.push(await onPglite(random));
        else {
          const store = { databaseUrl: await postgres.database(`usage_${run}`) };
          all.push(await reportThroughKills(store, { events: EVENTS, random }));
        }
      }
    } finally {
      await postgres.stop();
    }
    const sum = (of: keyof Counted) => all.reduce((total, one) => total + one[of], 0);
    const events = runs * EVENTS;
    const rate = bound(events);
    return {
      pass: sum('lost') === 0 && sum('doubled') === 0 && sum('kills') === runs * 4,
      figure: `${sum('lost')} lost, ${sum('doubled')} doubled of ${number(events)}; ${sum('kills')} kills; ${rate}`,
      why:
        all
          .flatMap(({ lost, doubled }, run) =>
            lost || doubled ? [`run ${run}: ${lost} lost, ${doubled} doubled`] : [],
          )
          .join('\n') || undefined,
    };
  },
});

async function onPglite(random: () => number): Promise<Counted> {
  const folder = await mkdtemp(join(tmpdir(), 'floe-usage-'));
  try {
    const dataDir = await emptyDatabase(join(folder, 'data'));
    return await reportThroughKills({ dataDir }, { events: EVENTS, random });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
