import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createSafeServer } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createUpstream, type UpstreamOptions } from '../../server-adapter/polar/client.ts';
import { settle } from './manual-pace.ts';
import { read, write } from './upstream.ts';

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
  return `http://127.0.0.1:${await portOf(server)}`;
}

/** A server over TLS whose certificate nobody vouches for. */
async function listenSafely(talk: (socket: Socket) => void): Promise<string> {
  const key = readFileSync(new URL('nobody.pem', import.meta.url));
  server = createSafeServer({ key, cert: key }, talk).on('tlsClientError', () => undefined);
  return `https://127.0.0.1:${await portOf(server)}`;
}

async function portOf(listening: Server): Promise<number> {
  listening.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  return typeof address === 'object' && address ? address.port : 0;
}

type Way = Pick<UpstreamOptions, 'fetch'>;
const WAYS: readonly (readonly [string, Way])[] = [
  ['Node’s own client', {}],
  ['fetch', { fetch: globalThis.fetch }],
];

const at = (baseUrl: string, way: Way) =>
  createUpstream({ connection: 'default', accessToken: 't', baseUrl, clock: { now: Date.now }, ...way }).merchant;

async function failureOver(way: Way, baseUrl: string) {
  const answer = await at(baseUrl, way).request(write);
  if (answer.ok) throw new Error('It answered.');
  return answer.failure;
}

const afterRequest = (work: (socket: Socket) => void) => (socket: Socket) => socket.once('data', () => work(socket));

describe.each(WAYS)('a write over a real socket by %s', (_, way) => {
  const failureAt = (baseUrl: string) => failureOver(way, baseUrl);

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

  it('is not sent again when a connection that was kept breaks under it', async () => {
    const seen: string[] = [];
    const baseUrl = await listen((socket) => {
      let turn = 0;
      socket.on('data', (data) => {
        seen.push(String(data).split(' ')[0] ?? '');
        turn += 1;
        if (turn === 1) socket.write(answerOf('{"turn":1}'));
        else socket.resetAndDestroy();
      });
    });
    const polar = at(baseUrl, way);
    await polar.request({ ...read, fresh: true });
    await settle();
    expect(await polar.request(write)).toMatchObject({ failure: { kind: 'cut', mayHaveHappened: true } });
    expect(seen).toEqual(['GET', 'POST']);
  });

  it('says that nothing left when the certificate is nobody’s, and nothing has', async () => {
    let heard = '';
    const ended = Promise.withResolvers<void>();
    const baseUrl = await listenSafely((socket) => {
      socket.on('data', (data) => {
        heard += String(data);
      });
      socket.on('error', () => undefined);
    });
    server?.on('connection', (socket) => socket.once('close', () => ended.resolve()));
    expect(await failureAt(baseUrl)).toMatchObject({ kind: 'unreachable', mayHaveHappened: false });
    await ended.promise;
    expect(heard).toBe('');
  });
});

describe.each(WAYS)('a read over a real socket by %s', (_, way) => {
  const reading = (baseUrl: string) => at(baseUrl, way).request({ ...read, fresh: true });

  it('is sent again when a connection that was kept breaks under it', async () => {
    let connections = 0;
    const baseUrl = await listen((socket) => {
      connections += 1;
      let turn = 0;
      socket.on('data', () => {
        turn += 1;
        if (connections === 1 && turn === 2) socket.resetAndDestroy();
        else socket.write(answerOf(`{"connection":${connections}}`));
      });
    });
    const polar = at(baseUrl, way);
    expect(await polar.request({ ...read, fresh: true })).toMatchObject({ body: { connection: 1 } });
    await settle();
    expect(await polar.request({ ...read, fresh: true })).toMatchObject({ body: { connection: 2 } });
  });

  it('reads a body in parts, letters cut in two and marked at the start', async () => {
    const bytes = Buffer.from('\ufeff{"name":"Zoë"}');
    const baseUrl = await listen(
      afterRequest(async (socket) => {
        socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${bytes.length}\r\n\r\n`);
        for (const byte of bytes) {
          socket.write(Buffer.of(byte));
          await new Promise(setImmediate);
        }
      }),
    );
    expect(await reading(baseUrl)).toEqual({ ok: true, status: 200, body: { name: 'Zoë' } });
  });

  it('reads what comes compressed', async () => {
    const baseUrl = await listen(afterRequest((socket) => socket.end(zipped('{"id":1}'))));
    expect(await reading(baseUrl)).toEqual({ ok: true, status: 200, body: { id: 1 } });
  });

  it('does not let a small answer grow without end', async () => {
    const bomb = zipped(`"${'x'.repeat(6 * 1024 * 1024)}"`);
    expect(bomb.length).toBeLessThan(20_000);
    const baseUrl = await listen(afterRequest((socket) => socket.end(bomb)));
    const answer = await at(baseUrl, way).request(write);
    expect(answer).toMatchObject({ failure: { kind: 'unreadable', status: 200, mayHaveHappened: true } });
  });

  it('sees that a compressed answer was cut short', async () => {
    const whole = zipped('{"id":1}', 'connection: close');
    const baseUrl = await listen(afterRequest((socket) => socket.end(whole.subarray(0, -12))));
    const answer = await at(baseUrl, way).request(write);
    expect(answer).toMatchObject({ failure: { kind: 'cut', status: 200, mayHaveHappened: true } });
  });

  it('ends when the other side wants to speak another protocol', async () => {
    const upgrade = 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n';
    const baseUrl = await listen(afterRequest((socket) => socket.write(upgrade)));
    expect(await at(baseUrl, way).request(write)).toMatchObject({ failure: { kind: 'cut', mayHaveHappened: true } });
  });

  it('says that a write without a body has none', async () => {
    let sent = '';
    const baseUrl = await listen((socket) =>
      socket.once('data', (data) => {
        sent = String(data);
        socket.end(answerOf('{}'));
      }),
    );
    await at(baseUrl, way).request({ method: 'POST', path: '/v1/x/' });
    expect(sent).toMatch(/^content-length: 0$/im);
    expect(sent).not.toMatch(/transfer-encoding/i);
  });

  it('spells a path as a URL does', async () => {
    const seen: string[] = [];
    const baseUrl = await listen((socket) =>
      socket.once('data', (data) => {
        seen.push(String(data).split('\r\n')[0] ?? '');
        socket.end(answerOf('{}'));
      }),
    );
    await at(`${baseUrl}/behind`, way).request({ method: 'GET', path: '/v1/x/ü y', query: { a: 'ü' } });
    expect(seen).toEqual(['GET /behind/v1/x/%C3%BC%20y?a=%C3%BC HTTP/1.1']);
  });

  it('ends with its deadline, and its connection with it', async () => {
    const closed = Promise.withResolvers<void>();
    const baseUrl = await listen((socket) => socket.once('close', () => closed.resolve()));
    const gone = new AbortController();
    const asked = at(baseUrl, way).request({ ...write, signal: gone.signal });
    await new Promise((resolve) => server?.once('connection', resolve));
    gone.abort();
    expect(await asked).toMatchObject({ failure: { kind: 'aborted' } });
    await closed.promise;
  });
});

function answerOf(body: string): string {
  return `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}

function zipped(body: string, header = 'x: y'): Buffer {
  const bytes = gzipSync(body);
  const head = `HTTP/1.1 200 OK\r\n${header}\r\ncontent-encoding: gzip\r\ncontent-length: ${bytes.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes]);
}
