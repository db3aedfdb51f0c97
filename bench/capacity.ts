import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../test/store/postgres.ts';
import { type Serving, serving } from './child.ts';
import { another, type Drive, drive, type Load } from './load/drive.ts';
import type { Row } from './row.ts';

const SECONDS = 60;
const CONNECTIONS = 64;
/** Answers of Polar are shared for longer than the bench takes. */
const SHARED = String(10 * 60_000);

const SAME = '0b6b5e4a-9d1c-4f0e-8a53-0d6f7f1f2c11';
const BARE: Load = { name: 'orders.get', input: () => ({}), connections: CONNECTIONS };
const CACHED: Load = { name: 'orders.get', input: () => ({ order_id: SAME }), connections: CONNECTIONS };
const STORED: Load = { name: 'audit.list', input: () => ({ limit: 10 }), connections: CONNECTIONS };
const AUDITED: Load = {
  name: 'subscriptions.cancel',
  input: another('subscription_id'),
  connections: CONNECTIONS,
};

/**
 * What one adapter carries on this machine, beside a server that does nothing, the load coming from the same cores: a
 * read shared between callers, a read of the store, a write with its two lines in the trail.
 */
export async function capacity(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'floe-bench-'));
  const postgres = await startPostgres();
  const polar = await serving('./load/stub-polar.ts');
  const running: Serving[] = [polar];
  const start = async (script: string, args: string[] = []) => {
    const server = await serving(script, args);
    running.push(server);
    return server;
  };
  try {
    const bare = await steady(await start('./load/bare-server.ts'), BARE);
    const url = await postgres.database('bench');
    const onPostgres = await start('./load/floe-server.ts', [polar.url, url, SHARED]);
    const embedded = await start('./load/floe-server.ts', [polar.url, join(folder, 'store'), SHARED]);
    const shared = await steady(onPostgres, CACHED);
    const audited = await steady(onPostgres, AUDITED);
    const stored = await steady(onPostgres, STORED);
    const away = [shared, audited, stored].map(turnedAway);
    return [
      row('orders.get, shared answer / bare server', shared, bare, 0.07),
      row('subscriptions.cancel, audited, Postgres / bare', audited, bare, 0.013),
      row('audit.list, Postgres / bare', stored, bare, 0.02),
      {
        what: 'calls of these three turned away / none',
        ratio: away.reduce((sum, count) => sum + count, 0),
        goal: { most: 0 },
        figure: away.join(', '),
      },
      row('subscriptions.cancel, audited, embedded / bare', await steady(embedded, AUDITED), bare, null),
      row('audit.list, embedded / bare', await steady(embedded, STORED), bare, null),
    ];
  } finally {
    for (const one of running) one.stop();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A load that every call of must be answered; one that is turned away is counted, any other failure ends the bench. */
async function steady(server: Serving, load: Load): Promise<Drive> {
  await drive(server, load, 5);
  const one = await drive(server, load, SECONDS);
  if (one.failures > turnedAway(one)) {
    throw new Error(`${one.failures} calls of ${load.name} failed: ${JSON.stringify(one.statuses)}`);
  }
  return one;
}

const turnedAway = ({ statuses }: Drive): number => statuses[503] ?? 0;

function row(what: string, ours: Drive, bare: Drive, least: number | null): Row {
  return {
    what,
    ratio: ours.perSecond / bare.perSecond,
    goal: least === null ? null : { least },
    figure: `${ours.perSecond.toFixed(0)} against ${bare.perSecond.toFixed(0)} a second, p99 ${ours.p99} ms`,
  };
}
