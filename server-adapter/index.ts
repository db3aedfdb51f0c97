import { assertConnect } from './connections/assert.ts';
import { assertSecret } from './engine/derive-key.ts';
import { eventually } from './engine/eventually.ts';
import { assertOrigins } from './engine/origin.ts';
import { overWeb } from './engine/over-web.ts';
import { assertEntitlements } from './entitlements/options.ts';
import type { Floe } from './floe.ts';
import { assertLicense } from './license/options.ts';
import { assertMcp } from './mcp/options.ts';
import { baseOf, connectionsOf, type FloeOptions } from './options.ts';
import { assertRules } from './rules/assert.ts';
import { assertSync } from './sync/options.ts';
import { assertWebhookSecrets } from './webhooks/secrets.ts';

export type { JwtOptions } from './callers/jwt.ts';
export { jwtCallers } from './callers/jwt.ts';
export type { WidgetClaims, WidgetTokenOptions, WidgetTokens } from './callers/widget-token.ts';
export { widgetTokens } from './callers/widget-token.ts';
export type * from './calls.ts';
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
export type { Floe } from './floe.ts';
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
