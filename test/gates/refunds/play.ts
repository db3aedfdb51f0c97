import type { Breach } from './breach.ts';
import { hear } from './hear.ts';
import { judge } from './judge.ts';
import { type Replica, startReplica } from './replica.ts';
import type { Asking, Schedule, Step } from './schedule.ts';
import { CONNECTION, type Intent, openStage, type Stage } from './stage.ts';
import type { Twin } from './twins.ts';

export interface Played {
  readonly breaches: readonly Breach[];
  readonly refunds: number;
  readonly paid: number;
  /** Kinds of faults that were met. */
  readonly met: ReadonlySet<string>;
}

type Scene = Stage & { readonly replicas: readonly [Replica, Replica]; readonly twin: Twin | null };

/** After it the last refund is settled or with a person, whatever went wrong before. */
const QUARTER_HOUR = 15 * 60_000;
/** How often a host's timer calls `tick`. */
const ROUND = 30_000;

/** Plays one schedule on two adapters over one store and one Polar, and judges what came of it. */
export async function play(schedule: Schedule, twin: Twin | null = null): Promise<Played> {
  const stage = openStage(schedule.seed);
  const scene: Scene = { ...stage, replicas: [startReplica(stage, twin), startReplica(stage, twin)], twin };
  for (const step of schedule.steps) await stage.turns.until(perform(scene, step));
  await calm(scene, schedule);
  await judge(stage);
  const { intents, counter, breaches, met } = stage;
  const paid = counter.payouts.filter(({ operation }) => operation !== null).length;
  return { breaches, refunds: intents.length, paid, met };
}

async function perform(scene: Scene, step: Step): Promise<unknown> {
  const { replicas, turns, counter } = scene;
  if ('mishaps' in step) replicas[step.replica].arm(step.mishaps);
  switch (step.do) {
    case 'refund':
      return refund(scene, step);
    case 'together':
      replicas[step.one.replica].arm(step.one.mishaps);
      replicas[step.two.replica].arm(step.two.mishaps);
      return Promise.all([refund(scene, step.one), refund(scene, step.two)]);
    case 'again': {
      const intent = scene.intents[step.intent];
      return intent && send(scene, replicas[step.replica], intent);
    }
    case 'decide':
      return decide(scene, step);
    case 'tick':
      return replicas[step.replica].tick();
    case 'resolve':
      return resolve(scene, replicas[step.replica]);
    case 'wait':
      return turns.wait(step.ms);
    case 'mode':
      return counter.polar.moves.refundsGo(step.mode);
    case 'settle':
      return counter.settle(step.outcome);
    case 'elsewhere':
      return counter.elsewhere(counter.orders[step.order] ?? '', step);
    case 'kill':
      return replicas[step.replica].kill();
    case 'skew':
      return replicas[step.replica].skew(step.ms);
    default:
      return step satisfies never;
  }
}

/** Somebody looks at an order, decides, and clicks once or twice. */
async function refund(scene: Scene, asking: Asking): Promise<void> {
  const { intents, counter, replicas } = scene;
  const order = counter.orders[asking.order] ?? '';
  const earlier = intents.findLast((intent) => intent.order === order);
  const shown = asking.stale && earlier ? earlier.shown : counter.shown(order, await confirmed(scene));
  if (shown === 0) return;
  const amount = Math.max(1, Math.floor((shown * asking.percent) / 100));
  const intent: Intent = { key: `intent-${intents.length}`, agent: asking.agent, order, amount, shown, asked: 0 };
  intents.push(intent);
  const other = asking.replica === 0 ? 1 : 0;
  await Promise.all([
    send(scene, replicas[asking.replica], intent),
    asking.twice ? send(scene, replicas[other], intent) : null,
  ]);
}

async function send(scene: Scene, replica: Replica, intent: Intent): Promise<void> {
  intent.asked += 1;
  const { agent, order: order_id, amount, shown: expected_refundable, key } = intent;
  const input = { order_id, amount, reason: 'other', expected_refundable };
  const told = await replica.ask('refunds.create', { agent, key, input });
  await hear(scene, intent, told);
  const now: unknown = told.died ? undefined : told.body.state?.refundable_amount;
  if (scene.twin !== 'ignores_what_was_shown' || typeof now !== 'number') return;
  const again = { agent, key: `${key}#2`, input: { ...input, expected_refundable: now } };
  await replica.ask('refunds.create', again);
}

/** What somebody lets pass goes out on the figure of their own screen. Nobody lets pass what they asked for. */
async function decide(
  scene: Scene,
  { verdict, agent, stale, replica }: Extract<Step, { do: 'decide' }>,
): Promise<void> {
  const { store, intents, counter, replicas } = scene;
  const row = (await store.operations.find(CONNECTION, { states: ['pending_approval'], limit: 100 })).at(-1);
  const intent = intents.find(({ key }) => key === row?.idemKey);
  if (!row || !intent) return;
  if (verdict === 'approve' && !stale) intent.shown = counter.shown(intent.order, await confirmed(scene));
  const input = { operation_id: row.id, ...(verdict === 'approve' ? { expected_refundable: intent.shown } : {}) };
  const told = await replicas[replica].ask(`refunds.${verdict}`, { agent, input });
  if (!told.died && told.status < 400 && verdict === 'approve' && agent === intent.agent) {
    scene.breach('untrue', `${intent.key} was let pass by the one who asked`);
  }
  await hear(scene, intent, told);
}

/** Refunds that a person confirmed and Polar does not list. */
async function confirmed({ store }: Stage): Promise<ReadonlySet<string>> {
  const rows = await store.operations.find(CONNECTION, { states: ['succeeded'], limit: 1_000 });
  return new Set(rows.filter(({ upstreamId }) => upstreamId === null).map(({ id }) => id));
}

/** A person looks into Polar and the bank's books, once nothing can be on its way any more, and says what is so. */
async function resolve({ store, counter, flights }: Stage, replica: Replica): Promise<void> {
  const [row] = await store.operations.find(CONNECTION, { states: ['needs_review'], limit: 1 });
  if (!row || flights.size > 0) return;
  const happened = counter.payouts.some((payout) => payout.operation === row.id && counter.isLive(payout));
  const outcome = happened ? 'happened' : 'did_not_happen';
  await replica.ask('refunds.resolve', {
    agent: 0,
    input: { operation_id: row.id, outcome, comment: 'Looked it up.' },
  });
}

/** Nothing goes wrong any more: clocks are right, timers run. */
async function calm({ replicas, turns, counter }: Scene, { steps }: Schedule): Promise<void> {
  for (const replica of replicas) {
    replica.arm([]);
    replica.skew(0);
  }
  counter.polar.moves.refundsGo('settled');
  const skew = Math.max(0, ...steps.map((step) => (step.do === 'skew' ? step.ms : 0)));
  for (let passed = 0; passed <= QUARTER_HOUR + skew + ROUND; passed += ROUND) {
    await turns.until(turns.wait(ROUND));
    await turns.until(replicas[(passed / ROUND) % 2 === 0 ? 0 : 1].tick());
  }
}
