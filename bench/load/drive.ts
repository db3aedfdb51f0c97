import autocannon from 'autocannon';
import type { Serving } from '../child.ts';
import { ORDER_CUSTOMER } from './order.ts';

/** How one server did: requests a second over the whole time, its processor time for each, and what went wrong. */
export interface Drive {
  perSecond: number;
  /** µs. */
  cpu: number;
  /** What the slowest of a hundred that were served waited, ms. */
  p99: number;
  /** Answered, and how: a 503 turns a call away. */
  statuses: Readonly<Record<string, number>>;
  failures: number;
}

export interface Load {
  /** The operation, or the path below the base where it is called by GET. */
  name: string;
  /** What one request asks for. Without it the answer may come from a cache. */
  input: () => object;
  /** Called by GET as a program: the path ends with an id of its own each time. */
  read?: true;
  /** @default 10 */
  connections?: number;
}

/** Each request about another thing, so that no cache can answer. */
export const another = (field: string) => () => ({ [field]: crypto.randomUUID() });

/** Keeps a server busy for some seconds. */
export async function drive(
  server: Serving,
  { name, input, read, connections = 10 }: Load,
  seconds: number,
): Promise<Drive> {
  const [started, before] = [performance.now(), await server.usage()];
  const running = autocannon({
    url: `${server.url}/floe/${name}`,
    connections,
    duration: seconds,
    requests: [
      {
        method: read ? 'GET' : 'POST',
        headers: {
          ...(read ? {} : { 'content-type': 'application/json' }),
          'floe-client': '1',
          ...bearerOf(server, read),
        },
        setupRequest: (request) =>
          read
            ? { ...request, path: `/floe/${name}${crypto.randomUUID()}` }
            : { ...request, body: JSON.stringify({ input: input(), customer: { id: ORDER_CUSTOMER } }) },
      },
    ],
  });
  const waits: number[] = [];
  running.on('response', (_client, status, _bytes, took) => {
    if (status < 300) waits.push(took);
  });
  const result = await running;
  const took = (performance.now() - started) / 1000;
  return {
    perSecond: result['2xx'] / took,
    cpu: ((await server.usage()) - before) / result['2xx'],
    p99: slowest(waits),
    statuses: Object.fromEntries(Object.entries(result.statusCodeStats).map(([code, { count }]) => [code, count])),
    failures: result.non2xx + result.errors + result.timeouts,
  };
}

function bearerOf({ bearer, program }: Serving, read: true | undefined): { authorization?: string } {
  const token = read ? program : bearer;
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

function slowest(waits: number[]): number {
  waits.sort((a, b) => a - b);
  return Math.round(waits[Math.floor(waits.length * 0.99)] ?? Number.NaN);
}
