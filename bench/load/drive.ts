import autocannon from 'autocannon';
import type { Serving } from '../child.ts';
import { ORDER_CUSTOMER } from './order.ts';

/** How one server did: requests a second over the whole time, its processor time for each, and what went wrong. */
export interface Drive {
  perSecond: number;
  /** µs. */
  cpu: number;
  failures: number;
}

export interface Load {
  /** The operation. */
  name: string;
  /** The field of its input that names what it is about. */
  field: string;
}

/** Ten connections for some seconds, each request about another thing, so that no cache can answer. */
export async function drive(server: Serving, { name, field }: Load, seconds: number): Promise<Drive> {
  const [started, before] = [performance.now(), await server.usage()];
  const result = await autocannon({
    url: `${server.url}/floe/${name}`,
    connections: 10,
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
          body: JSON.stringify({ input: { [field]: crypto.randomUUID() }, customer: { id: ORDER_CUSTOMER } }),
        }),
      },
    ],
  });
  const took = (performance.now() - started) / 1000;
  return {
    perSecond: result['2xx'] / took,
    cpu: ((await server.usage()) - before) / result['2xx'],
    failures: result.non2xx + result.errors + result.timeouts,
  };
}
