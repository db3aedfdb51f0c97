import { serving } from './child.ts';
import { type Drive, drive } from './load/drive.ts';
import type { Row } from './row.ts';
import { median } from './stats.ts';

const ROUNDS = 5;
const SECONDS = 4;

/** An order read through Floe, with its caller, policy and checks, beside a bare fetch-through of the same stub. */
export async function throughput(): Promise<Row[]> {
  const polar = await serving('./load/stub-polar.ts');
  const floe = await serving('./load/floe-server.ts', [polar.url]);
  const hono = await serving('./load/hono-through.ts', [polar.url]);
  try {
    const ours: Drive[] = [];
    const theirs: Drive[] = [];
    await drive(floe.url, SECONDS, floe.bearer);
    await drive(hono.url, SECONDS);
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await drive(floe.url, SECONDS, floe.bearer));
      theirs.push(await drive(hono.url, SECONDS));
    }
    const failures = [...ours, ...theirs].reduce((sum, one) => sum + one.failures, 0);
    if (failures) throw new Error(`${failures} requests failed, so the rates say nothing.`);
    const [a, b] = [median(ours.map((one) => one.perSecond)), median(theirs.map((one) => one.perSecond))];
    return [
      {
        what: 'orders.get through Floe / Hono fetch-through',
        ratio: median(ours.map((one, round) => one.perSecond / theirs[round]!.perSecond)),
        goal: { least: 0.85 },
        figure: `${a.toFixed(0)} against ${b.toFixed(0)} requests a second`,
      },
    ];
  } finally {
    for (const one of [floe, hono, polar]) one.stop();
  }
}
