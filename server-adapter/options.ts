import type { ConnectOptions } from './connections/options.ts';
import type { Clock } from './engine/clock.ts';
import type { ReportedEvent } from './engine/report.ts';
import type { SessionCheck } from './engine/session-check.ts';
import type { EntitlementOptions } from './entitlements/options.ts';
import type { LicenseOptions } from './license/options.ts';
import type { McpOptions } from './mcp/options.ts';
import type { Approver, PlanChangePolicy } from './operations/services.ts';
import type { UpstreamOptions } from './polar/client.ts';
import type { Rule } from './rules/rule.ts';
import type { StoreOptions } from './store/open.ts';
import type { Store } from './store/port.ts';
import { type SyncOptions, sinkSecrets } from './sync/options.ts';

/** One tenant's Polar. The token is the organization's and stays on the server. */
export type PolarConnection = Pick<
  UpstreamOptions,
  'accessToken' | 'baseUrl' | 'fetch' | 'rate' | 'readTtl' | 'pace'
> & {
  /**
   * Secrets of the webhook endpoint at Polar, whole, `whsec_` included; several while one replaces the other. Polar
   * sends to `{base}/webhooks/polar/{connection}`.
   */
  readonly webhookSecrets?: readonly string[] | undefined;
};

export interface FloeOptions {
  /** The organization's Polar, or several by the name of their connection; `{}` where all are made at run time. */
  readonly polar: PolarConnection | Readonly<Record<string, PolarConnection>>;
  /**
   * Lets organizations be connected at run time, by OAuth or by an access token. Every connection that a caller's session
   * names and `polar` does not hold is one that can be made. Needs `encryptionKeys`.
   */
  readonly connect?: ConnectOptions | undefined;
  /**
   * Says who is calling: the host's one duty. Answer null for nobody and `'expired'` for a session that has run out;
   * a throw is answered as `unavailable`, never as signed out.
   */
  readonly authenticate: SessionCheck;
  /** At least 32 bytes, the same on every instance; keys for each purpose are derived from it. */
  readonly secret: string;
  /** Origins of the pages that may call, e.g. `https://app.example.com`; also where a portal link may lead back to. */
  readonly origins: readonly string[];
  /** Origins of the pages that may show an answer in a frame, such as a helpdesk's. @default none */
  readonly frameAncestors?: readonly string[] | undefined;
  /** A store, or where to keep one. @default the embedded database in `./.floe` */
  readonly database?: Store | StoreOptions | undefined;
  /** Where the handler is mounted. @default '/floe' */
  readonly base?: string | undefined;
  /** Lets agents move money from a ticket that only the page claims. @default false */
  readonly trustClaimedTicket?: boolean | undefined;
  /** When money moves if customers change their own plan. Without it Polar's setting decides. */
  readonly planChange?: PlanChangePolicy | undefined;
  /** Keeps refunds above an agent's limit waiting for approval. Without it they are refused. */
  readonly approver?: Approver | undefined;
  /**
   * Keys that seal what is kept secret in the store, written `name:key,name:key` with 32 bytes each in base64. The first
   * one seals, all open; `tick` seals anew what an older one has sealed. Needed where Floe itself keeps a secret.
   */
  readonly encryptionKeys?: string | undefined;
  /**
   * How pages hear of changes: over a stream that stays open, or by asking from time to time, for platforms that end
   * or buffer long answers. @default 'stream'
   */
  readonly live?: 'stream' | 'poll' | undefined;
  /** How long gates go by what was known last. */
  readonly entitlements?: EntitlementOptions | undefined;
  /** Where it is told who has which entitlement, such as an engine for feature flags. @default nowhere */
  readonly sync?: SyncOptions | undefined;
  /** Tools for models at `{base}/mcp`; needs `@modelcontextprotocol/server` beside Floe. @default none */
  readonly mcp?: McpOptions | undefined;
  /** Rules: what calls for each, under which condition, and what it then does. @default none */
  readonly rules?: readonly Rule[] | undefined;
  /** License keys for installed software at `{base}/license/…`, open to whoever knows a key; needs `encryptionKeys`. @default none */
  readonly license?: LicenseOptions | undefined;
  /** Told what an operator should know. Nothing in it is secret. */
  readonly onError?: ((event: ReportedEvent) => void) | undefined;
  /** Keeps a runtime that sleeps after an answer awake for the work behind it, e.g. Cloudflare's or Vercel's `waitUntil`. */
  readonly waitUntil?: ((work: Promise<unknown>) => void) | undefined;
  /** @default Date */
  readonly clock?: Clock | undefined;
  /** From 0 up to 1, for the jitter of retries. @default Math.random */
  readonly random?: (() => number) | undefined;
}

/** The connections by name; a single one is called `default`. */
export function connectionsOf({ polar }: Pick<FloeOptions, 'polar'>): ReadonlyMap<string, PolarConnection> {
  return isSingle(polar) ? new Map([['default', polar]]) : new Map(Object.entries(polar));
}

function isSingle(polar: FloeOptions['polar']): polar is PolarConnection {
  return typeof polar.accessToken === 'string';
}

/** Every secret in the options, letter by letter: what a report must not repeat, whatever it looks like. */
export function secretsIn(
  options: Pick<FloeOptions, 'polar' | 'connect' | 'secret' | 'encryptionKeys' | 'sync'>,
): string[] {
  const connections = [...connectionsOf(options).values()];
  const tokens = connections.flatMap(({ accessToken, webhookSecrets = [] }) => [accessToken, ...webhookSecrets]);
  const keys = (options.encryptionKeys ?? '').split(',').map((key) => key.slice(key.indexOf(':') + 1).trim());
  const client = options.connect?.oauth?.clientSecret ?? '';
  return [options.secret, client, ...tokens, ...keys, ...sinkSecrets(options.sync)].filter(
    (secret) => secret.length >= 8,
  );
}

/** Throws where something could never work, with what to do about it. */
export function baseOf({ base = '/floe' }: Pick<FloeOptions, 'base'>): string {
  if (base === '' || /^(\/[\w.-]+)+$/.test(base)) return base;
  throw new Error(`Floe: the base "${base}" is no path, so no request would reach it. Write it like "/floe".`);
}
