import type { Input, OperationName, QueryName } from '../src/contract/types.ts';
import { assertConnect } from './connections/assert.ts';
import type { CustomerRef } from './engine/caller.ts';
import { assertSecret } from './engine/derive-key.ts';
import { eventually } from './engine/eventually.ts';
import { assertOrigins } from './engine/origin.ts';
import { overWeb } from './engine/over-web.ts';
import { assertEntitlements } from './entitlements/options.ts';
import type {
  Answered,
  CallOptions,
  EmitOptions,
  EntitlementChange,
  EntitlementOf,
  HeldEntitlements,
  IterateOptions,
  IterateQuery,
  Prefetched,
  Ticked,
  Tracked,
  TrackOptions,
  UsageEvent,
} from './floe.ts';
import { assertLicense } from './license/options.ts';
import { assertMcp } from './mcp/options.ts';
import { baseOf, connectionsOf, type FloeOptions } from './options.ts';
import { assertRules } from './rules/assert.ts';
import type { RuleEvent } from './rules/rule.ts';
import { assertSync } from './sync/options.ts';
import type { SyncRun, SyncStatus } from './sync/worker.ts';
import { assertWebhookSecrets } from './webhooks/secrets.ts';

export type { JwtOptions } from './callers/jwt.ts';
export { jwtCallers } from './callers/jwt.ts';
export type { WidgetClaims, WidgetTokenOptions, WidgetTokens } from './callers/widget-token.ts';
export { widgetTokens } from './callers/widget-token.ts';
export type { ConnectOptions, OAuthClient } from './connections/options.ts';
export type {
  AgentCaller,
  Authenticated,
  Caller,
  CallerTicket,
  CustomerCaller,
  CustomerRef,
  PolarGrant,
  ServiceCaller,
} from './engine/caller.ts';
export { FloeProblem } from './engine/problem.ts';
export type { ReportedEvent } from './engine/report.ts';
export type { SessionCheck } from './engine/session-check.ts';
export type { EntitlementOptions } from './entitlements/options.ts';
export type * from './floe.ts';
export type { LicenseOptions } from './license/options.ts';
export type { Maker, McpIssuer, McpOptions } from './mcp/options.ts';
export type { FloeOptions, PolarConnection } from './options.ts';
export type * from './rules/rule.ts';
export { memoryStore } from './store/memory.ts';
export type { Store } from './store/port.ts';
export type { SyncOptions, SyncSettings } from './sync/options.ts';
export type { KeyCount } from './sync/rounds.ts';
export type {
  EntitlementSink,
  KeyDiff,
  KeyNeed,
  SinkAnswer,
  SinkAsk,
  SinkRequest,
  SinkSnapshot,
} from './sync/sink.ts';
export type { SyncRun, SyncStatus } from './sync/worker.ts';

/** The adapter: one handler for the web, and the same road for the host's own code. */
export interface Floe {
  /** Answers every request under `base`; never throws. */
  readonly handler: (request: Request) => Promise<Response>;
  /** Runs an operation for a caller, through the same policy as the handler. Throws {@link FloeProblem}. */
  call<N extends OperationName>(name: N, input: Input<N>, options: CallOptions): Promise<Answered<N>>;
  /** Runs a query for a page that is rendered on the server, so that it needs no request of its own. */
  prefetch<N extends QueryName>(name: N, input: Input<N>, options: CallOptions): Promise<Prefetched<N>>;
  readonly usage: {
    /**
     * Takes what a customer used, up to 1,000 events at once, and brings it to Polar within seconds. Resolves once the
     * events are kept: from then on none is lost or counted twice, whatever becomes of this process. The embedded store
     * outlives a killed process, not a power cut; Postgres outlives both. An event needs `customer_id` or
     * `external_customer_id`; `timestamp` is RFC 3339 and defaults to now.
     *
     * Throws {@link FloeProblem}: `invalid_input` (nothing is taken), `unavailable` (the store is, or too much waits).
     *
     * @example await floe.usage.track({ name: 'image.made', external_customer_id: user.id, metadata: { pixels: 1_048_576 } })
     */
    track(events: UsageEvent | readonly UsageEvent[], options?: TrackOptions): Promise<Tracked>;
  };
  readonly entitlements: {
    /**
     * Whether a customer may use something now, by the benefit's id or its metadata `floe_key`: true where one grant of it
     * stands. Answered from memory, which webhooks and Polar's feed keep up to date. It never throws: where nothing is
     * known the answer is false, and `onError` is told.
     *
     * @example if (await floe.entitlements.check({ externalId: user.id }, 'exports')) …
     */
    check(customer: CustomerRef, key: string, of?: EntitlementOf): Promise<boolean>;
    /**
     * Everything a customer may use, and as of when. Throws {@link FloeProblem} where nothing is known.
     *
     * @example const { entitlements, is_stale } = await floe.entitlements.get({ externalId: user.id });
     */
    get(customer: CustomerRef, of?: EntitlementOf): Promise<HeldEntitlements>;
    /**
     * Calls `heard` whenever what a customer may use may have changed, whichever adapter on the same Postgres was told of
     * it. Answers how to stop.
     *
     * @example const stop = floe.entitlements.onChange(({ customerId }) => refresh(customerId));
     */
    onChange(heard: (change: EntitlementChange) => void, of?: Pick<EntitlementOf, 'connection'>): () => void;
  };
  readonly rules: {
    /**
     * Tells the rules what happened in the product. Resolves once the event is kept: from then on every rule that waits
     * for it is asked, once for each customer and id, whatever becomes of this process.
     *
     * Throws {@link FloeProblem}: `invalid_input`, `too_large`, `unavailable` (the store is).
     *
     * @example await floe.rules.emit({ name: 'abuse.confirmed', id: report.id, customer: { externalId: user.id } })
     */
    emit(event: RuleEvent, options?: EmitOptions): Promise<void>;
  };
  readonly sync: {
    /**
     * Compares everything that Polar grants with everything that the sinks hold, and makes them alike. Dry, it writes
     * nothing and answers what it would.
     *
     * @example const [run] = await floe.sync.run({ sink: 'unleash', dryRun: true });
     */
    run(how?: { readonly sink?: string | undefined; readonly dryRun?: boolean | undefined }): Promise<SyncRun[]>;
    /** When each sink was last compared with Polar, and what keeps it from being told. */
    status(): Promise<SyncStatus[]>;
  };
  readonly polar: {
    /**
     * Every item of a list of Polar, by Polar's name of the operation, page by page within the rate budget. Without a
     * caller it is read for the host itself.
     *
     * @example for await (const order of floe.polar.iterate('orders:list', { customer_id })) …
     */
    iterate(operation: string, query?: IterateQuery, options?: IterateOptions): AsyncGenerator<unknown>;
  };
  /** One round of background work: lost refunds are looked up, old keys swept. Run it every half minute. */
  tick(): Promise<Ticked>;
  /** Ends the live streams, waits for calls under way and closes the store. A server stops listening before it. */
  close(): Promise<void>;
}

/**
 * Builds the adapter. Nothing is loaded, opened or called before the first use.
 *
 * @throws Error where an option could never work: a short secret, a base that is no path, an origin that is none.
 * @example
 * const floe = createFloe({
 *   polar: { accessToken: process.env.POLAR_ACCESS_TOKEN },
 *   authenticate: (request) => callerOf(request),
 *   secret: process.env.FLOE_SECRET,
 *   origins: ['https://app.example.com'],
 * });
 * export const POST = floe.handler;
 */
export function createFloe(options: FloeOptions): Floe {
  assertSecret(options.secret);
  assertOrigins(options.origins);
  assertOrigins(options.frameAncestors ?? [], 'frameAncestors');
  baseOf(options);
  assertMcp(options.mcp);
  assertEntitlements(options.entitlements);
  assertLicense(options.license, options.encryptionKeys);
  if (connectionsOf(options).size === 0 && !options.connect)
    throw new Error('Floe: no connection to Polar is configured; name one in polar, or let them be made by connect.');
  assertRules(options.rules ?? []);
  assertConnect(options.connect, options.encryptionKeys);
  assertSync(options.sync, (connection) => connectionsOf(options).has(connection) || Boolean(options.connect));
  for (const { webhookSecrets = [] } of connectionsOf(options).values()) assertWebhookSecrets(webhookSecrets);
  let opened: ReturnType<typeof load> | undefined;
  const floe = () => {
    opened ??= load(options);
    return opened;
  };
  return {
    handler: overWeb(async (inquiry) => (await floe()).handle(inquiry)),
    call: async (name, input, call) => (await floe()).call(name, input, call),
    prefetch: async (name, input, call) => (await floe()).prefetch(name, input, call),
    usage: { track: async (events, how) => (await floe()).usage.track(events, how) },
    entitlements: {
      check: async (customer, key, of) => (await floe()).entitlements.check(customer, key, of),
      get: async (customer, of) => (await floe()).entitlements.get(customer, of),
      onChange: (heard, of) => eventually(floe().then(({ entitlements }) => entitlements.onChange(heard, of))),
    },
    rules: { emit: async (event, how) => (await floe()).rules.emit(event, how) },
    sync: {
      run: async (how) => (await floe()).sync.run(how),
      status: async () => (await floe()).sync.status(),
    },
    polar: {
      async *iterate(operation, query, how) {
        yield* (await floe()).polar.iterate(operation, query, how);
      },
    },
    tick: async () => (await floe()).tick(),
    close: async () => {
      if (opened) await (await opened).close();
    },
  };
}

async function load(options: FloeOptions) {
  const { open } = await import('./open.ts');
  return open(options);
}
