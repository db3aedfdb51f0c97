// The least a JSON endpoint does: route, read the body, answer. No auth, no policy, no upstream.
const before = performance.now();
const { Hono } = await import('hono');
const app = new Hono();
app.post('/api/orders.get', async (context) => {
  const body = await context.req.json();
  return context.json({ result: body });
});
const answer = await app.request('/api/orders.get', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ input: { order_id: '06669acf-0174-4822-a694-ee304d1aa297' } }),
});
await answer.json();
console.log(JSON.stringify({ ms: performance.now() - before, rss: process.memoryUsage.rss() }));

export {};
