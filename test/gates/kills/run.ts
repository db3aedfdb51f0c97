import type { OperationState } from '../../../server-adapter/store/operations-port.ts';
import { openCounter } from '../refunds/counter.ts';
import { type AdapterProcess, startAdapter } from './adapter-process.ts';
import type { Setting } from './child.ts';
import { isLooking, KILL_POINTS, type KillPoint } from './points.ts';
import { servePolar, type Way } from './polar-server.ts';

export interface Killed {
  readonly kills: number;
  readonly paid: number;
  readonly inReview: number;
  readonly wrong: readonly string[];
}

interface Round {
  readonly store: Setting['store'];
  readonly kills: number;
  /** With a second adapter that lives on, or alone until it is started again. */
  readonly replicas: 1 | 2;
}

const START = Date.parse('2026-11-23T12:00:00Z');
/** The rounds of a host's timer at which something is due, a quarter of an hour in all. */
const WAITS = [31_000, 31_000, 60_000, 180_000, 600_000];
const ENDS: readonly (OperationState | undefined)[] = ['succeeded', 'failed', 'declined', 'expired', 'needs_review'];

/** Kills adapters in the middle of refunds, one after the other, and looks what became of the money. */
export async function killAdapters({ store, kills, replicas }: Round): Promise<Killed> {
  let now = START;
  const counter = openCounter({ now: () => now }, kills);
  const polar = await servePolar(counter);
  const start = () => startAdapter({ store, polar: polar.url, now }, counter.customer);
  const alive = [await start(), ...(replicas === 2 ? [await start()] : [])];
  const wrong: string[] = [];
  let inReview = 0;

  const pass = async (ms: number) => {
    now += ms;
    await Promise.all(alive.map((adapter) => adapter.setClock(now)));
  };

  async function killAt(point: KillPoint, key: string, input: object): Promise<void> {
    const victim = alive.shift() as AdapterProcess;
    if (isLooking(point)) {
      polar.way({ kind: 'lost' });
      await victim.refund(key, input);
      await victim.setClock(now + WAITS[0]!);
      await victim.arm(point);
      if (await victim.tick()) throw new Error(`It lived on ${point}.`);
    } else {
      polar.way(wayOf(point, () => victim.kill()));
      await victim.arm(point);
      if (await victim.refund(key, input)) throw new Error(`It lived on ${point}.`);
    }
    await victim.dead;
    polar.way({ kind: 'through' });
  }

  for (let kill = 0; kill < kills; kill += 1) {
    const point = KILL_POINTS[kill % KILL_POINTS.length]!;
    const [key, order] = [`intent-${kill}`, counter.orders[kill] ?? ''];
    const input = { order_id: order, amount: 1_000 + kill, reason: 'other', expected_refundable: counter.left(order) };
    await killAt(point, key, input);
    // The one that lives on takes over at once; alone it has to be started again first.
    const started = start();
    if (alive.length === 0) alive.push(await started);
    else void started.then((adapter) => alive.push(adapter));
    const witness = alive[0] as AdapterProcess;
    await pass(1_000);
    await witness.refund(key, input);
    for (const wait of WAITS) {
      await pass(wait);
      await witness.tick();
    }
    await started;
    const row = await witness.find(key);
    const paid = counter.payouts.filter((payout) => payout.order === order);
    const sent = row ? (polar.posts.get(row.id) ?? 0) : 0;
    const say = (what: string) => wrong.push(`killed ${point}: ${what} (${row?.state})`);
    if (!ENDS.includes(row?.state)) say('not settled');
    if (paid.length > 1) say('paid twice');
    if (sent > 1) say('sent twice');
    if (paid.some(({ operation, amount }) => operation !== row?.id || amount !== input.amount))
      say('paid, and not as kept');
    if (paid.length > 0 && row?.state !== 'succeeded') say('paid, and nobody knows');
    if (paid.length === 0 && row?.state === 'succeeded') say('not paid, and told to be');
    if (row?.state === 'needs_review') inReview += 1;
  }
  for (const adapter of alive) adapter.kill();
  await Promise.all(alive.map(({ dead }) => dead));
  polar.close();
  return { kills, paid: counter.payouts.length, inReview, wrong };
}

function wayOf(point: KillPoint, kill: () => void): Way {
  switch (point) {
    case 'while the request leaves':
      return { kind: 'leaves', kill };
    case 'when Polar has done the work':
      return { kind: 'worked', kill };
    case 'in the middle of the answer':
      return { kind: 'half', kill };
    default:
      return { kind: 'through' };
  }
}
