import { parseArgs } from 'node:util';
import { trailCsvHead, trailCsvLine } from '../../src/domain/trail-csv.ts';
import { lineOf } from '../operations/audit/line.ts';
import type { AuditStore, ChainHead } from '../store/audit-port.ts';
import { openStore } from '../store/open.ts';
import type { Command } from './floe.ts';
import { storeOptions } from './store-options.ts';

const USAGE = `Say what to do with the trail:
  npx floe audit verify [--connection NAME] [--head SEQ:HASH]
  npx floe audit export [--connection NAME] [--format ndjson|csv]`;

/** A piece of output; settles when there is room for the next. */
type Write = (text: string) => Promise<void>;

/**
 * `npx floe audit`: recomputes the hash chains of the trail, or carries the trail away. `verify` prints the head of each
 * chain; kept elsewhere and given back as `--head`, it shows what a chain alone cannot: that its end was cut off or
 * written anew. Ends with 1 where a chain is broken.
 */
export const audit: Command = async (argv, env) => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      connection: { type: 'string' },
      head: { type: 'string' },
      format: { type: 'string', default: 'ndjson' },
    },
  });
  const [what] = positionals;
  if ((what !== 'verify' && what !== 'export') || positionals.length > 1) throw new Error(USAGE);
  const { format } = values;
  if (format !== 'ndjson' && format !== 'csv') throw new Error(`--format takes ndjson or csv, not "${format}".`);
  const known = values.head === undefined ? undefined : headOf(values.head);
  // Looking on is no matter of production.
  const store = openStore({ ...storeOptions(env), allowEmbedded: true });
  try {
    const named = values.connection ?? (known && 'default');
    const connections = named === undefined ? await store.audit.connections() : [named];
    if (what === 'verify') return await verify(store.audit, connections, known);
    await (format === 'csv' ? csv : chain)(store.audit, connections, toStdout);
    return 0;
  } finally {
    await store.close();
  }
};

function headOf(text: string): ChainHead {
  const [, seq, hash] = /^(\d{1,15}):([\da-f]{64})$/.exec(text) ?? [];
  if (seq === undefined || hash === undefined) throw new Error('--head takes what verify printed: SEQ:HASH.');
  return { seq: Number(seq), hash };
}

const BROKEN = {
  gap: 'this row is missing',
  hash: 'this row, or the one before it, is not what was written',
  head: 'this is not the row the head was taken from: the end was cut off or written anew',
};

async function verify(store: AuditStore, connections: readonly string[], known: ChainHead | undefined) {
  let broken = 0;
  for (const connection of connections) {
    const check = await store.verify(connection, known);
    if (check.ok) {
      await toStdout(`${connection}: ${check.rows} rows, unbroken. Head ${check.rows}:${check.head}\n`);
    } else {
      broken += 1;
      await toStdout(`${connection}: BROKEN at row ${check.seq}: ${BROKEN[check.why]}.\n`);
    }
  }
  if (connections.length === 0) await toStdout('There is no trail yet.\n');
  return broken > 0 ? 1 : 0;
}

/** The chain itself, a row a line: whoever has it can recompute it without us. */
async function chain(store: AuditStore, connections: readonly string[], write: Write): Promise<void> {
  for (const connection of connections) {
    let after = 0;
    for (let rows = await store.rows(connection, after); rows.length > 0; rows = await store.rows(connection, after)) {
      const lines = rows.map(({ seq, hash, record }) => {
        after = seq;
        // The record stays letter by letter: the hash covers its text.
        return `{"connection":${JSON.stringify(connection)},"seq":${seq},"hash":"${hash}","record":${record}}\n`;
      });
      await write(lines.join(''));
    }
  }
}

/** The trail as people read it, newest first: a call and its outcome in one line. */
async function csv(store: AuditStore, connections: readonly string[], write: Write): Promise<void> {
  await write(trailCsvHead());
  for (const connection of connections) {
    for (let before: number | null | undefined; before !== null; ) {
      const page = await store.list(connection, { before, limit: 500 });
      await write(page.entries.map((entry) => trailCsvLine(lineOf(entry))).join(''));
      before = page.next;
    }
  }
}

function toStdout(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
