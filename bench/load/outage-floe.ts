import { createServer } from 'node:http';
import { createFloe, widgetTokens } from 'floe/server';
import { toNodeListener } from 'floe/server/node';
import { watchMemory } from '../memory.ts';
import { quickPace } from './quick-pace.ts';

// An adapter alone in its process, so that the memory seen is its own. Beside it the bench is told how time passes:
// where Polar is, its database, and how many times faster a day is over.
const [, , polar, databaseUrl, speed] = process.argv;
const secret = 'a bench secret of at least 32 bytes.';
const tokens = widgetTokens({ secret });
const pace = quickPace(Number(speed));
let passed = 0;
const floe = createFloe({
  polar: { accessToken: 'polar_oat_demo', baseUrl: polar!, pace },
  authenticate: tokens.authenticate,
  secret,
  origins: [],
  database: { databaseUrl: databaseUrl! },
  clock: { now: () => Date.now() + passed },
});
const memory = watchMemory();

/** What the bench asks for by path. */
const orders: Readonly<Record<string, () => unknown>> = {
  '/tick': () => floe.tick(),
  '/later': () => {
    passed += 60_000;
  },
  '/like-ours': () => {
    pace.likeOurs();
  },
  '/begin': () => memory.begin(),
  '/look': () => memory.look(),
};

const listener = toNodeListener(floe.handler);
const server = createServer(async (request, response) => {
  const order = orders[request.url ?? ''];
  if (!order) return listener(request, response);
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify((await order()) ?? null));
});
server.listen(0, '127.0.0.1', async () => {
  const address = server.address();
  const bearer = await tokens.sign({ kind: 'service', sub: 'product', permissions: ['usage:write'] });
  if (address && typeof address === 'object') {
    console.log(JSON.stringify({ url: `http://127.0.0.1:${address.port}`, bearer }));
  }
});
process.on('message', () => process.send?.(memory.grown()));
process.on('SIGTERM', async () => {
  await floe.close();
  process.exit(0);
});
