/** One adapter as a process of its own, with a kill switch. Its parent sets its clock. */
import { flushCompileCache } from 'node:module';
import { listen } from '../../../server-adapter/cli/listen.ts';
import { createFloe, memoryStore } from '../../../server-adapter/index.ts';
import { openStore } from '../../../server-adapter/store/open.ts';
import { fillDisk } from '../../faults/full-disk.ts';
import { killableStore } from './killable-store.ts';
import type { KillPoint } from './points.ts';

export interface Setting {
  /** Where it remembers: a folder, a connection string, or nowhere, as the naive twin does. */
  readonly store: { readonly dataDir: string } | { readonly databaseUrl: string } | null;
  readonly polar: string;
  readonly now: number;
}

export type Order =
  | { readonly do: 'arm'; readonly point: KillPoint | null }
  | { readonly do: 'now'; readonly at: number }
  | { readonly do: 'tick' }
  | { readonly do: 'fill disk' }
  | { readonly do: 'find'; readonly key: string };

const setting: Setting = JSON.parse(process.argv[2] ?? '');
let { now } = setting;
let armed: KillPoint | null = null;

const kept = setting.store ? openStore({ ...setting.store, production: false }) : memoryStore();
const store = killableStore(kept, (point) => {
  // Nothing runs after this line: no handler, no flush, no goodbye.
  if (point === armed) process.kill(process.pid, 'SIGKILL');
});
const floe = createFloe({
  polar: { accessToken: 'polar_oat_demo', baseUrl: setting.polar, rate: false },
  authenticate: () => ({ kind: 'agent', id: 'a-1', permissions: ['refunds:write', 'refunds:read', 'orders:read'] }),
  trustClaimedTicket: true,
  secret: 'a-secret-for-tests-of-at-least-32-bytes',
  origins: ['https://app.example.com'],
  database: store,
  clock: { now: () => now },
});

async function obey(order: Order): Promise<unknown> {
  switch (order.do) {
    case 'arm':
      armed = order.point;
      return null;
    case 'now':
      now = order.at;
      return null;
    case 'tick': {
      const ticked = await floe.tick();
      // A process that is killed would take along what it compiled, which the next one can use.
      flushCompileCache();
      return ticked;
    }
    case 'fill disk':
      return fillDisk();
    case 'find':
      return kept.operations.byKey('default', order.key);
    default:
      return order satisfies never;
  }
}

process.on('message', ({ id, order }: { id: number; order: Order }) => {
  obey(order).then(
    (value) => process.send?.({ id, value }),
    (error) => process.send?.({ id, error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
await kept.ready();
const { url } = await listen(0, () => floe.handler);
process.send?.({ url });
