import { serving } from './child.ts';
import { another, type Drive, drive, type Load } from './load/drive.ts';
import type { Row } from './row.ts';

const CONNECTIONS = 64;
const SECONDS = 60;
/** Within so many it must serve as before. */
const RECOVERY = 5;

const usual: Load = { name: 'orders.get', input: another('order_id'), connections: CONNECTIONS };

/**
 * Ten times the load: who is served waits little longer than before, everybody else is told at once to come back, and
 * when the storm is over it serves as before.
 */
export async function overload(): Promise<Row[]> {
  const polar = await serving('./load/stub-polar.ts');
  const floe = await serving('./load/floe-server.ts', [polar.url, 'memory']);
  try {
    await drive(floe, usual, 5);
    const calm = await drive(floe, usual, 20);
    const storm = await drive(floe, { ...usual, connections: 10 * CONNECTIONS }, SECONDS);
    assertTurnedAway(storm);
    const after = await drive(floe, usual, RECOVERY);
    return [
      row('ten times the load: wait of those who are served / before', storm.p99, calm.p99, { most: 2 }),
      row(`within ${RECOVERY} s after it: served / before, a second`, after.perSecond, calm.perSecond, { least: 0.8 }),
      row('ten times the load: served / before, a second', storm.perSecond, calm.perSecond, null),
    ];
  } finally {
    floe.stop();
    polar.stop();
  }
}

function assertTurnedAway({ statuses }: Drive): void {
  const other = Object.keys(statuses).filter((status) => !['200', '429', '503'].includes(status));
  if (other.length > 0)
    throw new Error(`Under load some calls ended as ${other.join(', ')}: ${JSON.stringify(statuses)}`);
}

function row(what: string, ours: number, before: number, goal: Row['goal']): Row {
  return { what, ratio: ours / before, goal, figure: `${ours.toFixed(0)} against ${before.toFixed(0)}` };
}
