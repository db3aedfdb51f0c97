import { createServer } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createFloe, memoryStore, widgetTokens } from 'floe/server';
import { toNodeListener } from 'floe/server/node';
import { ORDER_CUSTOMER } from './order.ts';

// Serves live streams; whenever it is told to, it lets something change and says when, and how much memory it has.
// What is held is measured, not what waits to be collected.
setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const secret = 'a bench secret of at least 32 bytes.';
const tokens = widgetTokens({ secret });
const store = memoryStore();
const floe = createFloe({
  polar: { accessToken: 'polar_oat_bench' },
  authenticate: tokens.authenticate,
  database: store,
  secret,
  origins: [],
});
const server = createServer(toNodeListener(floe.handler));
server.listen({ port: 0, host: '127.0.0.1', backlog: 5_000 }, async () => {
  const address = server.address();
  const bearer = await tokens.sign({ kind: 'agent', sub: 'ada', permissions: ['customers:read', 'orders:read'] });
  if (address && typeof address === 'object') {
    console.log(JSON.stringify({ url: `http://127.0.0.1:${address.port}`, bearer }));
  }
});
process.on('message', async () => {
  collect();
  const { rss } = process.memoryUsage();
  const at = Date.now();
  await store.changes.append('default', { customerId: ORDER_CUSTOMER, stale: ['orders.list'], at });
  process.send?.({ rss, at });
});
process.on('SIGTERM', () => process.exit(0));
