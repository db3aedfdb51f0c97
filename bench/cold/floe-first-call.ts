// From nothing to the first authenticated answer: import, token, policy, input, upstream, output check, envelope.
import { orderJson } from '../load/order.ts';

const ORDER = '06669acf-0174-4822-a694-ee304d1aa297';

const before = performance.now();
const { createFloe, memoryStore, widgetTokens } = await import('floe/server');
const secret = 'a bench secret of at least 32 bytes.';
const tokens = widgetTokens({ secret });
const floe = createFloe({
  polar: {
    accessToken: 'polar_oat_bench',
    fetch: async () => new Response(orderJson(ORDER), { headers: { 'content-type': 'application/json' } }),
  },
  authenticate: tokens.authenticate,
  database: memoryStore(),
  secret,
  origins: [],
});

const token = await tokens.sign({ kind: 'agent', sub: 'ada', permissions: ['orders:read'] });
const answer = await floe.handler(
  new Request('http://127.0.0.1/floe/orders.get', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'floe-client': '1', authorization: `Bearer ${token}` },
    body: JSON.stringify({ input: { order_id: ORDER }, customer: { id: '1f190d76-8ee3-4d19-af2b-b8cf83fa6e2f' } }),
  }),
);
if (answer.status !== 200) throw new Error(`the first call answered ${answer.status}: ${await answer.text()}`);
await answer.json();
console.log(JSON.stringify({ ms: performance.now() - before, rss: process.memoryUsage.rss() }));
