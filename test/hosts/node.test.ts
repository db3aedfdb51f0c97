import { once } from 'node:events';
import { createServer, type IncomingMessage, request as rawRequest, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { toNodeListener, type WebHandler } from '../../server-adapter/hosts/node.ts';
import { listen } from './listen.ts';
import { hostSuite } from './suite.ts';

hostSuite('node:http', (handler) => listen(toNodeListener(handler)));

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

type Around = (message: IncomingMessage, response: ServerResponse, listen: () => void) => void;

/** A Node server that mounts `handler`; `around` is what a framework does before. */
async function serve(handler: WebHandler, around: Around = (_, __, listen) => listen()): Promise<string> {
  const listener = toNodeListener(handler);
  const server = createServer((message, response) => {
    around(message, response, () => void listener(message, response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

const digest = async (request: Request): Promise<string> => {
  const bytes = await crypto.subtle.digest('SHA-256', await request.arrayBuffer());
  return Buffer.from(bytes).toString('hex');
};
const echo: WebHandler = async (request) =>
  Response.json({
    method: request.method,
    url: request.url,
    type: request.headers.get('content-type'),
    sha: await digest(request),
  });

const bytes = Uint8Array.from({ length: 70_000 }, (_, n) => (n * 31) % 256);
const sha = async (data: Uint8Array<ArrayBuffer>) =>
  Buffer.from(await crypto.subtle.digest('SHA-256', data)).toString('hex');

/** What `express.json()` and its kind do. */
const parse: Around = (message, _, listen) => {
  const parts: Buffer[] = [];
  message.on('data', (part) => parts.push(part));
  message.on('end', () => {
    Object.assign(message, { body: { parsed: true } });
    listen();
  });
};

describe('a handler on node:http', () => {
  it('sees the very bytes of the body', async () => {
    const url = await serve(echo);
    const answer = await fetch(`${url}/floe/x?a=1`, {
      method: 'POST',
      body: bytes,
      headers: { 'content-type': 'x/y' },
    });
    expect(await answer.json()).toEqual({
      method: 'POST',
      url: `${url}/floe/x?a=1`,
      type: 'x/y',
      sha: await sha(bytes),
    });
  });

  it('sees those of a body that is long, or does not say how long it is', async () => {
    const url = await serve(echo);
    const long = new Uint8Array(400_000).fill(7);
    expect(await (await fetch(url, { method: 'POST', body: long })).json()).toMatchObject({ sha: await sha(long) });
    const parts = new ReadableStream({
      start: (controller) => {
        controller.enqueue(bytes);
        controller.close();
      },
    });
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body: parts, duplex: 'half' };
    expect(await (await fetch(url, init)).json()).toMatchObject({ sha: await sha(bytes) });
  });

  it('does not call the handler for a body that never ends', async () => {
    let calls = 0;
    const url = await serve(async () => {
      calls += 1;
      return new Response();
    });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345');
    await once(socket, 'connect');
    socket.destroy();
    await once(socket, 'close');
    expect((await fetch(url)).status).toBe(200);
    expect(calls).toBe(1);
  });

  it('answers with status, headers, each cookie and the body', async () => {
    const url = await serve(async () => {
      const headers = new Headers({ 'x-one': '1' });
      headers.append('set-cookie', 'a=1');
      headers.append('set-cookie', 'b=2');
      return new Response(bytes, { status: 418, headers });
    });
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('x-one'), answer.headers.getSetCookie()]).toEqual([
      418,
      '1',
      ['a=1', 'b=2'],
    ]);
    expect(await sha(new Uint8Array(await answer.arrayBuffer()))).toBe(await sha(bytes));
  });

  it('answers without a body', async () => {
    const url = await serve(async () => new Response(null, { status: 204 }));
    expect((await fetch(url)).status).toBe(204);
    expect(await (await fetch(url, { method: 'HEAD' })).text()).toBe('');
  });

  it('lets a stream through part by part', async () => {
    let send: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        send = controller;
      },
    });
    const url = await serve(async () => new Response(body));
    const answer = await fetch(url);
    const reader = answer.body?.getReader();
    for (const part of ['one', 'two']) {
      send?.enqueue(new TextEncoder().encode(part));
      expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(part);
    }
    send?.close();
    expect((await reader?.read())?.done).toBe(true);
  });

  it('ends the stream of a caller who hangs up, and tells the handler', async () => {
    const cancelled = Promise.withResolvers<void>();
    const aborted = Promise.withResolvers<void>();
    const url = await serve(async (request) => {
      request.signal.addEventListener('abort', () => aborted.resolve());
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new Uint8Array([1])),
        cancel: () => cancelled.resolve(),
      });
      return new Response(body);
    });
    const gone = new AbortController();
    const answer = await fetch(url, { signal: gone.signal });
    await answer.body?.getReader().read();
    gone.abort();
    await Promise.all([cancelled.promise, aborted.promise]);
  });

  it('does not abort a request that was answered', async () => {
    const seen: AbortSignal[] = [];
    const url = await serve(async (request) => {
      seen.push(request.signal);
      return new Response('fine');
    });
    await (await fetch(url)).text();
    await (await fetch(url)).text();
    expect(seen.map(({ aborted }) => aborted)).toEqual([false, false]);
  });

  it('answers 500 when the handler throws, without saying why', async () => {
    const url = await serve(async () => {
      throw new Error('secret reason');
    });
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([500, 'application/problem+json']);
    expect(await answer.text()).not.toContain('secret');
  });

  it.each(['GET /floe HTTP/1.1\r\nHost: a b\r\n\r\n', 'GET /floe HTTP/1.1\r\nHost: [\r\n\r\n'])(
    'answers 400 to a request no URL can hold: %j',
    async (head) => {
      const url = await serve(echo);
      expect(await statusOf(url, head)).toBe(400);
    },
  );

  it('takes no host from a path of two slashes', async () => {
    const url = await serve(echo);
    const { port } = new URL(url);
    const asked = rawRequest({ port, host: '127.0.0.1', path: '//evil.example/floe' });
    asked.end();
    const [answer] = await once(asked, 'response');
    let text = '';
    for await (const part of answer) text += part;
    expect(JSON.parse(text).url).toBe(`${url}//evil.example/floe`);
  });
});

describe('a handler behind a framework', () => {
  const post = (url: string) => fetch(`${url}/floe/x`, { method: 'POST', body: bytes });

  it.each(['rawBody', 'body'])('takes the bytes a parser kept in %s', async (name) => {
    const url = await serve(echo, (message, _, listen) => {
      const parts: Buffer[] = [];
      message.on('data', (part) => parts.push(part));
      message.on('end', () => {
        Object.assign(message, { body: { parsed: true }, [name]: Buffer.concat(parts) });
        listen();
      });
    });
    expect(await (await post(url)).json()).toMatchObject({ sha: await sha(bytes) });
  });

  it('says by name that a parser took the bytes', async () => {
    const url = await serve(echo, parse);
    const answer = await post(url);
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({
      code: 'internal',
      title: expect.stringMatching(/Mount Floe before the body parser/),
    });
  });

  it('hands that error to the framework where there is one', async () => {
    const errors: unknown[] = [];
    const listener = toNodeListener(echo);
    const url = await serve(echo, (message, response) => {
      parse(message, response, () => {
        void listener(message, response, (error) => {
          errors.push(error);
          response.writeHead(503).end();
        });
      });
    });
    expect((await post(url)).status).toBe(503);
    expect(errors).toMatchObject([{ name: 'FloeBodyAlreadyParsed' }]);
  });

  it('does not mind a parser where there is no body', async () => {
    const url = await serve(echo, parse);
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(url, { method: 'POST' })).status).toBe(200);
  });

  it('finds the whole path where the mount path was cut off', async () => {
    const url = await serve(echo, (message, _, listen) => {
      Object.assign(message, { originalUrl: message.url, url: message.url?.replace('/floe', '') });
      listen();
    });
    expect(await (await fetch(`${url}/floe/orders.get`)).json()).toMatchObject({ url: `${url}/floe/orders.get` });
  });
});

async function statusOf(url: string, head: string): Promise<number> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(head);
  const [data] = await once(socket, 'data');
  socket.destroy();
  return Number(String(data).split(' ')[1]);
}
