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

/** Calls operations of one adapter. */
export interface FloeClient {
  url: string;
  /** @throws FloeError on every refusal, and when no answer came. */
  call<N extends OperationName>(name: N, input: Input<N>, options?: CallOptions): Promise<Reply<N>>;
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

  return {
    url,
    async call(name, input, { customer, ticket, idempotencyKey, signal } = {}) {
      const attempt = (bearer: Bearer) => {
        const headers: Record<string, string> = { 'content-type': 'application/json', 'floe-client': '1' };
        if (bearer) headers.authorization = `Bearer ${bearer}`;
        if (idempotencyKey) headers['idempotency-key'] = idempotencyKey;
        const body = JSON.stringify({ input, customer, ticket });
        const init = { method: 'POST', headers, body, signal: signal ?? null };
        return answerOf(() => send(new Request(`${url}/${name}`, init)), signal);
      };
      const used = token ?? ask(false);
      let answer = await attempt(await used);
      if ('code' in answer && answer.code === 'session_expired') {
        // Whoever comes second finds the renewal of the first already under way.
        const fresh = await (token && token !== used ? token : ask(true));
        if (fresh !== (await used)) answer = await attempt(fresh);
      }
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
    if (Object(body) === body && (response.ok ? 'result' : 'code') in (body as object))
      return body as Reply<OperationName> | Problem;
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    throw new FloeError({ code: status ? 'bad_answer' : 'network', status }, cause);
  }
  throw new FloeError({ code: 'bad_answer', status });
}
