import { createAdaptorServer } from '@hono/node-server';
import { expect, it } from 'vitest';
import { toFetchServer } from '../../server-adapter/hosts/fetch.ts';
import { listen } from './listen.ts';
import { createProbe } from './probe.ts';
import { hostSuite } from './suite.ts';

hostSuite('a platform of Request and Response', async (handler) => {
  const server = createAdaptorServer(toFetchServer(handler));
  return listen(server as Parameters<typeof listen>[0]);
});

it('says by name that the body was read', async () => {
  const request = new Request('https://x.test/floe/y', { method: 'POST', body: '{"a": 1}' });
  await request.json();
  const answer = await toFetchServer(createProbe().handler).fetch(request);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([500, 'application/problem+json']);
  expect(await answer.json()).toMatchObject({ title: expect.stringMatching(/Mount Floe before the body parser/) });
});

it('answers 500 when the handler throws, without saying why', async () => {
  const { fetch } = toFetchServer(() => Promise.reject(new Error('secret reason')));
  const answer = await fetch(new Request('https://x.test/floe/y'));
  expect([answer.status, (await answer.text()).includes('secret')]).toEqual([500, false]);
});
