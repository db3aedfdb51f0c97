import { createFloe, type Floe, memoryStore } from 'floe/server';
import { telling } from './child.ts';
import type { Row } from './row.ts';

const WIDGETS = 200;
const SECONDS = 60;
/** Each widget asks again after so long, as it does where nothing tells it of changes. */
const EVERY = 15;
/** What Floe may ask of Polar in a minute; Polar's own limit is 500. */
const MOST = 450;
const SIMULTANEOUS = 1_000;

interface Polar {
  readonly url: string;
  readonly customers: readonly string[];
  readonly customer: string;
  readonly order: string;
}

interface Count {
  readonly asked: number;
  readonly refused: number;
}

const agent = {
  kind: 'agent',
  connection: 'default',
  id: 'ada',
  permissions: [
    'customers:read',
    'subscriptions:read',
    'orders:read',
    'refunds:read',
    'refunds:write',
    'benefits:read',
    'license_keys:read',
    'audit:read',
  ],
  ticket: { system: 'bench', id: '1' },
} as const;

/**
 * Two hundred open widgets of twenty customers, half of them agents', half the customers' own with their sessions
 * minted, against a Polar that enforces every limit it has: how much of it they cost, and how long money waits.
 */
export async function upstream(): Promise<Row[]> {
  const { told: polar, ask, stop } = await telling<Polar, Count>('./load/strict-polar.ts');
  const floe = createFloe({
    polar: { accessToken: 'polar_oat_demo', baseUrl: polar.url, readTtl: 30_000 },
    authenticate: () => null,
    secret: 'a bench secret of at least 32 bytes.',
    origins: [],
    database: memoryStore(),
  });
  try {
    const [cold, one] = await coldLoads(floe, polar, ask);
    const before = await ask();
    const { shown, failed } = await pollAll(floe, polar);
    const refund = await refundWait(floe, polar);
    const after = await ask();
    const asked = after.asked - before.asked;
    const wanted = shown * one;
    return [
      row(
        `${SIMULTANEOUS} panels at once, nothing known: calls to Polar / one panel`,
        cold / one,
        { most: 1 },
        `${cold} calls`,
      ),
      row(`${WIDGETS} panels for a minute: calls to Polar / allowed`, asked / MOST, { most: 1 }, `${asked} calls`),
      row(
        'the same: reads answered without a call',
        1 - asked / wanted,
        { least: 0.9 },
        `${asked} of ${wanted} went out`,
      ),
      row('the same: refused by Polar as too many', after.refused, { most: 0 }, `${after.refused} refused`),
      row('the same: panels that did not load', failed, { most: 0 }, `${failed} of ${shown + failed}`),
      row('the same: a refund waits / a second', refund / 1_000, { most: 1 }, `${refund.toFixed(0)} ms`),
    ];
  } finally {
    await floe.close();
    stop();
  }
}

/** Calls that many equal panels cost together, and those of one. */
async function coldLoads(floe: Floe, { customers }: Polar, ask: () => Promise<Count>): Promise<[number, number]> {
  const [first = '', second = ''] = customers;
  const start = await ask();
  await panel(floe, first);
  const single = await ask();
  await Promise.all(Array.from({ length: SIMULTANEOUS }, () => panel(floe, second)));
  const all = await ask();
  return [all.asked - single.asked, single.asked - start.asked];
}

async function pollAll(floe: Floe, { customers }: Polar): Promise<{ shown: number; failed: number }> {
  const ends = performance.now() + SECONDS * 1_000;
  const count = { shown: 0, failed: 0 };
  async function widget(at: number): Promise<void> {
    const id = customers[at % customers.length] ?? '';
    await wait(((at / WIDGETS) * EVERY) % EVERY);
    while (performance.now() < ends) {
      const isWhole = at % 2 ? await panel(floe, id) : await own(floe, id);
      if (isWhole) count.shown += 1;
      else count.failed += 1;
      await wait(EVERY);
    }
  }
  await Promise.all(Array.from({ length: WIDGETS }, (_, at) => widget(at)));
  return count;
}

const wait = (seconds: number) => new Promise((done) => setTimeout(done, seconds * 1_000));

const panel = (floe: Floe, id: string) => overview(floe, { caller: agent, customer: { id } });
const own = (floe: Floe, customerId: string) =>
  overview(floe, { caller: { kind: 'customer', connection: 'default', customerId } });

/** Whether every section of a panel came. */
async function overview(floe: Floe, how: Parameters<Floe['call']>[2]): Promise<boolean> {
  try {
    const { result } = await floe.call('customer.overview', {}, how);
    return Object.values(result).every((slice) => !('ok' in slice) || slice.ok);
  } catch {
    return false;
  }
}

/** How long a refund takes with its reads, ms. */
async function refundWait(floe: Floe, { customer, order }: Polar): Promise<number> {
  const how = { caller: agent, customer: { id: customer }, key: crypto.randomUUID() };
  const { result } = await floe.call('refunds.preview', { order_id: order }, how);
  const started = performance.now();
  const input = {
    order_id: order,
    amount: 100,
    reason: 'other',
    expected_refundable: result.refundable_amount,
  } as const;
  await floe.call('refunds.create', input, how);
  return performance.now() - started;
}

function row(what: string, ratio: number, goal: Row['goal'], figure: string): Row {
  return { what, ratio, goal, figure };
}
