import { createServer } from 'node:http';
import { createFloe, memoryStore, widgetTokens } from 'floe/server';
import { toNodeListener } from 'floe/server/node';

const secret = 'a bench secret of at least 32 bytes.';
const tokens = widgetTokens({ secret });
const floe = createFloe({
  polar: { accessToken: 'polar_oat_bench', baseUrl: process.argv[2]!, rate: false },
  authenticate: tokens.authenticate,
  database: memoryStore(),
  secret,
  origins: [],
});
const server = createServer(toNodeListener(floe.handler));
server.listen(0, '127.0.0.1', async () => {
  const address = server.address();
  const bearer = await tokens.sign({ kind: 'agent', sub: 'ada', permissions: ['orders:read', 'customers:write'] });
  if (address && typeof address === 'object') {
    console.log(JSON.stringify({ url: `http://127.0.0.1:${address.port}`, bearer }));
  }
});
process.on('SIGTERM', () => process.exit(0));
