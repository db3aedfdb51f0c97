import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Serving, serving } from './child.ts';
import { another, type Drive, drive, type Load } from './load/drive.ts';
import type { Row } from './row.ts';
import { median } from './stats.ts';

const ROUNDS = 8;
/** Rounds before those that count: the longer road takes longer to be compiled. */
const WARM = 3;
const SECONDS = 2;

const READ: Load = { name: 'orders.get', input: another('order_id') };
const RAW: Load = { name: 'polar-raw/v1/orders/', input: () => ({}), read: true };
const ENVELOPE: Load = { ...RAW, name: 'polar/v1/orders/' };
const WRITE: Load = { name: 'subscriptions.cancel', input: another('subscription_id') };

/** A read and an audited write through Floe, beside a bare fetch-through of the same stub that checks nothing. */
export async function throughput(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'floe-bench-'));
  const polar = await serving('./load/stub-polar.ts');
  const servers = [
    await serving('./load/hono-through.ts', [polar.url]),
    await serving('./load/floe-server.ts', [polar.url, 'memory']),
    await serving('./load/floe-server.ts', [polar.url, join(folder, 'store')]),
  ] as const;
  const [hono, inMemory, embedded] = servers;
  try {
    const rounds = await inTurn([
      [hono, READ],
      [inMemory, READ],
      [inMemory, WRITE],
      [embedded, WRITE],
      [hono, RAW],
      [inMemory, RAW],
      [inMemory, ENVELOPE],
    ]);
    const [bare = [], read = [], write = [], kept = [], through = [], raw = [], envelope = []] = rounds;
    return [
      row('orders.get through Floe / Hono fetch-through', read, bare, { least: 0.85 }),
      row('subscriptions.cancel, audited, store in memory / same', write, bare, null),
      row('subscriptions.cancel, audited, embedded store / same', kept, bare, null),
      row('the proxy in Polar’s shape, audited / Hono handing on as it comes', raw, through, { least: 0.85 }),
      row('the proxy in Floe’s envelope, audited / Hono fetch-through', envelope, bare, { least: 0.85 }),
    ];
  } finally {
    for (const one of [...servers, polar]) one.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** One after the other in short rounds: what is in the machine's way for a while is in the way of all of them. */
async function inTurn(runs: readonly (readonly [Serving, Load])[]): Promise<Drive[][]> {
  const all: Drive[][] = runs.map(() => []);
  for (let round = -WARM; round < ROUNDS; round += 1) {
    for (const [at, [server, load]] of runs.entries()) {
      const one = await drive(server, load, SECONDS);
      if (one.failures) throw new Error(`${one.failures} requests of ${load.name} failed, so the rates say nothing.`);
      if (round >= 0) all[at]?.push(one);
    }
  }
  return all;
}

function row(what: string, ours: readonly Drive[], theirs: readonly Drive[], goal: Row['goal']): Row {
  const [a, b] = [ours, theirs].map((list) => ({
    rate: median(list.map(({ perSecond }) => perSecond)).toFixed(0),
    cpu: median(list.map(({ cpu }) => cpu)).toFixed(0),
  }));
  return {
    what,
    ratio: median(ours.map(({ perSecond }, round) => perSecond / (theirs[round]?.perSecond ?? Number.NaN))),
    goal,
    figure: `${a?.rate} against ${b?.rate} requests a second, ${a?.cpu} against ${b?.cpu} µs of processor time each`,
  };
}
