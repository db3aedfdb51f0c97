/** Opens the embedded database and writes lines into the trail until it is told to stop, or killed. */
import { once } from 'node:events';
import { PGlite } from '@electric-sql/pglite';
import { openStore } from '../../../server-adapter/store/open.ts';
import { auditRow } from '../../store/rows.ts';

const [folder = '', name = '', rows = '0', guard = 'locked'] = process.argv.slice(2);

/** The naive twin opens the engine as it is: it locks nothing. */
async function write(): Promise<(id: string) => Promise<unknown>> {
  if (guard === 'locked') {
    const store = openStore({ dataDir: folder, production: false });
    await store.ready();
    return (id) => store.audit.request('connection', auditRow({ id }));
  }
  const engine = new PGlite(folder);
  await engine.exec('create table if not exists line (id text)');
  return (id) => engine.query('insert into line values ($1)', [id]);
}

try {
  const add = await write();
  process.send?.({ open: true });
  // Both have opened it before either writes: one that came after the other was done would lose nothing.
  if (guard === 'unlocked' && Number(rows) > 0) await once(process, 'message');
  for (let row = 0; row < Number(rows); row += 1) {
    await add(`${name}-${row}`);
    process.send?.({ kept: `${name}-${row}` });
  }
  process.send?.({ done: true });
} catch (error) {
  process.send?.({ refused: error instanceof Error ? error.message : String(error) });
}
process.on('disconnect', () => process.exit(0));
