import type { IncomingMessage } from 'node:http';
import { telling } from './child.ts';
import { listen, nextWord } from './load/listen.ts';
import type { Row } from './row.ts';

/** Pages that look at one customer, each with a stream. */
const STREAMS = 5_000;
const AT_ONCE = 100;
const CHANGES = 20;
const GOALS = { kB: 40, p99: 500 };

interface Served {
  url: string;
  bearer: string;
}

interface Changed {
  rss: number;
  at: number;
}

/** Five thousand open streams in one adapter: what each costs, and how long a change takes to reach them all. */
export async function live(): Promise<Row[]> {
  const { told, ask, stop } = await telling<Served, Changed>('./load/live-server.ts');
  try {
    const warm = await listen(told);
    const before = (await ask()).rss;
    const streams: IncomingMessage[] = [];
    while (streams.length < STREAMS) {
      streams.push(...(await Promise.all(Array.from({ length: AT_ONCE }, () => listen(told)))));
    }
    const waits: number[] = [];
    let most = 0;
    for (let n = 0; n < CHANGES; n += 1) {
      const heard = Promise.all(streams.map(nextWord));
      const { rss, at } = await ask();
      most = Math.max(most, rss);
      waits.push(...(await heard).map((when) => when - at));
    }
    warm.destroy();
    const each = (most - before) / STREAMS / 1_000;
    waits.sort((a, b) => a - b);
    const p99 = waits[Math.floor(waits.length * 0.99)] ?? Number.NaN;
    const of = `${STREAMS.toLocaleString('en')} streams`;
    return [
      row(`G5c memory of a live stream / ${GOALS.kB} kB`, each / GOALS.kB, `${each.toFixed(1)} kB each, of ${of}`),
      row(
        `G5c a change reaches all, p99 / ${GOALS.p99} ms`,
        p99 / GOALS.p99,
        `${p99} ms; ${CHANGES} changes to ${of}, none missed`,
      ),
    ];
  } finally {
    stop();
  }
}

const row = (what: string, ratio: number, figure: string): Row => ({ what, ratio, goal: { most: 1 }, figure });
