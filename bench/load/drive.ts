import autocannon from 'autocannon';

/** How one server did: requests a second over the whole time, and what went wrong. */
export interface Drive {
  perSecond: number;
  p99: number;
  failures: number;
}

/** Ten connections for some seconds, each request another order, so that no cache can answer. */
export async function drive(url: string, seconds: number, bearer?: string): Promise<Drive> {
  const started = performance.now();
  const result = await autocannon({
    url: `${url}/floe/orders.get`,
    connections: 10,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'floe-client': '1',
          ...(bearer && { authorization: `Bearer ${bearer}` }),
        },
        setupRequest: (request) => ({
          ...request,
          body: JSON.stringify({
            input: { order_id: crypto.randomUUID() },
            customer: { id: '1f190d76-8ee3-4d19-af2b-b8cf83fa6e2f' },
          }),
        }),
      },
    ],
  });
  const took = (performance.now() - started) / 1000;
  return {
    perSecond: result['2xx'] / took,
    p99: result.latency.p99,
    failures: result.non2xx + result.errors + result.timeouts,
  };
}
