import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import './tell-usage.ts';

// The bare alternative: take the POST, fetch the order with the secret, pass it on. No caller, no policy, no check.
const polar = process.argv[2]!;
const app = new Hono();
app.post('/floe/orders.get', async (context) => {
  const { input } = await context.req.json<{ input: { order_id: string } }>();
  const answer = await fetch(`${polar}/v1/orders/${input.order_id}`, {
    headers: { authorization: 'Bearer polar_oat_bench', 'polar-version': '2026-10' },
  });
  return context.json({ result: await answer.json() });
});
// The same as a bare proxy: what Polar answers goes on as it comes, to whoever asks.
app.get('/floe/polar-raw/v1/orders/:id', (context) =>
  fetch(`${polar}/v1/orders/${context.req.param('id')}`, { headers: { authorization: 'Bearer polar_oat_bench' } }),
);
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` }));
});
process.on('SIGTERM', () => process.exit(0));
