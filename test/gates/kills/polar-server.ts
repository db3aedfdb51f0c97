import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Counter } from '../refunds/counter.ts';

/** What becomes of the next refund on its way. `done` is called where a process is to be killed. */
export type Way =
  | { readonly kind: 'through' }
  /** The work is done, the answer is lost. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'leaves' | 'worked' | 'half'; readonly kill: () => void };

export interface PolarServer {
  readonly url: string;
  /** Refunds that reached Polar, by our mark. */
  readonly posts: Map<string, number>;
  way(next: Way): void;
  close(): void;
}

/** The simulated Polar over real sockets, in the parent's process: it outlives every adapter. */
export async function servePolar(counter: Counter): Promise<PolarServer> {
  const posts = new Map<string, number>();
  let way: Way = { kind: 'through' };

  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const isPay = message.method === 'POST' && message.url === '/v1/refunds/';
    if (isPay && way.kind === 'leaves') {
      way.kill();
      return;
    }
    const request = await requestOf(message);
    if (isPay) {
      const mark = String((await request.clone().json()).metadata?.floe_operation);
      posts.set(mark, (posts.get(mark) ?? 0) + 1);
    }
    const result = isPay ? await counter.pay(request) : await counter.polar.fetch(request);
    const body = Buffer.from(await result.arrayBuffer());
    if (isPay && way.kind === 'lost') response.destroy();
    else if (isPay && way.kind === 'worked') way.kill();
    else if (isPay && way.kind === 'half') {
      const { kill } = way;
      response.writeHead(result.status, { 'content-type': 'application/json', 'content-length': body.length });
      response.write(body.subarray(0, body.length / 2), kill);
    } else {
      response.writeHead(result.status, Object.fromEntries(result.headers)).end(body);
    }
  }

  const server = createServer((message, response) => {
    message.on('error', () => undefined);
    response.on('error', () => undefined);
    void answer(message, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    posts,
    way: (next) => {
      way = next;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function requestOf(message: IncomingMessage): Promise<Request> {
  const { method = 'GET', url = '/', headers } = message;
  const bytes = await buffer(message);
  const init = { method, headers: { authorization: headers.authorization ?? '', 'content-type': 'application/json' } };
  return new Request(`https://api.polar.sh${url}`, bytes.length > 0 ? { ...init, body: new Uint8Array(bytes) } : init);
}
