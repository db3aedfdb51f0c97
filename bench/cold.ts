import { inFreshProcess } from './child.ts';
import type { Row } from './row.ts';
import { median } from './stats.ts';

interface Sample {
  ms: number;
  rss: number;
}

const RUNS = 15;

/** Two scripts in turn, each in a fresh process: what is in the machine's way is in both their ways. */
async function pair(ours: string, theirs: string): Promise<[Sample, Sample]> {
  const samples: [Sample[], Sample[]] = [[], []];
  for (let run = 0; run <= RUNS; run += 1) {
    const a = await inFreshProcess<Sample>(ours);
    const b = await inFreshProcess<Sample>(theirs);
    if (run === 0) continue; // the first fills the disk's cache
    samples[0].push(a);
    samples[1].push(b);
  }
  const middle = (list: Sample[]): Sample => ({
    ms: median(list.map((one) => one.ms)),
    rss: median(list.map((one) => one.rss)),
  });
  return [middle(samples[0]), middle(samples[1])];
}

const mb = (bytes: number) => (bytes / 1e6).toFixed(0);

function rows(what: string, [ours, theirs]: [Sample, Sample], most: { time: number; rss: number }): Row[] {
  return [
    {
      what: `${what}, time`,
      ratio: ours.ms / theirs.ms,
      goal: { most: most.time },
      figure: `${ours.ms.toFixed(1)} ms against ${theirs.ms.toFixed(1)} ms`,
    },
    {
      what: `${what}, memory`,
      ratio: ours.rss / theirs.rss,
      goal: { most: most.rss },
      figure: `${mb(ours.rss)} MB against ${mb(theirs.rss)} MB`,
    },
  ];
}

/** What a server pays before its first answer, beside Hono. */
export async function coldStart(): Promise<Row[]> {
  const imported = await pair('./cold/floe-import.ts', './cold/hono-import.ts');
  const called = await pair('./cold/floe-first-call.ts', './cold/hono-first-post.ts');
  return [
    ...rows('import floe/server / import hono', imported, { time: 1, rss: 1 }),
    ...rows('import + first authenticated call / hono + first POST', called, { time: 1.5, rss: 1.25 }),
  ];
}
