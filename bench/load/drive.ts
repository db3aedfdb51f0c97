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
  /** The operation. */
  name: string;
  /** What one request asks for. Without it the answer may come from a cache. */
  input: () => object;
  /** @default 10 */
  connections?: number;
}

/** Each request about another thing, so that no cache can answer. */
export const another = (field: string) => () => ({ [field]: crypto.randomUUID() });

/** Keeps a server busy for some seconds. */
export async function drive(server: Serving, { name, input, connections = 10 }: Load, seconds: number): Promise<Drive> {
  const [started, before] = [performance.now(), await server.usage()];
  const running = autocannon({
    url: `${server.url}/floe/${name}`,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'floe-client': '1',
          ...(server.bearer && { authorization: `Bearer ${server.bearer}` }),
        },
        setupRequest: (request) => ({
          ...request,
          body: JSON.stringify({ input: input(), customer: { id: ORDER_CUSTOMER } }),
        }),
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

function slowest(waits: number[]): number {
  waits.sort((a, b) => a - b);
  return Math.round(waits[Math.floor(waits.length * 0.99)] ?? Number.NaN);
}
