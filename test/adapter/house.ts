// A whole adapter over simulated Polars, as a host would set it up: two connections, a store, a clock that stands still.

import type {
  AgentCaller,
  Authenticated,
  Caller,
  Floe,
  FloeOptions,
  ReportedEvent,
  ServiceCaller,
} from '../../server-adapter/index.ts';
import { createFloe, memoryStore } from '../../server-adapter/index.ts';
import type { Store } from '../../server-adapter/store/port.ts';
import type { Problem } from '../../src/contract/errors.ts';
import { createPolar, type Polar } from '../../src/simulator/index.ts';
import { type Shelf, smallShop } from './shop.ts';

export const SECRET = 'a-secret-for-tests-of-at-least-32-bytes';
export const ORIGIN = 'https://app.example.com';
export const NOW = Date.parse('2026-11-23T12:00:00Z');

/** One request that Polar saw. */
export interface Seen {
  readonly connection: string;
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly authorization: string;
  /** What Polar answered; 0 while it has not. */
  status: number;
}

export interface House {
  readonly floe: Floe;
  readonly shop: Shelf;
  readonly polar: Polar;
  /** Polar of the connection `second`. Its ids are the same as the first one's: twins. */
  readonly second: Polar;
  readonly store: Store;
  readonly events: ReportedEvent[];
  readonly clock: { now(): number; set(time: number): void; forward(milliseconds: number): void };
  /** Everything Polar was sent; `writes` leaves out reads, previews and session mints. */
  readonly seen: Seen[];
  writes(): Seen[];
  /** The writes that Polar carried out. */
  changes(): Seen[];
  /** A bearer that `authenticate` knows. */
  token(caller: Authenticated): string;
  /** The host's people as it would look them up: kind and id, with what they may by now. */
  readonly people: Map<string, AgentCaller | ServiceCaller>;
  post(name: string, body: unknown, options?: PostOptions): Promise<Response>;
  /** A request by a route, with a session and the header of Floe's client. */
  visit(path: string, init?: Omit<RequestInit, 'headers'> & Pick<PostOptions, 'as' | 'headers'>): Promise<Response>;
  ask(name: string, body: Ask): Promise<{ status: number; body: Answered & Problem; response: Response }>;
}

export interface Answered {
  // biome-ignore lint/suspicious/noExplicitAny: tests read results of every operation
  readonly result: any;
  readonly subject: { connection: string; kind: string; customer: string | null };
  readonly nextCursor?: string;
  readonly total?: number;
  readonly stale?: readonly string[];
  readonly unsettled?: boolean;
}

export interface PostOptions {
  readonly as?: Authenticated | undefined;
  readonly key?: string | undefined;
  readonly headers?: Record<string, string | null> | undefined;
  readonly raw?: BodyInit | undefined;
}

export interface Ask extends Omit<PostOptions, 'raw'> {
  readonly input?: unknown;
  readonly customer?: unknown;
  readonly ticket?: unknown;
}

export type HouseOptions = Partial<Omit<FloeOptions, 'polar'>> & {
  readonly wrap?: (fetch: typeof globalThis.fetch, connection: string) => typeof globalThis.fetch;
  /** How long equal reads share an answer, real ms. */
  readonly readTtl?: number;
  /** By connection; none takes no webhooks. */
  readonly webhookSecrets?: Readonly<Record<string, readonly string[]>>;
};

const isWrite = ({ method, path }: Seen): boolean =>
  method !== 'GET' && !path.endsWith('-preview') && !path.includes('/customer-sessions');

export function openHouse({
  wrap = (fetch) => fetch,
  webhookSecrets = {},
  readTtl,
  ...options
}: HouseOptions = {}): House {
  let time = NOW;
  const timers = new Set<{ readonly ms: number; readonly work: () => void; at: number }>();
  const clock = {
    now: () => time,
    set: (at: number) => {
      time = at;
    },
    forward: (milliseconds: number) => {
      const until = time + milliseconds;
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (!next) break;
        time = next.at;
        next.at += next.ms;
        next.work();
      }
      time = until;
    },
    every: (ms: number, work: () => void) => {
      const timer = { ms, work, at: time + ms };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  };
  const { seed, shelf } = smallShop();
  const polar = createPolar({ seed, clock });
  let second: Polar | undefined;
  // Most tests never ask for it, and a shop takes a while to stock; whenever it is, it is the twin of the first one.
  const secondPolar = () => {
    if (second) return second;
    let isStocked = false;
    second = createPolar({ seed, clock: { now: () => (isStocked ? time : NOW) } });
    isStocked = true;
    return second;
  };
  const seen: Seen[] = [];
  const events: ReportedEvent[] = [];
  const store = memoryStore();
  const callers = new Map<string, Authenticated>();

  const connect = (connection: string, polarOf: () => Polar) => ({
    accessToken: 'polar_oat_demo',
    rate: false as const,
    readTtl,
    webhookSecrets: webhookSecrets[connection],
    fetch: wrap(async (input, init) => {
      const request = new Request(input, init);
      const body = await request.clone().text();
      const { pathname, search } = new URL(request.url);
      const authorization = request.headers.get('authorization') ?? '';
      const entry: Seen = {
        connection,
        method: request.method,
        path: `${pathname}${search}`,
        body,
        authorization,
        status: 0,
      };
      seen.push(entry);
      const response = await polarOf().fetch(request);
      entry.status = response.status;
      return response;
    }, connection),
  });

  const people = new Map<string, AgentCaller | ServiceCaller>();
  const floe = createFloe({
    polar: { default: connect('default', () => polar), second: connect('second', secondPolar) },
    authenticate: (request) => callers.get(request.headers.get('authorization') ?? '') ?? null,
    secret: SECRET,
    origins: [ORIGIN],
    database: store,
    clock,
    mcp: {
      url: 'https://floe.test/floe',
      urlTokens: true,
      maker: ({ kind, id }) => people.get(`${kind}:${id}`) ?? null,
    },
    onError: (event) => void events.push(event),
    ...options,
  });

  const token = (caller: Authenticated) => {
    const bearer = `Bearer t${callers.size}`;
    callers.set(bearer, caller);
    if (caller && caller !== 'expired' && caller.kind !== 'customer') people.set(`${caller.kind}:${caller.id}`, caller);
    return bearer;
  };

  const post: House['post'] = (name, body, { as = null, key, headers = {}, raw } = {}) => {
    const all: Record<string, string | null> = {
      'content-type': 'application/json',
      'floe-client': '1',
      authorization: as ? token(as) : null,
      'idempotency-key': key ?? null,
      ...headers,
    };
    const sent = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== null);
    return floe.handler(
      new Request(`http://floe.test/floe/${name}`, {
        method: 'POST',
        headers: sent,
        body: raw ?? JSON.stringify(body),
      }),
    );
  };

  const visit: House['visit'] = (path, { as = null, headers = {}, ...init } = {}) => {
    const all = { 'floe-client': '1', authorization: as ? token(as) : null, ...headers };
    const sent = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== null);
    return floe.handler(new Request(`http://floe.test/floe/${path}`, { ...init, headers: sent }));
  };

  return {
    floe,
    shop: shelf(),
    polar,
    get second() {
      return secondPolar();
    },
    store,
    events,
    clock,
    seen,
    writes: () => seen.filter(isWrite),
    changes: () => seen.filter((entry) => isWrite(entry) && entry.status >= 200 && entry.status < 300),
    token,
    people,
    post,
    visit,
    async ask(name, { input = {}, customer, ticket, ...rest }) {
      const response = await post(name, { input, customer, ticket }, rest);
      return { status: response.status, body: await response.json(), response };
    },
  };
}

export const TICKET = { system: 'desk', id: 'T-1001', url: 'https://desk.example.com/T-1001' };

/** An agent with every right, at a ticket its session proves. */
export function agent(facts: Partial<Extract<Caller, { kind: 'agent' }>> = {}): Caller {
  return {
    kind: 'agent',
    id: 'a-17',
    name: 'Mia',
    permissions: [
      'customers:read',
      'customers:write',
      'subscriptions:read',
      'subscriptions:write',
      'orders:read',
      'refunds:read',
      'refunds:write',
      'products:read',
      'discounts:read',
      'benefits:read',
      'audit:read',
      'orders:write',
      'license_keys:read',
      'license_keys:write',
      'checkout_links:read',
      'checkout_links:write',
      'usage:read',
    ],
    ticket: TICKET,
    ...facts,
  };
}
