// An adapter whose connections are made at run time, over one Polar with two organizations, or over two Polars that are
// twins; and a browser that remembers cookies.

import {
  type Caller,
  createFloe,
  type FloeOptions,
  memoryStore,
  type ReportedEvent,
} from '../../server-adapter/index.ts';
import type { Store } from '../../server-adapter/store/port.ts';
import { createPolar, type Polar } from '../../src/simulator/index.ts';
import { NOW, ORIGIN, SECRET } from '../adapter/house.ts';

const BACK = 'https://floe.example/floe/connect/callback';
export const PAGE = `${ORIGIN}/settings`;
const KEYS = `k:${Buffer.alloc(32, 7).toString('base64')}`;

/** One request that Polar saw. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly authorization: string | null;
  status: number;
}

export type Fetch = (request: Request, pass: (request: Request) => Promise<Response>) => Promise<Response>;

export interface WorldOptions {
  /** Stands between the adapter and Polar. */
  readonly between?: Fetch;
  readonly store?: Store;
  readonly polar?: Polar;
  readonly client?: { client_id: string; client_secret: string };
  readonly floe?: Partial<FloeOptions>;
  /** Without it a connection is made by a token alone. */
  readonly oauth?: false;
  /** Where Polar reaches the adapter. */
  readonly url?: string | undefined;
}

export const OPERATOR: Caller = {
  kind: 'agent',
  id: 'mia',
  name: 'Mia',
  connection: 'tenant',
  permissions: [
    'connections:read',
    'connections:write',
    'customers:read',
    'products:read',
    'polar:read',
    'polar:write',
  ],
};

export async function openWorld(options: WorldOptions = {}) {
  let time = NOW;
  const clock = {
    now: () => time,
    forward: (ms: number) => {
      time += ms;
    },
  };
  const polar = options.polar ?? createPolar({ clock });
  const client = options.client ?? (await register(polar));
  const acme = polar.moves.organization({ slug: 'acme' });
  const other = polar.moves.organization({ slug: 'other', name: 'Other Ltd' });
  polar.moves.signIn('owner@example.com');
  const sent: Sent[] = [];
  const events: ReportedEvent[] = [];
  const store = options.store ?? memoryStore();
  const pass = (request: Request) => polar.fetch(request);
  const callers = new Map<string, Caller>();

  const floe = createFloe({
    polar: {},
    connect: {
      rate: false,
      readTtl: 0,
      url: options.url,
      ...(options.oauth === false
        ? {}
        : { oauth: { clientId: client.client_id, clientSecret: client.client_secret, redirectUri: BACK } }),
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const { pathname, searchParams } = new URL(request.url);
        const entry: Sent = {
          method: request.method,
          path: pathname,
          query: searchParams,
          body: await request.clone().text(),
          authorization: request.headers.get('authorization'),
          status: 0,
        };
        sent.push(entry);
        const response = await (options.between ?? ((asked, on) => on(asked)))(request, pass);
        entry.status = response.status;
        return response;
      },
    },
    authenticate: (request) => callers.get(request.headers.get('authorization') ?? '') ?? null,
    secret: SECRET,
    origins: [ORIGIN],
    database: store,
    clock,
    encryptionKeys: KEYS,
    onError: (event) => void events.push(event),
    ...options.floe,
  });

  async function bearer(as: Caller = OPERATOR): Promise<string> {
    const made = `Bearer t${callers.size}`;
    callers.set(made, as);
    return made;
  }
  async function post(path: string, body: unknown, as: Caller = OPERATOR, more: Record<string, string> = {}) {
    const authorization = await bearer(as);
    return floe.handler(
      new Request(`https://floe.example/floe/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'floe-client': '1', authorization, origin: ORIGIN, ...more },
        body: JSON.stringify(body),
      }),
    );
  }
  async function ask(name: string, input: unknown = {}, as: Caller = OPERATOR) {
    const response = await post(name, { input }, as);
    // biome-ignore lint/suspicious/noExplicitAny: tests read results of every operation
    return { status: response.status, ...((await response.json()) as any) };
  }

  /** Goes to Polar's page: where to, and what the browser holds. */
  async function begin(as: Caller = OPERATOR): Promise<{ url: URL; cookie: string }> {
    const response = await post('connect/start', { input: { return_to: PAGE } }, as);
    const { result } = (await response.json()) as { result: { url: string } };
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    return { url: new URL(result.url), cookie };
  }

  /** Somebody at Polar's page says yes, for these organizations; answers where the browser is sent back to. */
  async function allow(url: URL, organization: string | null = acme): Promise<URL> {
    const asked = new URLSearchParams(url.searchParams);
    if (organization === null) asked.delete('sub_type');
    const response = await polar.fetch(`https://polar.test/v1/oauth2/consent?${asked}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'allow', ...(organization === null ? {} : { organizations: organization }) }),
    });
    return new URL(response.headers.get('location') ?? '');
  }

  /** The browser arrives at the callback. */
  async function arrive(back: URL, cookie: string | null): Promise<{ status: number; outcome: string; text: string }> {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', ...(cookie ? { cookie } : {}) };
    const response = await floe.handler(new Request(back, { headers }));
    const location = response.headers.get('location') ?? '';
    return { status: response.status, outcome: location.split('#')[1] ?? '', text: location + (await response.text()) };
  }

  async function connect(organization: string | null = acme, as: Caller = OPERATOR) {
    const { url, cookie } = await begin(as);
    return arrive(await allow(url, organization), cookie);
  }

  const endpoint = (what: string) => sent.filter(({ path }) => path === `/v1/oauth2/${what}`);
  const made = async () => Promise.all((await store.connections.names()).map((name) => store.connections.get(name)));

  return {
    polar,
    client,
    acme,
    other,
    clock,
    sent,
    events,
    store,
    floe,
    ask,
    bearer,
    post,
    begin,
    allow,
    arrive,
    connect,
    endpoint,
    made,
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

async function register(polar: Polar): Promise<{ client_id: string; client_secret: string }> {
  const response = await polar.fetch('https://polar.test/v1/oauth2/register', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_name: 'Floe', redirect_uris: [BACK] }),
  });
  return response.json();
}
