import { Client } from 'pg';
import { genesis, nextRow } from '../server-adapter/store/audit-chain.ts';
import type { AuditStore, ChainRow } from '../server-adapter/store/audit-port.ts';
import { openStore } from '../server-adapter/store/open.ts';
import { startPostgres } from '../test/store/postgres.ts';
import { auditRow } from '../test/store/rows.ts';
import type { Row } from './row.ts';
import { median } from './stats.ts';

const ROWS = 50_000;
const ROUNDS = 5;
/** Rows a second that the check of a trail must reach, reading included. */
const GOAL = 50_000;

/** How fast a trail on Postgres is read and recomputed. */
export async function audit(): Promise<Row[]> {
  const postgres = await startPostgres();
  const databaseUrl = await postgres.database('audit');
  const store = openStore({ databaseUrl });
  try {
    await store.ready();
    await write(databaseUrl);
    const [checked, read]: [number[], number[]] = [[], []];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const bare = await rate(() => readAll(store.audit));
      const check = await rate(async () => {
        const { ok } = await store.audit.verify('default');
        if (!ok) throw new Error('The trail does not hold, so its rate says nothing.');
      });
      // The first round warms up.
      if (round > 0) checked.push(check);
      if (round > 0) read.push(bare);
    }
    const [ours, theirs] = [median(checked), median(read)];
    const figure = `${ours.toFixed(0)} rows/s of ${ROWS}`;
    return [
      { what: 'audit verify on Postgres / 50,000 rows a second', figure, ratio: ours / GOAL, goal: { least: 1 } },
      {
        what: 'audit verify / the same rows only read',
        figure: `${ours.toFixed(0)} against ${theirs.toFixed(0)} rows/s`,
        ratio: ours / theirs,
        goal: null,
      },
    ];
  } finally {
    await store.close();
    await postgres.stop();
  }
}

async function rate(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (ROWS / (performance.now() - started)) * 1_000;
}

async function readAll(trail: AuditStore): Promise<void> {
  for (let page = await trail.rows('default', 0); page.length > 0; ) {
    page = await trail.rows('default', page.at(-1)?.seq ?? 0);
  }
}

/** Written in blocks: through the store it would take a minute. */
async function write(connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  let last: ChainRow | undefined;
  for (let written = 0; written < ROWS; ) {
    const block: ChainRow[] = [];
    while (block.length < 1_000) {
      last = await nextRow(last ?? genesis('default'), { kind: 'requested', ...auditRow({ id: `row ${written}` }) });
      block.push(last);
      written += 1;
    }
    const columns = [block.map(({ seq }) => seq), block.map(({ record }) => record), block.map(({ hash }) => hash)];
    await client.query(
      `insert into floe_audit (connection, seq, record, hash)
       select 'default', * from unnest($1::bigint[], $2::text[], $3::text[])`,
      columns,
    );
  }
  await client.end();
}
