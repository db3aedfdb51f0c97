import { createFloe } from 'floe/server';
import { startPostgres } from '../test/store/postgres.ts';
import { telling } from './child.ts';
import { watchMemory } from './memory.ts';
import type { Row } from './row.ts';

/** `FLOE_BENCH_EVENTS=50000` for a try. */
const EVENTS = Number(process.env.FLOE_BENCH_EVENTS ?? 1_000_000);
const MINUTES = 24 * 60;
/** Taken and sent before that: what sending needs of memory in any case is no backlog. */
const WARM = 20_000;
/** Pauses grow to five minutes, so trying more often would send nothing more. */
const TRIES_EVERY = 5;
/** A day of tries is over in minutes. */
const QUICK = 200;
const GOALS = { shipped: 2_000, grown: 50 };
/** With nothing arriving for so long the bench gives up. */
const PATIENCE_MS = 120_000;

interface Told {
  lost: number;
  again: number;
  refused: number;
}

type Floe = ReturnType<typeof createFloe>;

/** Polar is away for a day while usage goes on; then all of it has to arrive, within Polar's own limits. */
export async function outage(): Promise<Row[]> {
  const postgres = await startPostgres();
  const polar = await telling<{ url: string }, Told>('./load/outage-polar.ts', [String(WARM + EVENTS)]);
  let passed = 0;
  const pace = quickPace(QUICK);
  const floe = createFloe({
    polar: { accessToken: 'polar_oat_demo', baseUrl: polar.told.url, pace },
    authenticate: () => null,
    secret: 'a bench secret of at least 32 bytes.',
    origins: [],
    database: { databaseUrl: await postgres.database('outage') },
    clock: { now: () => Date.now() + passed },
  });
  const memory = watchMemory();
  try {
    await take(floe, 0, WARM);
    await drained(floe, polar.ask, { left: EVENTS });
    memory.begin();
    await fetch(`${polar.told.url}/away`);
    for (let minute = 0; minute < MINUTES; minute += 1) {
      const from = WARM + Math.floor((EVENTS * minute) / MINUTES);
      await take(floe, from, WARM + Math.floor((EVENTS * (minute + 1)) / MINUTES));
      if (minute % TRIES_EVERY === 0) await floe.tick();
      passed += 60_000;
      if (minute % 60 === 0) memory.look();
    }
    await fetch(`${polar.told.url}/back`);
    passed += 300_000;
    pace.likeOurs();
    const started = performance.now();
    const told = await drained(floe, polar.ask, { left: 0, look: memory.look });
    const rate = (EVENTS * 1_000) / (performance.now() - started);
    return rows(told, rate, memory.grown());
  } finally {
    await floe.close();
    polar.stop();
    await postgres.stop();
  }
}

/** Waits and deadlines pass so many times faster, until they pass like ours. */
function quickPace(speed: number) {
  let [times, base, since] = [speed, 0, performance.now()];
  const now = () => base + (performance.now() - since) * times;
  return {
    now,
    after: (ms: number, work: () => void) => {
      const timer = setTimeout(work, ms / times);
      return () => clearTimeout(timer);
    },
    likeOurs: () => {
      [times, base, since] = [1, now(), performance.now()];
    },
  };
}

/** As a product reports them, by their numbers. */
async function take(floe: Floe, from: number, to: number): Promise<void> {
  const events = Array.from({ length: to - from }, (_, n) => ({
    name: 'call',
    external_id: `e-${from + n}`,
    external_customer_id: `c-${n % 50}`,
    metadata: { route: '/v1/images', ms: n },
  }));
  for (let at = 0; at < events.length; at += 1_000) await floe.usage.track(events.slice(at, at + 1_000));
}

interface Drain {
  /** Events that may be missing in the end. */
  left: number;
  look?: () => void;
}

/** Rounds of background work until no more is missing at Polar. */
async function drained(floe: Floe, ask: () => Promise<Told>, { left, look }: Drain): Promise<Told> {
  let told = await ask();
  for (let since = performance.now(); told.lost > left && performance.now() - since < PATIENCE_MS; ) {
    const { shipped } = await floe.tick();
    if (shipped === 0) await new Promise((resolve) => setTimeout(resolve, 100));
    look?.();
    const { lost } = told;
    told = await ask();
    if (told.lost < lost) since = performance.now();
  }
  return told;
}

function rows(
  { lost, again, refused }: Told,
  rate: number,
  { live, resident }: { live: number; resident: number },
): Row[] {
  const figure = (value: number) => Math.round(value).toLocaleString('en');
  return [
    {
      what: `usage lost of ${figure(EVENTS)} after a day without Polar`,
      ratio: lost,
      goal: { most: 0 },
      figure: `${figure(again)} sent twice, which Polar counts once`,
    },
    {
      what: `the backlog brought to Polar / ${figure(GOALS.shipped)} a second`,
      ratio: rate / GOALS.shipped,
      goal: { least: 1 },
      figure: `${figure(rate)} events a second, ${refused} batches refused by Polar’s limits`,
    },
    {
      what: `the adapter’s memory grown by / ${GOALS.grown} MB`,
      ratio: live / GOALS.grown,
      goal: { most: 1 },
      figure: `${figure(live)} MB kept after collecting; the process, which also plays the product, took ${figure(resident)} MB more`,
    },
  ];
}
