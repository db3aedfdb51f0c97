import { startPostgres } from '../test/store/postgres.ts';
import { telling } from './child.ts';
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
/** As in a small container: left alone, V8 lets rubbish pile up before it collects, which says nothing of a backlog. */
const SMALL = ['--max-old-space-size=48', '--max-semi-space-size=1'];
const GOALS = { shipped: 2_000, grown: 50 };
/** With nothing arriving for so long the bench gives up. */
const PATIENCE_MS = 120_000;

interface Told {
  lost: number;
  again: number;
  refused: number;
}

/** What the adapter's process grew by, MB. */
interface Grown {
  live: number;
  resident: number;
}

/** Polar is away for a day while usage goes on; then all of it has to arrive, within Polar's own limits. */
export async function outage(): Promise<Row[]> {
  const postgres = await startPostgres();
  const polar = await telling<{ url: string }, Told>('./load/outage-polar.ts', [String(WARM + EVENTS)]);
  const database = await postgres.database('outage');
  const setting = [polar.told.url, database, String(QUICK)];
  const floe = await telling<Address, Grown>('./load/outage-floe.ts', setting, SMALL);
  const adapter = adapterAt(floe.told);
  try {
    await take(adapter, 0, WARM);
    await drained(adapter, polar.ask, EVENTS);
    await adapter.tell('begin');
    await fetch(`${polar.told.url}/away`);
    for (let minute = 0; minute < MINUTES; minute += 1) {
      const from = WARM + Math.floor((EVENTS * minute) / MINUTES);
      await take(adapter, from, WARM + Math.floor((EVENTS * (minute + 1)) / MINUTES));
      if (minute % TRIES_EVERY === 0) await adapter.tell('tick');
      await adapter.tell('later');
      if (minute % 60 === 0) await adapter.tell('look');
    }
    await fetch(`${polar.told.url}/back`);
    for (let minute = 0; minute < 5; minute += 1) await adapter.tell('later');
    await adapter.tell('like-ours');
    const started = performance.now();
    const outcome = await drained(adapter, polar.ask, 0);
    const rate = (EVENTS * 1_000) / (performance.now() - started);
    return rows(outcome, rate, await floe.ask());
  } finally {
    floe.stop();
    polar.stop();
    await postgres.stop();
  }
}

interface Address {
  url: string;
  bearer: string;
}

/** The adapter as a product reaches it, and as the bench drives it. */
function adapterAt({ url, bearer }: Address) {
  const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json', 'floe-client': '1' };
  const post = async (path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${url}/${path}`, { method: 'POST', headers, body: JSON.stringify(body ?? {}) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return {
    track: (events: readonly object[]) => post('floe/usage.track', { input: { events } }),
    tell: post,
  };
}

type Adapter = ReturnType<typeof adapterAt>;

/** As a product reports them, by their numbers. */
async function take({ track }: Adapter, from: number, to: number): Promise<void> {
  const events = Array.from({ length: to - from }, (_, n) => ({
    name: 'call',
    external_id: `e-${from + n}`,
    external_customer_id: `c-${n % 50}`,
    metadata: { route: '/v1/images', ms: n },
  }));
  for (let at = 0; at < events.length; at += 1_000) await track(events.slice(at, at + 1_000));
}

/** Rounds of background work until no more than so many are missing at Polar. */
async function drained({ tell }: Adapter, ask: () => Promise<Told>, left: number): Promise<Told> {
  let told = await ask();
  for (let since = performance.now(); told.lost > left && performance.now() - since < PATIENCE_MS; ) {
    const { shipped } = (await tell('tick')) as { shipped: number };
    if (shipped === 0) await new Promise((resolve) => setTimeout(resolve, 100));
    await tell('look');
    const { lost } = told;
    told = await ask();
    if (told.lost < lost) since = performance.now();
  }
  return told;
}

function rows({ lost, again, refused }: Told, rate: number, { live, resident }: Grown): Row[] {
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
      what: `the adapter’s process grown by / ${GOALS.grown} MB`,
      ratio: resident / GOALS.grown,
      goal: { most: 1 },
      figure: `${figure(resident)} MB resident in a heap of at most 48 MB, ${figure(live)} MB of them kept after collecting`,
    },
  ];
}
