import { createHmac } from 'node:crypto';
import { createVerify } from '../server-adapter/webhooks/signature.ts';
import { startPostgres } from '../test/store/postgres.ts';
import { serving } from './child.ts';
import { deliver, parcelOf } from './load/deliver.ts';
import type { Row } from './row.ts';
import { median } from './stats.ts';

const SECRET = 'whsec_bench_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const LOAD = { perSecond: 200, seconds: 30 };
const WARM = { perSecond: 200, seconds: 5 };
/** Polar asks for an answer within 2 s and gives up after 10. */
const GOALS = { p99: 200, verified: 10_000 };
const ROUNDS = 5;
const EACH = 20_000;

/** How long Polar waits for its webhooks to be taken, and how many signatures can be checked. */
export async function webhooks(): Promise<Row[]> {
  return [...(await acknowledged()), ...(await verified())];
}

/** Kept in Postgres before the answer, applied behind it; beside a bare server that answers the same parcels at once. */
async function acknowledged(): Promise<Row[]> {
  const postgres = await startPostgres();
  const polar = await serving('./load/stub-polar.ts');
  const bare = await serving('./load/bare-server.ts');
  const floe = await serving('./load/webhook-server.ts', [polar.url, await postgres.database('webhooks'), SECRET]);
  try {
    const [ours, theirs] = [`${floe.url}/floe/webhooks/polar/default`, bare.url];
    for (const url of [ours, theirs]) await deliver(url, SECRET, WARM);
    const least = percentile(await deliver(theirs, SECRET, LOAD));
    const waits = await deliver(ours, SECRET, LOAD);
    const p99 = percentile(waits);
    const away = waits.filter((wait) => wait === Number.POSITIVE_INFINITY).length;
    const of = `of ${waits.length} at ${LOAD.perSecond} a second, ${away} turned away`;
    return [
      {
        what: `G3b webhook taken, p99 / ${GOALS.p99} ms`,
        ratio: p99 / GOALS.p99,
        goal: { most: 1 },
        figure: `${p99.toFixed(1)} ms ${of}, kept in Postgres (no fsync)`,
      },
      {
        what: 'G3b webhook taken, p99 / bare server, same parcels',
        ratio: p99 / least,
        goal: null,
        figure: `${p99.toFixed(1)} against ${least.toFixed(1)} ms`,
      },
    ];
  } finally {
    for (const one of [floe, bare, polar]) one.stop();
    await postgres.stop();
  }
}

const percentile = (waits: number[]): number => {
  waits.sort((a, b) => a - b);
  return waits[Math.floor(waits.length * 0.99)] ?? Number.NaN;
};

/** Both keys of a secret are tried: Polar's comes first. */
async function verified(): Promise<Row[]> {
  const verify = createVerify([SECRET]);
  const parcels = Array.from({ length: 500 }, () => {
    const { headers, body, signature } = parcelOf(SECRET);
    const [id = '', timestamp = ''] = [headers['webhook-id'], headers['webhook-timestamp']];
    const bytes = new TextEncoder().encode(body);
    const signatures = [Uint8Array.from(Buffer.from(signature, 'base64'))];
    return { delivery: { id, timestamp, signatures }, bytes };
  });
  const at = (n: number) => parcels[n % parcels.length]!;
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const check = await rate(async (n) => {
      const { delivery, bytes } = at(n);
      if (!(await verify(delivery, bytes))) throw new Error('A good signature was refused.');
    });
    const hash = await rate((n) => {
      const { delivery, bytes } = at(n);
      createHmac('sha256', SECRET).update(`${delivery.id}.${delivery.timestamp}.`).update(bytes).digest();
    });
    // The first round warms up.
    if (round === 0) continue;
    ours.push(check);
    bare.push(hash);
  }
  const [a, b] = [median(ours), median(bare)];
  const kB = (at(0).bytes.length / 1000).toFixed(1);
  return [
    {
      what: 'G3b signatures verified / 10,000 a second',
      ratio: a / GOALS.verified,
      goal: { least: 1 },
      figure: `${a.toFixed(0)}/s of ${kB} kB each`,
    },
    {
      what: 'G3b signatures verified / bare HMAC of node:crypto',
      ratio: a / b,
      goal: null,
      figure: `${a.toFixed(0)} against ${b.toFixed(0)}/s`,
    },
  ];
}

async function rate(work: (n: number) => unknown): Promise<number> {
  const started = performance.now();
  for (let n = 0; n < EACH; n += 1) await work(n);
  return (EACH / (performance.now() - started)) * 1000;
}
