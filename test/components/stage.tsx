// Components over the real road: provider → client → handler → operations → a simulated Polar, all in this page.

import { QueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { render } from 'vitest-browser-react';
import '../../src/theme/styles.css';
import {
  type Authenticated,
  type Caller,
  createFloe,
  type FloeOptions,
  memoryStore,
} from '../../server-adapter/index.ts';
import type { Store } from '../../server-adapter/store/port.ts';
import type { Input, OperationName } from '../../src/contract/types.ts';
import { FloeProvider, type FloeProviderProps } from '../../src/react/index.ts';
import { createPolar, type Polar } from '../../src/simulator/index.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');

export const ADA = {
  kind: 'agent',
  id: 'ada',
  name: 'Ada Moreno',
  permissions: [
    'customers:read',
    'customers:write',
    'subscriptions:read',
    'subscriptions:write',
    'orders:read',
    'refunds:read',
    'refunds:write',
    'benefits:read',
    'audit:read',
    'products:read',
  ],
  ticket: { system: 'zendesk', id: '4711' },
} as const satisfies Authenticated;

type Answer = (request: Request) => Promise<Response | null> | Response | null;

export interface StageOptions extends Partial<Omit<FloeProviderProps, 'url' | 'fetch' | 'children'>> {
  /** Who is looking. @default Ada, an agent with every right she needs */
  as?: Authenticated;
  /** The demo customer the panel is about, by handle. @default 'maya' */
  about?: string;
  /** What Polar holds at first. @default 'demo' */
  seed?: 'demo' | 'large';
  /** What the adapter remembers at first. @default nothing */
  store?: Store;
  /** Width of the place, px. @default 320 */
  width?: number;
  dir?: 'ltr' | 'rtl';
  /** Refunds above a limit wait for somebody. */
  approver?: FloeOptions['approver'];
  /** Lets connections be made at run time. */
  connect?: FloeOptions['connect'];
  /** Secrets of webhook endpoints; one may be pushed once Polar has made it. */
  webhookSecrets?: string[];
  /** What happened at Polar before the page was opened. */
  before?: (polar: Polar) => unknown;
  /** Answers some requests in the adapter's place. */
  intercept?: Answer;
  /** Changes what the adapter answered, to show what rarely happens. */
  edit?: (name: string, body: Answered) => Answered;
}

/** An answer's envelope, as far as tests change it. */
export interface Answered {
  // biome-ignore lint/suspicious/noExplicitAny: results of every operation pass here
  result: any;
}

/** What {@link stage} answers. */
export type Staged = Awaited<ReturnType<typeof stage>>;

/** One mounted tree and everything under it. */
export async function stage(children: ReactElement, options: StageOptions = {}) {
  const {
    as = ADA,
    about = 'maya',
    width = 320,
    dir = 'ltr',
    seed = 'demo',
    store = memoryStore(),
    edit,
    approver,
    connect,
    before,
    webhookSecrets,
    ...props
  } = options;
  let { intercept = () => null } = props;
  let time = NOW;
  const clock = {
    now: () => time,
    forward: (milliseconds: number) => {
      time += milliseconds;
    },
  };
  const polar = createPolar({ seed, clock });
  await before?.(polar);
  const queryClient = props.queryClient ?? new QueryClient();
  const writes: string[] = [];
  /** People in other browsers, by their bearer. */
  const others = new Map<string, Authenticated>();
  const toPolar: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    const reads = request.method === 'GET' || pathname.endsWith('-preview') || pathname.includes('/customer-sessions');
    if (!reads) writes.push(`${request.method} ${pathname.replace(/[0-9a-f-]{36}/g, ':id')}`);
    return polar.fetch(request);
  };
  const floe = createFloe({
    polar: { default: { accessToken: 'polar_oat_demo', rate: false, webhookSecrets, fetch: toPolar } },
    connect: connect && { rate: false, fetch: toPolar, ...connect },
    encryptionKeys: connect && `test:${btoa('t'.repeat(32))}`,
    authenticate: (request) => others.get(request.headers.get('authorization') ?? '') ?? as,
    secret: 'a-secret-for-tests-of-at-least-32-bytes',
    origins: [location.origin],
    database: store,
    approver,
    clock,
  });
  const heard = Promise.withResolvers<void>();
  const calls: string[] = [];
  const send = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const name = pathname.split('/').at(-1) ?? '';
    calls.push(name);
    const own = await intercept(request.clone());
    if (own) return own;
    const response = await floe.handler(request);
    if (name === 'live') heard.resolve();
    return edit && response.ok && name !== 'live' ? Response.json(edit(name, await response.json())) : response;
  };
  const customer = as && typeof as === 'object' && as.kind === 'agent' ? { externalId: `usr_${about}` } : undefined;
  const screen = await render(
    <div dir={dir} style={{ inlineSize: `${width}px` }}>
      <FloeProvider
        url="/floe"
        fetch={send}
        now={clock.now}
        customer={customer}
        live={false}
        {...props}
        queryClient={queryClient}
      >
        {children}
      </FloeProvider>
    </div>,
  );
  return {
    screen,
    polar,
    /** Operations the browser asked for, in order. */
    calls,
    /** Writes that Polar saw. */
    writes,
    /** Settles when the page has a live stream. */
    listening: () => heard.promise,
    /** A call from another browser. */
    callAs: async (who: Authenticated, name: string, body: object) => {
      others.set('Bearer other', who);
      const headers = { 'content-type': 'application/json', 'floe-client': '1', authorization: 'Bearer other' };
      const request = new Request(`/floe/${name}`, { method: 'POST', headers, body: JSON.stringify(body) });
      const response = await floe.handler(request);
      if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
    },
    /** The adapter itself. */
    handler: floe.handler,
    clock,
    /** Background work of the adapter. */
    tick: () => floe.tick(),
    /** The page reads everything anew, as it does when it is told that something changed. */
    reread: () => queryClient.invalidateQueries(),
    /** Somebody else does something, about the customer whose order the seed names. */
    as: <N extends OperationName>(caller: Caller, name: N, input: Input<N>) =>
      floe.call(name, input, { caller, customer: { id: polar.ids.customer ?? '' }, key: crypto.randomUUID() }),
    /** Answers some requests in the adapter's place. */
    intercept: (answer: Answer) => {
      intercept = answer;
    },
  };
}

/** The customer of a demo handle, as it calls from the product's own page. */
export function customerCaller(handle: string): Caller {
  return { kind: 'customer', externalId: `usr_${handle}` };
}
