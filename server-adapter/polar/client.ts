import { createBreakers } from './breaker.ts';
import { type Budget, createBudget, NEWCOMER_RATE, noBudget, ORGANIZATION_RATE, type Rate } from './budget.ts';
import { defaultTransport } from './default-transport.ts';
import { isRead, refused } from './failure.ts';
import { type Call, createLine, type Identity } from './line.ts';
import { keepNewest } from './newest.ts';
import { overFetch } from './over-fetch.ts';
import { type Pace, realPace } from './pace.ts';
import type { PolarRequest, PolarResult, PortalSubject, Road, Upstream } from './port.ts';
import { createReadCache } from './read-cache.ts';
import { createSession } from './sessions.ts';
import { baseOf, staysPut, targetOf } from './target.ts';
import type { Transport } from './transport.ts';

export interface UpstreamOptions {
  readonly connection: string;
  /** The organization's access token; it goes to `baseUrl` and nowhere else. */
  readonly accessToken: string;
  /** @default 'https://api.polar.sh' */
  readonly baseUrl?: string | undefined;
  /** Carries every call where it is given. @default Node's own HTTP client on Node, elsewhere globalThis.fetch */
  readonly fetch?: typeof fetch | undefined;
  readonly clock: { now(): number };
  /** From 0 up to 1, for the jitter of retries. @default Math.random */
  readonly random?: (() => number) | undefined;
  /** Calls per identity; false leaves all limits to Polar. @default 20 at once, then 7 a second */
  readonly rate?: Rate | false | undefined;
  /** How long equal reads share an answer (ms). @default 1000 */
  readonly readTtl?: number | undefined;
  /** Another way to a base URL, for tests. */
  readonly transport?: ((base: string) => Transport) | undefined;
  /** Timers, for tests. */
  readonly pace?: Pace | undefined;
  /** Stands around every call, e.g. to give the merchant's identity the token of the moment. */
  readonly around?: ((call: Call, merchant: Identity) => Call) | undefined;
  /** The budget of tokens Polar has not seen lately, shared by the connections of one process. */
  readonly newcomers?: Budget | undefined;
}

/** Customers whose session is kept. */
const CUSTOMERS = 1_000;

/**
 * One connection's way to Polar: a deadline per call, reads retried and shared, writes sent once, rate limits kept.
 *
 * @example
 * const polar = createUpstream({ connection: 'default', accessToken, clock: { now: Date.now } });
 * const answer = await polar.merchant.request({ method: 'GET', path: `/v1/orders/${encodeURIComponent(id)}` });
 */
export function createUpstream(options: UpstreamOptions): Upstream {
  const { connection, accessToken, clock, rate = ORGANIZATION_RATE, readTtl = 1_000, pace = realPace } = options;
  const newcomers = rate ? (options.newcomers ?? createBudget(NEWCOMER_RATE, pace)) : noBudget;
  const { fetch, transport = fetch ? (base) => overFetch(base, fetch) : defaultTransport } = options;
  const line = createLine({
    transport: transport(baseOf(options.baseUrl ?? 'https://api.polar.sh')),
    random: options.random ?? Math.random,
    breakerOf: createBreakers(pace),
    clock,
    pace,
    newcomers,
  });
  const merchant: Identity = { token: accessToken, budget: rate ? createBudget(rate, pace) : noBudget, usedAt: null };
  const call = options.around?.(line, merchant) ?? line;
  let generation = 0;

  /** Reads are shared, and a write makes all that was read of this connection before its end old. */
  function road(send: (request: PolarRequest) => Promise<PolarResult>): Road {
    const cache = createReadCache({ pace, ttl: readTtl, generation: () => generation });
    async function request(wanted: PolarRequest): Promise<PolarResult> {
      if (!staysPut(wanted.path)) return refused(404, { error: 'ResourceNotFound' }, wanted, null);
      if (isRead(wanted)) {
        const target = targetOf(wanted);
        if (wanted.fresh) cache.drop(target);
        return wanted.fresh || wanted.safe ? send(wanted) : cache.read(target, () => send(unbound(wanted)));
      }
      try {
        return await send(wanted);
      } finally {
        generation += 1;
      }
    }
    // The one place where an answer takes the wire type its caller names.
    return { request: request as Road['request'] };
  }

  const customers = keepNewest<Road>(CUSTOMERS);
  return {
    connection,
    merchant: road((request) => call(request, merchant)),
    portal: (subject: PortalSubject) =>
      customers.get(JSON.stringify([subject.customerId, subject.memberId ?? null]), () =>
        road(createSession(subject, { call, merchant, clock, pace, rate })),
      ),
    forget: () => {
      generation += 1;
    },
  };
}

/** A shared read does not end because one of those who wait for it has gone. */
const unbound = ({ signal: _, ...request }: PolarRequest): PolarRequest => request;
