import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createUpstream } from '../../server-adapter/polar/client.ts';
import { write } from './upstream.ts';

let server: Server | undefined;
afterEach(async () => {
  server?.close();
  server = undefined;
});

/** A server below HTTP: `talk` holds the socket. */
async function listen(talk: (socket: Socket) => void): Promise<string> {
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    talk(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

async function failureAt(baseUrl: string) {
  const polar = createUpstream({ connection: 'default', accessToken: 't', baseUrl, clock: { now: Date.now } });
  const answer = await polar.merchant.request(write);
  if (answer.ok) throw new Error('It answered.');
  return answer.failure;
}

const afterRequest = (work: (socket: Socket) => void) => (socket: Socket) => socket.once('data', () => work(socket));

describe('a write over a real socket', () => {
  it('has not happened when nobody listens', async () => {
    const baseUrl = await listen(() => undefined);
    server?.close();
    await once(server as Server, 'close');
    expect(await failureAt(baseUrl)).toMatchObject({ kind: 'unreachable', mayHaveHappened: false });
  });

  it('has not happened when the name does not resolve', async () => {
    expect(await failureAt('http://polar.invalid')).toMatchObject({ kind: 'unreachable', mayHaveHappened: false });
  });

  it('may have happened when the connection is reset after it was read', async () => {
    const baseUrl = await listen(afterRequest((socket) => socket.resetAndDestroy()));
    expect(await failureAt(baseUrl)).toMatchObject({ kind: 'cut', status: null, mayHaveHappened: true });
  });

  it('may have happened when the connection ends without an answer', async () => {
    const baseUrl = await listen(afterRequest((socket) => socket.end()));
    expect(await failureAt(baseUrl)).toMatchObject({ kind: 'cut', mayHaveHappened: true });
  });

  it('may have happened when the answer is cut short', async () => {
    const baseUrl = await listen(
      afterRequest((socket) => socket.end('HTTP/1.1 201 Created\r\ncontent-length: 50\r\n\r\n{"id":')),
    );
    expect(await failureAt(baseUrl)).toMatchObject({ kind: 'cut', status: 201, mayHaveHappened: true });
  });

  it('may have happened when the answer is no HTTP', async () => {
    const baseUrl = await listen(afterRequest((socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n')));
    expect(await failureAt(baseUrl)).toMatchObject({ kind: 'cut', mayHaveHappened: true });
  });

  it('does not follow a redirect', async () => {
    let connections = 0;
    const baseUrl = await listen((socket) => {
      connections += 1;
      afterRequest(() =>
        socket.end('HTTP/1.1 307 Temporary Redirect\r\nlocation: /v1/other\r\ncontent-length: 0\r\n\r\n'),
      )(socket);
    });
    expect(await failureAt(baseUrl)).toMatchObject({ kind: 'redirected', status: 307, mayHaveHappened: true });
    expect(connections).toBe(1);
  });
});
