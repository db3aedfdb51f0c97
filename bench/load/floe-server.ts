import { createServer } from 'node:http';
import { createFloe, memoryStore, widgetTokens } from 'floe/server';
import { toNodeListener } from 'floe/server/node';
import './tell-usage.ts';

// The second argument is the folder of an embedded database; without it the store is in memory.
const [, , polar, dataDir] = process.argv;
const secret = 'a bench secret of at least 32 bytes.';
const tokens = widgetTokens({ secret });
const floe = createFloe({
  polar: { accessToken: 'polar_oat_bench', baseUrl: polar!, rate: false },
  authenticate: tokens.authenticate,
  database: dataDir ? { dataDir } : memoryStore(),
  secret,
  origins: [],
});
const server = createServer(toNodeListener(floe.handler));
server.listen(0, '127.0.0.1', async () => {
  const address = server.address();
  const bearer = await tokens.sign({ kind: 'agent', sub: 'ada', permissions: ['orders:read', 'subscriptions:write'] });
  if (address && typeof address === 'object') {
    console.log(JSON.stringify({ url: `http://127.0.0.1:${address.port}`, bearer }));
  }
});
process.on('SIGTERM', () => process.exit(0));
