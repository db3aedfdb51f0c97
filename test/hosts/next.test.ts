import { createAdaptorServer } from '@hono/node-server';
import { expect, it } from 'vitest';
import { type NextMethod, toNextHandlers } from '../../server-adapter/hosts/next.ts';
import { listen } from './listen.ts';
import { createProbe } from './probe.ts';
import { hostSuite } from './suite.ts';

// Next itself runs in the consumers' test; here its routing is this: the export named for the method.
hostSuite('Next', async (handler) => {
  const handlers = toNextHandlers(handler);
  const isExported = (method: string): method is NextMethod => method in handlers;
  const route = async (request: Request) =>
    isExported(request.method) ? handlers[request.method](request) : new Response(null, { status: 405 });
  return listen(createAdaptorServer({ fetch: route }) as Parameters<typeof listen>[0]);
});

it('throws by name where the body was read', async () => {
  const request = new Request('https://x.test/floe/y', { method: 'POST', body: '{"a": 1}' });
  await request.json();
  await expect(toNextHandlers(createProbe().handler).POST(request)).rejects.toMatchObject({
    name: 'FloeBodyAlreadyParsed',
  });
});
