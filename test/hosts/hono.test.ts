import { createAdaptorServer } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { afterEach, expect, it } from 'vitest';
import { toHonoHandler } from '../../server-adapter/hosts/hono.ts';
import { listen, type Served } from './listen.ts';
import { BYTES, createProbe, sign } from './probe.ts';
import { hostSuite } from './suite.ts';

/** Node's server for Hono, whose kind differs by its options. */
async function start({ fetch }: Hono): Promise<Served> {
  const answer = createAdaptorServer({ fetch });
  return listen(answer as Parameters<typeof listen>[0]);
}

hostSuite('Hono', async (handler) => start(new Hono().all('/floe/*', toHonoHandler(handler))));

hostSuite('Hono, on a route of a part', async (handler) => {
  const part = new Hono().all('/*', toHonoHandler(handler));
  return start(new Hono().route('/floe', part));
});

const open: Served[] = [];
afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

async function after(read: (context: Context) => Promise<unknown>): Promise<string> {
  const app = new Hono();
  app.use(async (context, next) => {
    await read(context);
    await next();
  });
  app.all('/floe/*', toHonoHandler(createProbe().handler));
  app.onError((error, context) => context.json({ name: error.name }, 500));
  open.push(await start(app));
  return `${open[0]?.url}/floe/x`;
}

const post = (url: string, body: BodyInit) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });

it.each([
  ['json', (context: Context) => context.req.json()],
  ['text', (context: Context) => context.req.text()],
  ['the request itself', (context: Context) => context.req.raw.text()],
])('names what is wrong after a middleware that read the body by %s', async (_, read) => {
  const answer = await post(await after(read), '{"a": 1}');
  expect([answer.status, await answer.json()]).toEqual([500, { name: 'FloeBodyAlreadyParsed' }]);
});

it('takes the bytes that Hono kept for a middleware that asked for bytes', async () => {
  const url = await after((context) => context.req.arrayBuffer());
  expect(await (await post(url, BYTES)).json()).toMatchObject({ method: 'POST', url, signature: await sign(BYTES) });
});

it('tells of a caller who hung up after such a middleware, too', async () => {
  const probe = createProbe();
  const app = new Hono();
  app.use(async ({ req }, next) => {
    await req.arrayBuffer();
    await next();
  });
  open.push(await start(app.all('/floe/*', toHonoHandler(probe.handler))));
  const leave = new AbortController();
  const answer = fetch(`${open[0]?.url}/floe/wait`, { method: 'POST', body: 'x', signal: leave.signal });
  await probe.begun;
  leave.abort();
  await expect(answer).rejects.toThrow(/abort/i);
  await probe.aborted;
});

it('does not mind a middleware that counts, nor a call without a body', async () => {
  const count = bodyLimit({ maxSize: 100_000 });
  const url = await after((context) => count(context, async () => undefined));
  expect(await (await post(url, BYTES)).json()).toMatchObject({ signature: await sign(BYTES) });
  expect((await fetch(url)).status).toBe(200);
});
