import { describe, expect, it } from 'vitest';
import { createClient } from '../../src/client/client.ts';
import { type FloeError, isFloeError } from '../../src/client/floe-error.ts';
import { dataOf } from '../../src/client/operation.ts';

const URL_ = 'https://app.example.com/floe';
const subject = { connection: 'default', kind: 'agent', customer: 'c1' };
const ok = (result: unknown, more = {}) => Response.json({ result, subject, requestId: 'r1', ...more });
const problem = (code: string, status: number, more = {}) =>
  Response.json({ code, status, title: code, requestId: 'r2', ...more }, { status });

/** A client over a written answer; keeps the requests it made. */
function over(
  answer: (request: Request, nth: number) => Response | Promise<Response>,
  getToken?: (wish: { renew: boolean }) => Promise<string | null>,
) {
  const requests: Request[] = [];
  const fetch = async (request: Request) => {
    requests.push(request.clone());
    return answer(request, requests.length);
  };
  return { requests, client: createClient({ url: URL_, fetch, getToken }) };
}

async function failure(work: Promise<unknown>): Promise<FloeError> {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!isFloeError(error)) throw new Error('expected a FloeError');
  return error;
}

describe('call', () => {
  it('posts input, customer and ticket in the envelope', async () => {
    const { client, requests } = over(() => ok([]));
    await client.call('orders.list', { limit: 5 }, { customer: { id: 'c1' }, ticket: { system: 'zendesk', id: '1' } });
    const [request] = requests;
    expect(request?.url).toBe(`${URL_}/orders.list`);
    expect(request?.method).toBe('POST');
    expect(request?.headers.get('floe-client')).toBe('1');
    expect(request?.headers.get('content-type')).toBe('application/json');
    expect(request?.headers.has('idempotency-key')).toBe(false);
    expect(await request?.json()).toEqual({
      input: { limit: 5 },
      customer: { id: 'c1' },
      ticket: { system: 'zendesk', id: '1' },
    });
  });

  it('sends the key of the intent and the bearer of the host', async () => {
    const { client, requests } = over(
      () => ok({}),
      async () => 'bearer-1',
    );
    await client.call('subscriptions.cancel', { subscription_id: 's1' }, { idempotencyKey: 'k1' });
    expect(requests[0]?.headers.get('idempotency-key')).toBe('k1');
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer bearer-1');
  });

  it('gives a list as a page', async () => {
    const { client } = over(() => ok([{ id: 'o1' }], { total: 12, nextCursor: 'n' }));
    const reply = await client.call('orders.list', {});
    expect(dataOf(reply)).toEqual({ items: [{ id: 'o1' }], total: 12, nextCursor: 'n' });
  });

  it('throws what the server refuses, with code, fields and state', async () => {
    const { client } = over(() =>
      problem('changed_elsewhere', 409, {
        state: { refundable_amount: 5 },
        errors: [{ path: 'amount', code: 'x', message: 'y' }],
      }),
    );
    const error = await failure(client.call('orders.list', {}));
    expect(error).toMatchObject({
      code: 'changed_elsewhere',
      status: 409,
      requestId: 'r2',
      state: { refundable_amount: 5 },
    });
    expect(error.fields[0]?.path).toBe('amount');
  });

  it('tells a lost connection from an answer that is not the server’s', async () => {
    const gone = over(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await failure(gone.client.call('orders.list', {}))).toMatchObject({ code: 'network', status: 0 });
    const proxy = over(() => new Response('<html>Bad gateway</html>', { status: 502 }));
    expect(await failure(proxy.client.call('orders.list', {}))).toMatchObject({ code: 'bad_answer', status: 502 });
    const login = over(() => new Response('<html>Sign in</html>'));
    expect(await failure(login.client.call('orders.list', {}))).toMatchObject({ code: 'bad_answer', status: 200 });
    const empty = over(() => Response.json({}));
    expect(await failure(empty.client.call('orders.list', {}))).toMatchObject({ code: 'bad_answer', status: 200 });
  });

  it('lets an abort stay an abort', async () => {
    const stop = new AbortController();
    const { client } = over(() => {
      stop.abort();
      throw new DOMException('aborted', 'AbortError');
    });
    await expect(client.call('orders.list', {}, { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('the host’s bearer', () => {
  const byToken = (request: Request) =>
    request.headers.get('authorization') === 'Bearer fresh' ? ok([]) : problem('session_expired', 401);

  it('is asked for once', async () => {
    let asked = 0;
    const { client } = over(
      () => ok([]),
      async () => `t${++asked}`,
    );
    await Promise.all([client.call('orders.list', {}), client.call('products.list', {})]);
    await client.call('orders.list', {});
    expect(asked).toBe(1);
  });

  it('is renewed once for calls that fail together', async () => {
    const wishes: boolean[] = [];
    const getToken = async ({ renew }: { renew: boolean }) => {
      wishes.push(renew);
      return renew ? 'fresh' : 'old';
    };
    const { client, requests } = over(byToken, getToken);
    await Promise.all([
      client.call('orders.list', {}),
      client.call('products.list', {}),
      client.call('audit.list', {}),
    ]);
    expect(wishes).toEqual([false, true]);
    expect(requests).toHaveLength(6);
  });

  it('is not renewed a second time for the same call', async () => {
    let renewals = 0;
    const { client, requests } = over(
      () => problem('session_expired', 401),
      async ({ renew }) => `t${renew ? ++renewals : 0}`,
    );
    expect(await failure(client.call('orders.list', {}))).toMatchObject({ code: 'session_expired' });
    expect(renewals).toBe(1);
    expect(requests).toHaveLength(2);
  });

  it('is not renewed for other refusals', async () => {
    const wishes: boolean[] = [];
    const { client } = over(
      () => problem('unauthenticated', 401),
      async ({ renew }) => String(wishes.push(renew)),
    );
    expect(await failure(client.call('orders.list', {}))).toMatchObject({ code: 'unauthenticated' });
    expect(wishes).toEqual([false]);
  });

  it('is asked for again after the host failed to give one', async () => {
    let asked = 0;
    const { client } = over(byToken, async () => {
      asked += 1;
      if (asked === 1) throw new Error('host is down');
      return 'fresh';
    });
    expect(await failure(client.call('orders.list', {}))).toMatchObject({ code: 'unauthenticated' });
    await client.call('orders.list', {});
    expect(asked).toBe(2);
  });

  it('carries the same idempotency key over a renewal', async () => {
    const { client, requests } = over(byToken, async ({ renew }) => (renew ? 'fresh' : 'old'));
    await client.call('subscriptions.cancel', { subscription_id: 's1' }, { idempotencyKey: 'k1' });
    expect(requests.map((request) => request.headers.get('idempotency-key'))).toEqual(['k1', 'k1']);
  });
});
