import { type Caller, createFloe, memoryStore, type ReportedEvent } from '../../server-adapter/index.ts';
import type { Store } from '../../server-adapter/store/port.ts';
import { createPolar } from '../../src/simulator/index.ts';
import { NOW, SECRET } from '../adapter/house.ts';
import { type Shelf, smallShop } from '../adapter/shop.ts';
import { createTurns, type Turns } from './turns.ts';
import { UPSTREAM_FAULTS, type UpstreamFaultName } from './upstream-faults.ts';

/** One adapter, one Polar, and the line between them in the test's hands. */
export interface Line {
  readonly shop: Shelf;
  readonly turns: Turns;
  readonly events: readonly ReportedEvent[];
  /** Kinds of calls that were tried, in order: method and path, ids left out. */
  readonly tried: string[];
  /** From now on every call of this kind meets the fault. */
  spoil(kind: string, fault: UpstreamFaultName): void;
  ask(name: string, how: LineCall): Promise<LineAnswer>;
  tick(): Promise<unknown>;
}

export interface LineCall {
  readonly as: Caller;
  readonly input: unknown;
  readonly customer?: string | undefined;
  readonly key?: string | undefined;
}

export interface LineAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: answers of every operation
  readonly body: any;
}

const ID = /[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}/gi;

/** A call's kind: what two calls about different things have in common. */
const kindOf = ({ method, url }: Request): string =>
  `${method} ${new URL(url).pathname.replace(ID, '{id}').replace(/\/external\/[^/]+/, '/external/{external_id}')}`;

export function openLine({ store = memoryStore() }: { store?: Store } = {}): Line {
  const turns = createTurns();
  const clock = { now: () => NOW + turns.now() };
  const { seed, shelf } = smallShop();
  const polar = createPolar({ seed, clock, requestsPerMinute: 100_000 });
  const events: ReportedEvent[] = [];
  const tried: string[] = [];
  const spoiled = new Map<string, UpstreamFaultName>();
  let caller: Caller | null = null;

  const way: typeof fetch = async (url, init) => {
    const request = new Request(url, { ...init, signal: null });
    const kind = kindOf(request);
    tried.push(kind);
    const forward = () => polar.fetch(request);
    const fault = spoiled.get(kind);
    if (!fault) return forward();
    const signal = init?.signal ?? new AbortController().signal;
    const later = (ms: number, work: () => void) => void turns.after(ms, work);
    return UPSTREAM_FAULTS[fault].meet({ forward, signal, later, now: clock.now });
  };
  const floe = createFloe({
    polar: { accessToken: 'polar_oat_demo', fetch: way, pace: turns },
    authenticate: () => caller,
    secret: SECRET,
    origins: ['https://app.example.com'],
    database: store,
    clock,
    random: () => 0.5,
    onError: (event) => void events.push(event),
  });

  return {
    shop: shelf(),
    turns,
    events,
    tried,
    tick: () => floe.tick(),
    spoil: (kind, fault) => void spoiled.set(kind, fault),
    ask: async (name, { as, input, customer, key }) => {
      caller = as;
      const headers: Record<string, string> = {
        'content-type': 'application/json',
        'floe-client': '1',
        authorization: 'x',
      };
      if (key) headers['idempotency-key'] = key;
      const body = JSON.stringify({ input, ...(customer ? { customer: { id: customer } } : {}) });
      const request = new Request(`http://floe.test/floe/${name}`, { method: 'POST', headers, body });
      const response = await turns.until(floe.handler(request));
      return { status: response.status, retryAfter: response.headers.get('retry-after'), body: await response.json() };
    },
  };
}
