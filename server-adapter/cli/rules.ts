import { parseArgs } from 'node:util';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/port.ts';
import type { Command } from './floe.ts';
import { noteOnTrail } from './note-on-trail.ts';
import { storeOptions } from './store-options.ts';

const USAGE = `Say what to do with the rules of the host's code:
  npx floe rules list          how each stands, and what needs a person
  npx floe rules stop NAME     do nothing more until it is resumed
  npx floe rules resume NAME   let it act again
  npx floe rules settle ID     a firing that needed review has been looked after at Polar; nothing is sent
--connection NAME names another connection than "default". What a rule would do now is said by the running adapter,
which has its code: the operation rules.dryRun.`;

/** Firings that need review, as many as a screen shows. */
const SHOWN = 50;
const HOUR_MS = 3_600_000;

interface Task {
  readonly store: Store;
  readonly connection: string;
  readonly name: string;
}

const TASKS = { list, stop, resume, settle };

/**
 * `npx floe rules`: what can be done about rules where their code does not run. Every change is written into the trail
 * before it is made. The embedded store serves one process: stop the server first.
 */
export const rules: Command = async (argv, env) => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { connection: { type: 'string', default: 'default' } },
  });
  const [what = '', name, ...more] = positionals;
  const run = Object.hasOwn(TASKS, what) ? TASKS[what as keyof typeof TASKS] : undefined;
  if (!run || more.length > 0 || (name === undefined) !== (what === 'list')) throw new Error(USAGE);
  const store = openStore({ ...storeOptions(env), allowEmbedded: true });
  try {
    await run({ store, connection: values.connection, name: name ?? '' });
    return 0;
  } finally {
    await store.close();
  }
};

async function list({ store, connection }: Task): Promise<void> {
  const now = Date.now();
  const counts = await store.rules.counts(connection, { now, since: now - HOUR_MS });
  for (const { name, stoppedAt } of await store.rules.know(connection, [], now)) {
    const { waiting = 0, needsReview = 0, begun = 0 } = counts.find(({ rule }) => rule === name) ?? {};
    const state = stoppedAt === null ? 'on' : `stopped since ${new Date(stoppedAt).toISOString()}`;
    print(`${name}  ${state}  ${begun} in the last hour, ${waiting} waiting, ${needsReview} to review`);
  }
  const open = await store.rules.find(connection, { states: ['needs_review'], limit: SHOWN });
  for (const { id, rule, subject, operation, begunAt } of open)
    print(`${id}  ${rule}  ${operation} of ${subject}, begun ${new Date(begunAt ?? now).toISOString()}`);
}

async function stop({ store, connection, name }: Task): Promise<void> {
  await assertKnown(store, connection, name);
  await noteOnTrail({ store, connection }, 'rules.stop', { rule: name });
  await store.rules.stop(connection, name, Date.now());
  print(`${name} is stopped.`);
}

async function resume({ store, connection, name }: Task): Promise<void> {
  await assertKnown(store, connection, name);
  await noteOnTrail({ store, connection }, 'rules.resume', { rule: name });
  await store.rules.stop(connection, name, null);
  print(`${name} acts again.`);
}

async function settle({ store, connection, name: id }: Task): Promise<void> {
  const [firing] = await store.rules.find(connection, { id, limit: 1 });
  if (firing?.state !== 'needs_review') throw new Error(`There is no firing ${id} that needs review.`);
  await noteOnTrail({ store, connection }, 'rules.settle', {
    rule: firing.rule,
    after: { firing: id, state: 'settled' },
  });
  await store.rules.move(connection, id, { from: ['needs_review'], to: 'settled', at: Date.now() });
  print(`${id} is settled.`);
}

async function assertKnown(store: Store, connection: string, name: string): Promise<void> {
  const known = await store.rules.know(connection, [], Date.now());
  if (!known.some((rule) => rule.name === name)) throw new Error(`There is no rule "${name}" on "${connection}".`);
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
