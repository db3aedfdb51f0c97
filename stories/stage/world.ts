import type { Caller } from '../../server-adapter/index.ts';
import { createFloe, memoryStore } from '../../server-adapter/index.ts';
import type { Input, MutationName } from '../../src/client/operation.ts';
import { createPolar, type Polar } from '../../src/simulator/index.ts';
import type { Seed } from '../../src/simulator/seeds/seed.ts';
import type { Shop } from '../../src/simulator/seeds/shop.ts';
import { callerOf, type PersonaName } from './personas.ts';
import { type Scene, seedOf } from './scene.ts';
import { type SceneName, scenes } from './scenes.ts';
import { type Trouble, type TroubleName, troubles } from './troubles.ts';

/** Stories happen at one moment, so that every date in them stays as it is. */
export const NOW = Date.parse('2026-11-23T12:00:00Z');

/** What a stage is built from; a story sets these as its args. */
export interface Setting {
  /** Who the customer is and what happened to them. */
  scene: SceneName;
  /** Who looks. */
  as: PersonaName;
  /** What goes wrong. */
  trouble: TroubleName;
  /** Refunds above an agent's limit wait for approval instead of being refused. */
  approver: boolean;
}

/** Floe's registration at Polar; no story goes there. */
const CLIENT = {
  clientId: 'polar_ci_stories',
  clientSecret: 'polar_cs_stories',
  redirectUri: 'https://app.example.com/floe/connect/callback',
};

/** A Polar, an adapter and the line to them, for one story alone. */
export interface World {
  readonly polar: Polar;
  /** How the host knows the customer. */
  readonly handle: string;
  /** What the provider gets as `fetch`. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** An hour passes, and the adapter does what it does in the background: open refunds are looked up. */
  readonly hourPasses: () => Promise<unknown>;
  /** Somebody else does something about this customer, from another browser. */
  readonly elsewhere: <N extends MutationName>(who: PersonaName, operation: N, input: Input<N>) => Promise<unknown>;
  /** Operations the browser asked for, in order. */
  readonly calls: readonly string[];
  /** Requests by which Polar was asked to change something, in order. */
  readonly writes: readonly string[];
}

/** Opens everything below the browser, in this page: nothing is shared and nothing leaves it. */
export function openWorld({ scene, as, trouble, approver }: Setting): World {
  let now = NOW;
  const clock = { now: () => now };
  const told: Scene = scenes[scene];
  const goesWrong: Trouble = troubles[trouble];
  const { handle } = told.about;
  const webhookSecrets: string[] = [];
  const seed: Seed = (shop) => {
    const ids = seedOf(told)(shop);
    webhookSecrets.push(...secretsOf(shop));
    return ids;
  };
  const polar = createPolar({ seed, clock });
  goesWrong.polar?.(polar);
  const [calls, writes]: [string[], string[]] = [[], []];
  const toPolar: typeof fetch = async (input, init) => {
    if (goesWrong.unreachable) throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
    const request = new Request(input, init);
    if (isWrite(request)) writes.push(`${request.method} ${new URL(request.url).pathname}`);
    return polar.fetch(request);
  };
  const floe = createFloe({
    polar: { default: { accessToken: 'polar_oat_demo', rate: false, webhookSecrets, fetch: toPolar } },
    connect: { rate: false, fetch: toPolar, oauth: CLIENT },
    encryptionKeys: `stories:${btoa('s'.repeat(32))}`,
    authenticate: () => callerOf(as, handle),
    secret: 'stories-keep-no-secrets-but-need-32-bytes',
    origins: [location.origin],
    database: memoryStore(),
    ...(approver && { approver: {} }),
    rules: told.rules,
    clock,
    random: () => 0,
  });
  const wire = goesWrong.wire?.();
  // Who sees to the connection or the rules sees them after they have been running for a while.
  const running = as === 'operator' || as === 'ruler' ? floe.tick() : null;
  return {
    polar,
    handle,
    hourPasses: () => {
      now += 3_600_000;
      return floe.tick();
    },
    elsewhere: (who, operation, input) =>
      floe.call(operation, input, {
        caller: callerOf(who, handle) as Caller,
        customer: { id: polar.ids.customer ?? '' },
        key: crypto.randomUUID(),
      }),
    calls,
    writes,
    fetch: async (request) => {
      await running;
      const operation = request.url.split('/').at(-1) ?? '';
      calls.push(operation);
      return wire?.(operation, () => floe.handler(request), polar) ?? floe.handler(request);
    },
  };
}

/** Of the webhook endpoints that the scene has made. */
function secretsOf(shop: Shop): string[] {
  const { items } = shop.ask('GET', '/v1/webhooks/endpoints');
  return Array.isArray(items) ? items.map(({ secret }) => String(secret)) : [];
}

/** Sessions and previews are POSTs that change nothing. */
function isWrite({ method, url }: Request): boolean {
  return method !== 'GET' && !/-preview$|\/customer-sessions\//.test(new URL(url).pathname);
}
