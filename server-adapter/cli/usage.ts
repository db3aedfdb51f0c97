import { parseArgs } from 'node:util';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/port.ts';
import type { Command } from './floe.ts';
import { noteOnTrail } from './note-on-trail.ts';
import { storeOptions } from './store-options.ts';

const USAGE = `Say what to do with usage on its way to Polar:
  npx floe usage status                      what waits, and what Polar will not take and why
  npx floe usage retry ID… | --all           send again what was set aside
  npx floe usage discard ID… | --all --yes   drop what was set aside: it is not billed
--connection NAME names another connection than "default".`;

/** Events that were set aside, as many as a screen shows. */
const SHOWN = 50;

interface Task {
  readonly store: Store;
  readonly connection: string;
  readonly ids: readonly string[] | 'all';
  readonly isSure: boolean;
}

/**
 * `npx floe usage`: what waits for Polar, and what becomes of events that Polar will not take. Both decisions are
 * written into the trail before they are carried out. The embedded store serves one process: stop the server first.
 */
export const usage: Command = async (argv, env) => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      connection: { type: 'string', default: 'default' },
      all: { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
    },
  });
  const [what = '', ...named] = positionals;
  const run = { status, retry, discard }[what];
  const isNamed = values.all ? named.length === 0 : named.length > 0;
  if (!run || isNamed === (what === 'status')) throw new Error(USAGE);
  const store = openStore({ ...storeOptions(env), allowEmbedded: true });
  try {
    await run({ store, connection: values.connection, ids: values.all ? 'all' : named, isSure: values.yes });
    return 0;
  } finally {
    await store.close();
  }
};

async function status({ store, connection }: Task): Promise<void> {
  const { waiting, oldestAt, refused } = await store.usage.counts(connection);
  const since = oldestAt === null ? '' : `, the oldest since ${new Date(oldestAt).toISOString()}`;
  print(`${waiting} events wait${since}. ${refused} are set aside.`);
  for (const { id, reason, at } of await store.usage.refused(connection, SHOWN)) {
    print(`${id}  ${new Date(at).toISOString()}  ${reason}`);
  }
  if (refused > SHOWN) print(`… and ${refused - SHOWN} more.`);
}

async function retry(task: Task): Promise<void> {
  await noteOnTrail(task, 'usage.retry', told(task));
  print(`${await task.store.usage.retry(task.connection, task.ids)} events wait again.`);
}

async function discard(task: Task): Promise<void> {
  if (!task.isSure) throw new Error('What is discarded is never billed. Say --yes to do it.');
  await noteOnTrail(task, 'usage.discard', told(task));
  print(`${await task.store.usage.discard(task.connection, task.ids)} events are dropped.`);
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** What the trail says of it. */
const told = ({ ids }: Task) => ({ ids: ids === 'all' ? 'all' : [...ids] });
