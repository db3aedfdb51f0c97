import { createServer } from 'node:http';
import { createFloe, memoryStore, widgetTokens } from 'floe/server';
import { busyRounds, toNodeListener } from 'floe/server/node';
import './tell-usage.ts';

// Where Polar is, what the store is (`memory`, a connection string or a folder), and how long answers are shared (ms).
const [, , polar, store = 'memory', readTtl] = process.argv;
const secret = 'a bench secret of at least 32 bytes.';
const tokens = widgetTokens({ secret });
const floe = createFloe({
  polar: {
    accessToken: 'polar_oat_bench',
    baseUrl: polar!,
    rate: false,
    readTtl: readTtl === undefined ? undefined : Number(readTtl),
  },
  authenticate: tokens.authenticate,
  database: storeOf(store),
  secret,
  origins: [],
});
const server = createServer(toNodeListener(floe.handler, { isBusy: busyRounds(25) }));
server.listen(0, '127.0.0.1', async () => {
  const address = server.address();
  const bearer = await tokens.sign({
    kind: 'agent',
    sub: 'ada',
    permissions: ['customers:read', 'orders:read', 'subscriptions:read', 'subscriptions:write', 'audit:read'],
  });
  const program = await tokens.sign({ kind: 'service', sub: 'sync', permissions: ['polar:read'] });
  if (address && typeof address === 'object') {
    console.log(JSON.stringify({ url: `http://127.0.0.1:${address.port}`, bearer, program }));
  }
});
process.on('SIGTERM', () => process.exit(0));

function storeOf(text: string) {
  if (text === 'memory') return memoryStore();
  return text.startsWith('postgres:') ? { databaseUrl: text } : { dataDir: text };
}
