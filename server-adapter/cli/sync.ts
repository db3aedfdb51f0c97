import { parseArgs } from 'node:util';
import { createFloe, type Floe, type ReportedEvent } from '../index.ts';
import { openStore } from '../store/open.ts';
import type { SyncRun, SyncStatus } from '../sync/worker.ts';
import type { Command } from './floe.ts';
import { serveOptions } from './serve-options.ts';

const USAGE = `Say what to do about those who hear of entitlements:
  npx floe sync status            when each was last compared with Polar, and what is wrong
  npx floe sync run --dry-run     what would be given and taken; nothing is written
  npx floe sync run               compares everything now
--sink NAME means one of them. FLOE_SYNC names the module that exports them; all else is set as for "npx floe serve".`;

/** `npx floe sync`. The embedded store serves one process: stop the server first. */
export const sync: Command = (argv, env) => syncOn(openStore)(argv, env);

/** The command on another store. */
export const syncOn =
  (open: typeof openStore): Command =>
  async (argv, env) => {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false }, sink: { type: 'string' } },
    });
    const [what, ...more] = positionals;
    const isStatus = what === 'status';
    if (more.length > 0 || (!isStatus && what !== 'run') || (isStatus && values['dry-run'])) throw new Error(USAGE);
    const { floe: options, store } = await serveOptions(env);
    if (!options.sync) throw new Error('FLOE_SYNC is not set: the module whose default export are the sinks.');
    const database = open({ ...store, allowEmbedded: true });
    const floe = createFloe({ ...options, database, onError: tellOperator });
    try {
      return isStatus ? await status(floe, values.sink) : await run(floe, values.sink, values['dry-run']);
    } finally {
      await floe.close();
    }
  };

async function status({ sync: { status: ask } }: Floe, sink: string | undefined): Promise<number> {
  const all = (await ask()).filter((one) => sink === undefined || one.sink === sink);
  assertSome(all, sink);
  for (const one of all) print(lineOf(one));
  return 0;
}

function lineOf({ sink, connection, reconciledAt, failures, problem }: SyncStatus): string {
  const compared = reconciledAt === null ? 'never compared' : `compared ${new Date(reconciledAt).toISOString()}`;
  return `${sink}  ${connection}  ${compared}${failures > 0 ? `, failed ${failures} times since: ${problem}` : ''}`;
}

async function run({ sync: { run: work } }: Floe, sink: string | undefined, dryRun: boolean): Promise<number> {
  const runs = await work({ sink, dryRun });
  assertSome(runs, sink);
  for (const one of runs) tell(one);
  return runs.every(({ outcome }) => outcome === 'done') ? 0 : 1;
}

function tell({ sink, outcome, isDry, keys, problem }: SyncRun): void {
  print(`${sink}  ${outcome}${problem ? `: ${problem}` : ''}`);
  const would = isDry ? 'would be ' : '';
  for (const { key, members, granted, revoked } of keys) {
    print(`  ${key}: ${members} have it, ${granted} ${would}added, ${revoked} ${would}removed`);
  }
}

function assertSome(found: readonly unknown[], sink: string | undefined): void {
  if (found.length === 0) throw new Error(sink === undefined ? 'There are no sinks.' : `No sink is called "${sink}".`);
}

/** What goes wrong in a sink of the host's own is said here alone. */
const tellOperator = (event: ReportedEvent): void => void process.stderr.write(`${JSON.stringify(event)}\n`);

const print = (line: string): void => void process.stdout.write(`${line}\n`);
