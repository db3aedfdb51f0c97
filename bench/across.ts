import { startPostgres } from '../test/store/postgres.ts';
import { serving } from './child.ts';
import { listen, nextWord } from './load/listen.ts';
import { ORDER_CUSTOMER } from './load/order.ts';
import type { Row } from './row.ts';

const WRITES = 300;
const WARM = 30;
const GOAL_MS = 500;

/** Two adapters on one Postgres: how long after a write through one of them a page served by the other hears of it. */
export async function across(): Promise<Row[]> {
  const postgres = await startPostgres();
  const polar = await serving('./load/stub-polar.ts');
  const database = await postgres.database('across');
  const servers = [
    await serving('./load/floe-server.ts', [polar.url, database]),
    await serving('./load/floe-server.ts', [polar.url, database]),
  ] as const;
  try {
    const [one, other] = servers;
    const stream = await listen(other);
    const waits: number[] = [];
    const answers: number[] = [];
    for (let n = -WARM; n < WRITES; n += 1) {
      const heard = nextWord(stream);
      const sent = Date.now();
      await cancel(one.url, one.bearer);
      const answered = Date.now();
      const at = await heard;
      if (n < 0) continue;
      waits.push(at - sent);
      answers.push(answered - sent);
    }
    stream.destroy();
    const [p99, own] = [percentile(waits), percentile(answers)];
    return [
      {
        what: `a write heard through the other adapter, p99 / ${GOAL_MS} ms`,
        ratio: p99 / GOAL_MS,
        goal: { most: 1 },
        figure: `${p99} ms from sending, of ${WRITES} writes, none missed; its own answer took ${own} ms`,
      },
    ];
  } finally {
    for (const one of [...servers, polar]) one.stop();
    await postgres.stop();
  }
}

async function cancel(url: string, bearer = ''): Promise<void> {
  const answer = await fetch(`${url}/floe/subscriptions.cancel`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'floe-client': '1', authorization: `Bearer ${bearer}` },
    body: JSON.stringify({ input: { subscription_id: crypto.randomUUID() }, customer: { id: ORDER_CUSTOMER } }),
  });
  if (!answer.ok) throw new Error(`A write was refused: ${answer.status} ${await answer.text()}`);
  await answer.arrayBuffer();
}

const percentile = (waits: number[]): number => {
  waits.sort((a, b) => a - b);
  return waits[Math.floor(waits.length * 0.99)] ?? Number.NaN;
};
