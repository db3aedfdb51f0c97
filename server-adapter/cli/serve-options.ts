import { jwtCallers } from '../callers/jwt.ts';
import { assertConnect } from '../connections/assert.ts';
import { assertLicense } from '../license/options.ts';
import type { FloeOptions } from '../options.ts';
import type { StoreOptions } from '../store/open.ts';
import { sinksOf } from './sinks.ts';
import { type Env, storeOptions } from './store-options.ts';
import { secretsOf } from './webhooks.ts';

/** What `floe serve` reads from its environment. */
export interface ServeOptions {
  readonly port: number;
  readonly store: StoreOptions;
  readonly floe: Pick<
    FloeOptions,
    | 'polar'
    | 'connect'
    | 'authenticate'
    | 'secret'
    | 'origins'
    | 'frameAncestors'
    | 'base'
    | 'encryptionKeys'
    | 'approver'
    | 'mcp'
    | 'license'
    | 'sync'
  >;
}

const PORT = 4401;
/** The page and the adapter agree on it without saying so. */
const BASE = '/floe';

/** Reads the environment, or throws with everything that is missing or wrong in it. An empty variable counts as unset. */
export async function serveOptions(env: Env): Promise<ServeOptions> {
  const read = (name: string): string | undefined => env[name]?.trim() || undefined;
  const accessToken = read('POLAR_ACCESS_TOKEN');
  const port = Number(read('PORT') ?? PORT);
  const callers = callersOf(read);
  const hours = read('FLOE_APPROVAL_HOURS');
  const connect = connectOf(read);
  const license = licenseOf(read);
  const secret = read('FLOE_SECRET') ?? (accessToken && (await secretFrom(accessToken)));
  const wrong = [
    accessToken === undefined &&
      !connect &&
      'POLAR_ACCESS_TOKEN is not set: an access token of your organization at Polar.',
    connect && secret === undefined && 'FLOE_SECRET is not set: 32 bytes or more, the same on every instance.',
    connect && reasonAgainst(() => assertConnect(connect, read('FLOE_ENCRYPTION_KEYS'))),
    license && reasonAgainst(() => assertLicense(license, read('FLOE_ENCRYPTION_KEYS'))),
    !(Number.isInteger(port) && port >= 0 && port <= 65_535) && 'PORT is no port.',
    hours !== undefined &&
      !isHours(Number(hours)) &&
      'FLOE_APPROVAL_HOURS is no number of hours: so long a refund above a limit waits for somebody else, 72 for example.',
    callers === null &&
      'Set FLOE_SECRET (32 bytes or more), or FLOE_JWKS_URL with FLOE_ISSUER: who may call is read from their tokens.',
  ].filter((line) => typeof line === 'string');
  if (wrong.length > 0 || secret === undefined || callers === null) throw new Error(wrong.join('\n  '));

  return {
    port,
    store: storeOptions(env),
    floe: {
      polar: accessToken ? { accessToken, baseUrl: read('POLAR_API_URL'), webhookSecrets: secretsOf(env) } : {},
      connect,
      authenticate: jwtCallers(callers),
      secret,
      origins: listOf(read('FLOE_ORIGINS')),
      frameAncestors: listOf(read('FLOE_FRAME_ANCESTORS')),
      base: BASE,
      encryptionKeys: read('FLOE_ENCRYPTION_KEYS'),
      mcp: mcpOf(read),
      license,
      sync: await sinksOf(read('FLOE_SYNC')),
      approver: hours === undefined ? undefined : { expiresInHours: Number(hours) },
    },
  };
}

/** Organizations that connect at run time: by a registration at Polar, or by their tokens alone. */
function connectOf(read: (name: string) => string | undefined): FloeOptions['connect'] {
  const [clientId, isByToken] = [read('FLOE_OAUTH_CLIENT_ID'), read('FLOE_CONNECT') === '1'];
  const [baseUrl, url] = [read('POLAR_API_URL'), read('FLOE_CONNECT_URL')];
  const more = {
    clientSecret: read('FLOE_OAUTH_CLIENT_SECRET') ?? '',
    redirectUri: read('FLOE_OAUTH_REDIRECT_URI') ?? '',
    authorizeUrl: read('FLOE_OAUTH_AUTHORIZE_URL'),
  };
  if (clientId !== undefined) return { baseUrl, url, oauth: { clientId, ...more } };
  return isByToken ? { baseUrl, url } : undefined;
}

function reasonAgainst(check: () => void): string | false {
  try {
    check();
    return false;
  } catch (error) {
    return error instanceof Error && error.message;
  }
}

/** Published keys win over the shared secret, which then only signs our own cursors. */
function callersOf(read: (name: string) => string | undefined): Parameters<typeof jwtCallers>[0] | null {
  const [secret, jwksUrl, issuer] = [read('FLOE_SECRET'), read('FLOE_JWKS_URL'), read('FLOE_ISSUER')];
  if (jwksUrl !== undefined) return issuer === undefined ? null : { jwksUrl, issuer };
  return secret === undefined ? null : { secret, issuer };
}

/** Where callers come by published keys, what we sign ourselves still needs a secret all instances share. */
async function secretFrom(accessToken: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`floe/serve\n${accessToken}`));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Tokens are made by `npx floe mcp`, whose maker is whoever holds the database: whom else a bearer names, nobody here can
 * be asked about later.
 */
function mcpOf(read: (name: string) => string | undefined): FloeOptions['mcp'] {
  const [url, signIn] = [read('FLOE_MCP_URL'), read('FLOE_MCP_SIGN_IN')];
  const urlTokens = read('FLOE_MCP_URL_TOKENS') === '1';
  return url === undefined ? undefined : { url, urlTokens, signIn, maker: () => null };
}

/** Software asks from everywhere, so it is let in only where somebody has said so. */
function licenseOf(read: (name: string) => string | undefined): FloeOptions['license'] {
  const [days, appOrigins] = [read('FLOE_LICENSE_DAYS'), listOf(read('FLOE_LICENSE_ORIGINS'))];
  const addressHeader = read('FLOE_ADDRESS_HEADER');
  if (read('FLOE_LICENSE') !== '1') return undefined;
  return { ticketDays: days === undefined ? undefined : Number(days), appOrigins, addressHeader };
}

/** A year at most: what waits longer has been forgotten. */
const isHours = (hours: number): boolean => hours > 0 && hours <= 8_760;

const listOf = (text = ''): string[] => text.split(/[\s,]+/).filter(Boolean);
