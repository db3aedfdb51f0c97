import { type FastifyInstance, fastify } from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { toFastifyPlugin } from '../../server-adapter/hosts/fastify.ts';
import type { Served } from './listen.ts';
import { BYTES, createProbe, sign } from './probe.ts';
import { hostSuite } from './suite.ts';

async function listen(app: FastifyInstance): Promise<Served> {
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { url, close: () => app.close() };
}

// Fastify waits for the connections that callers keep open.
const server = () => fastify({ forceCloseConnections: true });

hostSuite('Fastify', async (handler) => {
  const app = server();
  app.register(toFastifyPlugin(handler), { prefix: '/floe' });
  return listen(app);
});

hostSuite('Fastify, a plugin inside a plugin', async (handler) => {
  const app = server();
  app.register(async (scope) => {
    scope.addContentTypeParser('x/y', { parseAs: 'string' }, (_, body, done) => done(null, body));
    scope.register(toFastifyPlugin(handler), { prefix: '/floe' });
  });
  return listen(app);
});

const open: Served[] = [];
afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

async function start(app: FastifyInstance): Promise<string> {
  app.register(toFastifyPlugin(createProbe().handler), { prefix: '/floe' });
  open.push(await listen(app));
  return open[0]?.url ?? '';
}

const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a": 1}' };

it('leaves the parsers of the rest of the app alone', async () => {
  const app = server();
  app.post('/theirs', async ({ body }) => ({ body }));
  const url = await start(app);
  expect(await (await fetch(`${url}/theirs`, json)).json()).toEqual({ body: { a: 1 } });
});

it('names what is wrong after a hook that read the body', async () => {
  const app = server();
  app.addHook('onRequest', async ({ raw }) => {
    for await (const _ of raw);
  });
  app.setErrorHandler((error: Error, _request, reply) => reply.code(500).send({ name: error.name }));
  const answer = await fetch(`${await start(app)}/floe/x`, json);
  expect([answer.status, await answer.json()]).toEqual([500, { name: 'FloeBodyAlreadyParsed' }]);
});

it('takes the bytes that such a hook kept', async () => {
  const app = server();
  app.addHook('onRequest', async ({ raw }) => {
    const parts: Buffer[] = [];
    for await (const part of raw) parts.push(part);
    Object.assign(raw, { rawBody: Buffer.concat(parts) });
  });
  const url = await start(app);
  const answer = await fetch(`${url}/floe/x`, { method: 'POST', body: BYTES });
  expect(await answer.json()).toMatchObject({ signature: await sign(BYTES) });
});

it('sends what hooks have set beside its own, and runs onResponse', async () => {
  const app = server();
  const ended = Promise.withResolvers<number>();
  app.addHook('onRequest', async (_, reply) => {
    reply.header('x-frame-options', 'DENY').header('x-one', 'theirs').header('vary', ['Accept']);
  });
  app.addHook('onResponse', async (_, reply) => ended.resolve(reply.statusCode));
  const answer = await fetch(`${await start(app)}/floe/cookies`);
  expect([answer.headers.get('x-frame-options'), answer.headers.get('x-one')]).toEqual(['DENY', '1']);
  expect(answer.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
  expect(await ended.promise).toBe(418);
});
