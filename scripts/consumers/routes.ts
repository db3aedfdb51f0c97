/** What the suite of hosts asks of a host, asked of Next itself. */
import assert from 'node:assert/strict';
import type { Walk } from './step.ts';

const BYTES = Uint8Array.from({ length: 70_000 }, (_, n) => (n * 31) % 256);

/** Goes through the route handlers of the app at `url`. */
export async function askRoutes(url: string, { step }: Walk): Promise<void> {
  await step('answers HEAD, a preflight and a refusal', async () => {
    const head = await fetch(`${url}/floe/health`, { method: 'HEAD' });
    assert.deepEqual([head.status, await head.text()], [200, '']);
    const preflight = await fetch(`${url}/floe/orders.get`, { method: 'OPTIONS', headers: { origin: url } });
    assert.deepEqual([preflight.status, preflight.headers.get('access-control-allow-origin')], [204, url]);
    const refused = await fetch(`${url}/floe/orders.get`, { method: 'POST', body: '{}' });
    assert.deepEqual(
      [refused.status, refused.headers.get('content-type'), (await refused.json()).code],
      [403, 'application/problem+json', 'origin_refused'],
    );
  });
  await step('answers 413 to a body that is too large', async () => {
    const answer = await fetch(`${url}/floe/orders.get`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'floe-client': '1' },
      body: JSON.stringify({ input: 'x'.repeat(300 * 1024) }),
    });
    assert.deepEqual([answer.status, (await answer.json()).code], [413, 'too_large']);
  });
  await step('sees the very bytes and the whole path, and keeps both cookies', async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}/probe/a.b/c?x=1`, { method: 'POST', headers, body: BYTES });
    const digest = await crypto.subtle.digest('SHA-256', BYTES);
    const sha = Buffer.from(digest).toString('hex');
    assert.deepEqual(await answer.json(), { method: 'POST', path: '/probe/a.b/c?x=1', sha });
    assert.deepEqual(answer.headers.getSetCookie(), ['a=1; Path=/', 'b=2; Path=/']);
  });
}
