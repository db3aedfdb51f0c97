import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type Duplex, duplexPair } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { overHttp } from '../../server-adapter/hosts/node/over-http.ts';
import type { UpstreamOptions } from '../../server-adapter/polar/client.ts';
import type { Answer, Sent } from './upstream.ts';

/** What stands between an upstream and the test's answers. */
export type Network = (answer: Answer) => Pick<UpstreamOptions, 'fetch' | 'transport'>;

/** `fetch` itself is stood in for. */
export const fetchNetwork: Network = (answer) => ({
  fetch: async (url, init = {}) => {
    const sent = new Request(url, { ...init, signal: null });
    const body = await sent.text();
    const { method, headers } = sent;
    const signal = init.signal ?? new AbortController().signal;
    return answer({ method, url: sent.url, headers, body: body && JSON.parse(body) }, signal);
  },
});

/** Node's client talks HTTP to Node's server over streams in memory, so that time stays in the test's hands. */
export const httpNetwork: Network = (answer) => ({
  transport: (base) => {
    const server = createServer((message, response) => void serve(answer, base, { message, response }));
    const agent = new MemoryAgent((socket) => server.emit('connection', socket));
    return overHttp(base, { request: (options) => request({ ...options, protocol: 'http:', agent }) });
  },
});

class MemoryAgent extends Agent {
  readonly #accept: (socket: Duplex) => void;

  constructor(accept: (socket: Duplex) => void) {
    super({ keepAlive: true });
    this.#accept = accept;
  }

  override createConnection(): Duplex {
    const [near, far] = duplexPair();
    far.on('error', () => undefined);
    // What a broken connection is to the other side.
    far.once('close', () => near.destroy(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })));
    near.once('close', () => far.destroy());
    this.#accept(far);
    // What the agent does to a socket it keeps.
    const nothing = () => undefined;
    return Object.assign(near, { setKeepAlive: nothing, setTimeout: nothing, ref: nothing, unref: nothing });
  }
}

/** Headers that are HTTP's own business and not in what a test asked for. */
const HOP = ['host', 'connection', 'content-length', 'accept-encoding', 'user-agent'];

interface Exchange {
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
}

async function serve(answer: Answer, base: string, { message, response }: Exchange): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    await write(await answer(await sentOf(message, base), gone.signal), response);
  } catch {
    response.destroy();
  }
}

async function sentOf(message: IncomingMessage, base: string): Promise<Sent> {
  const body = await text(message);
  const headers = new Headers(Object.entries(message.headers).flatMap(([name, value]) => [[name, String(value)]]));
  for (const name of HOP) headers.delete(name);
  return { method: message.method ?? '', url: base + message.url, headers, body: body && JSON.parse(body) };
}

async function write(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.flushHeaders();
  if (answer.body) await pipeline(answer.body, response);
  else response.end();
}
