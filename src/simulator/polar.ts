// Puts a Polar together: a world, its routes, its limits, its faults.

import { createRateLimit } from './auth/rate-limit.ts';
import { issueToken } from './auth/tokens.ts';
import { createFaults, type Fault, type Faults } from './faults.ts';
import { notBuilt } from './http/not-built.ts';
import { respond } from './http/pipeline.ts';
import { createRouter, type Router } from './http/router.ts';
import { createMoves, findOrganization, type Moves } from './moves.ts';
import { setUpOrganization } from './organizations/table.ts';
import { type ChallengeRow, challenges } from './payments/challenges.ts';
import { routes } from './routes.ts';
import type { Clock } from './state/time.ts';
import { createWorld, type EmittedEvent, type Mail, type World } from './state/world.ts';
import { startScheduler } from './subscriptions/scheduler.ts';
import type { Deliver } from './webhooks/attempt.ts';
import { createPostman } from './webhooks/postman.ts';

let known: Router | undefined;
/** Routes hold nothing, so that every Polar of a process can take the same. */
function sharedRouter(): Router {
  known ??= createRouter([...routes, ...notBuilt(routes)]);
  return known;
}

/** The organization that every simulator starts with. */
const HOME = 'acme';

export interface PolarOptions {
  readonly clock?: Clock;
  readonly faults?: readonly Fault[];
  /**
   * How webhooks leave for the endpoints that were made: `fetch`, or the handler that receives them. They leave by
   * themselves once the request that caused them is through; without it they wait.
   */
  readonly deliver?: Deliver;
  /** Base URL for links and redirects; default `http://127.0.0.1:8000`. */
  readonly url?: string;
  /** Requests a minute that one organization, customer or member may make; default 500, as in production. */
  readonly requestsPerMinute?: number;
  /** Requests a minute that one address may make with tokens not seen for five minutes; Polar allows 60. Default any. */
  readonly newTokensPerMinute?: number;
  /** Seed of ids and tokens; the same seed and requests give the same ids. */
  readonly idSeed?: number;
}

export interface AccessTokenOptions {
  /** Id or slug; an unknown slug makes the organization. Default the first one. */
  readonly organization?: string;
  /** Default every scope. */
  readonly scopes?: readonly string[];
  /** Milliseconds since the epoch; a past one makes an expired token. Default never. */
  readonly expiresAt?: number;
}

export type Challenge = Pick<ChallengeRow, 'id' | 'client_secret' | 'status'>;

export interface PolarCore {
  readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
  readonly moves: Moves;
  readonly faults: Faults;
  /** Every event emitted so far, oldest first. */
  readonly events: readonly EmittedEvent[];
  /** Every letter that would have been sent, with the code or token in it. */
  readonly mailbox: readonly Mail[];
  /** Every challenge a bank asked for, oldest first, with the processor's id of each. */
  challenges(): readonly Challenge[];
  accessToken(options?: AccessTokenOptions): string;
  /** For the simulator's own parts. */
  readonly world: World;
}

export function createPolarCore(options: PolarOptions = {}): PolarCore {
  const world = createWorld({
    clock: options.clock ?? { now: () => Date.now() },
    url: options.url ?? 'http://127.0.0.1:8000',
    ...(options.idSeed === undefined ? {} : { seed: options.idSeed }),
  });
  const home = setUpOrganization(world, { slug: HOME, name: 'Acme Inc' });
  issueToken(world, {
    organizationId: home.id,
    subject: { kind: 'organization', scopes: 'all' },
    bearer: 'polar_oat_demo',
  });
  startScheduler(world);
  const faults = createFaults(options.faults ?? [], (milliseconds) => world.moveTo(world.time.now() + milliseconds));
  const postman = createPostman(world, options.deliver);
  const ground = {
    world,
    router: sharedRouter(),
    limits: createRateLimit(world, {
      requests: options.requestsPerMinute ?? 500,
      newcomers: options.newTokensPerMinute ?? Number.POSITIVE_INFINITY,
    }),
    faults,
  };
  return {
    fetch: (input, init) => respond(ground, input instanceof Request && !init ? input : new Request(input, init)),
    moves: createMoves(world, postman),
    faults,
    events: world.events,
    mailbox: world.mailbox,
    challenges: () => world.of(challenges).all(),
    world,
    accessToken({ organization = HOME, scopes, expiresAt } = {}) {
      const owner = findOrganization(world, organization) ?? setUpOrganization(world, { slug: organization });
      return issueToken(world, {
        organizationId: owner.id,
        subject: { kind: 'organization', scopes: scopes ? new Set(scopes) : 'all' },
        expiresAt: expiresAt ?? null,
      }).id;
    },
  };
}
