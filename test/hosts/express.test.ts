import express, { type ErrorRequestHandler } from 'express';
import { afterEach, expect, it } from 'vitest';
import { toExpressHandler } from '../../server-adapter/hosts/express.ts';
import { listen, type Served } from './listen.ts';
import { BYTES, createProbe, sign } from './probe.ts';
import { hostSuite } from './suite.ts';

hostSuite('Express, where app.use cuts the base off', async (handler) => {
  const app = express();
  app.use('/floe', toExpressHandler(handler));
  app.use(express.json());
  return listen(app);
});

hostSuite('Express, on a route of a router', async (handler) => {
  const router = express.Router();
  router.all('/{*rest}', toExpressHandler(handler));
  return listen(express().use('/floe', router));
});

const open: Served[] = [];
afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

/** Floe after a parser, which it should not be. */
async function after(parser: express.RequestHandler): Promise<string> {
  const app = express();
  app.use(parser, toExpressHandler(createProbe().handler));
  const name: ErrorRequestHandler = (error: Error, _request, response, _next) => {
    response.status(500).json({ name: error.name, message: error.message });
  };
  open.push(await listen(app.use(name)));
  return open[0]?.url ?? '';
}

const post = (url: string, type: string, body: BodyInit = '{"a": 1}') =>
  fetch(`${url}/floe/x`, { method: 'POST', headers: { 'content-type': type }, body });

it.each([
  ['express.json()', express.json(), 'application/json'],
  ['express.text()', express.text(), 'text/plain'],
  ['express.urlencoded()', express.urlencoded(), 'application/x-www-form-urlencoded'],
])('names what is wrong after %s', async (_, parser, type) => {
  const answer = await post(await after(parser), type);
  expect(await answer.json()).toEqual({
    name: 'FloeBodyAlreadyParsed',
    message: expect.stringMatching(/Mount Floe before the body parser, or keep the bytes/),
  });
});

it('takes the bytes that express.json() was told to keep', async () => {
  const keep = (request: object, _: unknown, rawBody: Buffer) => void Object.assign(request, { rawBody });
  const answer = await post(await after(express.json({ verify: keep })), 'application/json');
  expect(await answer.json()).toMatchObject({ signature: await sign(new TextEncoder().encode('{"a": 1}')) });
});

it('takes the bytes of express.raw()', async () => {
  const answer = await post(await after(express.raw({ type: '*/*' })), 'application/json', BYTES);
  expect(await answer.json()).toMatchObject({ signature: await sign(BYTES) });
});

it('does not mind a parser that left the body alone, or a call without one', async () => {
  const url = await after(express.json());
  expect(await (await post(url, 'x/y', BYTES)).json()).toMatchObject({ signature: await sign(BYTES) });
  expect((await fetch(`${url}/floe/x`)).status).toBe(200);
});
