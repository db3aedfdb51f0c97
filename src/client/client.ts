import type { Problem } from '../contract/errors.ts';
import { FloeError } from './floe-error.ts';
import type { CustomerRef, Input, OperationName, Reply, Ticket } from './operation.ts';

/** Gives the host's bearer; nothing where the host's own session rides along by itself. */
export type GetToken = (wish: { renew: boolean }) => Bearer | Promise<Bearer>;
type Bearer = string | null | undefined;

/** What {@link createClient} takes. */
export interface ClientOptions {
  /** Where the adapter is mounted: `/floe`, `https://api.example.com/floe`. */
  url: string;
  /**
   * The host's bearer, asked for once and kept in memory. Called again with `renew: true` when the server says the
   * session has run out; several calls that fail at once share one renewal.
   */
  getToken?: GetToken | undefined;
  /** Sends a request. @default the platform's `fetch` */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
}

/** What one call may carry beside its input. */
export interface CallOptions {
  /** Agents: whom this is about. Customers send none, they are always themselves. */
  customer?: CustomerRef | undefined;
  ticket?: Ticket | undefined;
  /** One per intent, not per click: the same key answers the same outcome. Needed where money moves. */
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
}

type Init = Omit<RequestInit, 'headers' | 'signal'> & {
  headers: Record<string, string>;
  signal?: AbortSignal | undefined;
};

/** Calls operations of one adapter. */
export interface FloeClient {
  url: string;
  /** @throws FloeError on every refusal, and when no answer came. */
  call<N extends OperationName>(name: N, input: Input<N>, options?: CallOptions): Promise<Reply<N>>;
  /** Requests of this page that changed something: what they made stale it knows by their answers. */
  own: string[];
  /** One request below `url` with the bearer; read once more with a new one where the session has run out. */
  reach<T>(path: string, init: Init, read: (send: () => Promise<Response>) => Promise<T>): Promise<T>;
}

/** A fresh idempotency key. */
export function newIntent(): string {
  return crypto.randomUUID();
}

/**
 * A client of one Floe adapter.
 *
 * @example
 * const client = createClient({ url: '/floe' });
 * const { result } = await client.call('orders.list', { limit: 10 });
 */
export function createClient({ url, getToken, fetch: send = (request) => fetch(request) }: ClientOptions): FloeClient {
  let token: Promise<Bearer> | undefined;

  const ask = (renew: boolean): Promise<Bearer> => {
    token = (async () => getToken?.({ renew }))().catch((cause: unknown) => {
      token = undefined;
      throw new FloeError({ code: renew ? 'session_expired' : 'unauthenticated' }, cause);
    });
    return token;
  };

  const reach: FloeClient['reach'] = async (path, init, read) => {
    const attempt = (bearer: Bearer) => {
      const headers = { 'floe-client': '1', ...(bearer && { authorization: `Bearer ${bearer}` }), ...init.headers };
      return read(() => send(new Request(`${url}/${path}`, { ...(init as RequestInit), headers })));
    };
    const used = token ?? ask(false);
    const answer = await attempt(await used);
    if ((answer as Partial<Problem>).code !== 'session_expired') return answer;
    // Whoever comes second finds the renewal of the first already under way.
    const fresh = await (token && token !== used ? token : ask(true));
    return fresh === (await used) ? answer : attempt(fresh);
  };

  return {
    url,
    own: [],
    reach,
    async call(name, input, { idempotencyKey, signal, ...about } = {}) {
      const headers = {
        'content-type': 'application/json',
        ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
      };
      const init = { method: 'POST', headers, body: JSON.stringify({ input, ...about }), signal };
      const answer = await reach(name, init, (sent) => answerOf(sent, signal));
      if ('code' in answer) throw new FloeError(answer);
      return answer as Reply<typeof name>; // the server checked it against the contract
    },
  };
}

async function answerOf(
  send: () => Promise<Response>,
  signal: AbortSignal | undefined,
): Promise<Reply<OperationName> | Problem> {
  let status = 0;
  try {
    const response = await send();
    status = response.status;
    const body: unknown = await response.json();
    if ((response.ok ? 'result' : 'code') in Object(body)) return body as Reply<OperationName> | Problem;
    throw new Error('bad_answer');
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    throw new FloeError({ code: status ? 'bad_answer' : 'network', status }, cause);
  }
}
