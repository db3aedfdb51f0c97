import { createFloe, memoryStore } from 'floe/server';
import type { Row } from './row.ts';
import { median } from './stats.ts';

const CHECKS = 20_000;
const CUSTOMERS = 500;
const ROUNDS = 5;
/** Microseconds. */
const GOALS = { cached: 20, cold: 1_000 };

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A Polar in this process that answers any customer's grants at once: what is left is ours. */
async function polar(input: RequestInfo | URL): Promise<Response> {
  const customer_id = new URL(input instanceof Request ? input.url : input).searchParams.get('customer_id') ?? '';
  const items = Array.from({ length: 5 }, (_, n) => ({
    id: idOf(n),
    benefit_id: idOf(100 + n),
    customer_id,
    member_id: null,
    is_granted: true,
    is_revoked: false,
    benefit: { type: 'feature_flag', metadata: { floe_key: `key-${n}` } },
  }));
  return Response.json({ items, pagination: { total_count: items.length, max_page: 1 } });
}

/** What asking for an entitlement costs: from memory, beside a bare function, and the first time. */
export async function entitlements(): Promise<Row[]> {
  const floe = createFloe({
    polar: { accessToken: 'polar_oat_bench', fetch: polar, rate: false },
    authenticate: () => null,
    secret: 'a bench secret of at least 32 bytes.',
    origins: [],
    database: memoryStore(),
  });
  const held = new Map([[idOf(0), new Set(['key-3'])]]);
  const bare = async (id: string, key: string) => held.get(id)?.has(key) === true;
  const check = (n: number) => floe.entitlements.check({ id: idOf(n) }, 'key-3');
  if (!(await check(0))) throw new Error('It is granted.');
  const cached = await each(CHECKS, () => check(0));
  const function_ = await each(CHECKS, () => bare(idOf(0), 'key-3'));
  let next = 1;
  const cold = await each(CUSTOMERS, () => check(next++));
  await floe.close();
  return [
    {
      what: `entitlement check from memory / ${GOALS.cached} µs`,
      ratio: cached / GOALS.cached,
      goal: { most: 1 },
      figure: `${cached.toFixed(2)} µs, a bare function ${function_.toFixed(2)} µs`,
    },
    { what: 'entitlement check from memory / bare function', ratio: cached / function_, goal: null, figure: '' },
    {
      what: `entitlement check, first of a customer / ${GOALS.cold} µs`,
      ratio: cold / GOALS.cold,
      goal: { most: 1 },
      figure: `${cold.toFixed(0)} µs with a Polar that answers at once, ${(cold / function_).toFixed(0)} bare functions`,
    },
  ];
}

/** Microseconds for one. */
async function each(count: number, work: () => Promise<unknown>): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    for (let n = 0; n < count; n += 1) await work();
    rounds.push(((performance.now() - started) * 1_000) / count);
  }
  return median(rounds);
}
