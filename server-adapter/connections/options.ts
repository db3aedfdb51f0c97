import type { UpstreamOptions } from '../polar/client.ts';

/** Floe's own registration at Polar, by which people let it reach their organization. */
export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /**
   * Where Polar sends people back to, letter by letter as it is registered there: the public address of the adapter's
   * `{base}/connect/callback`.
   */
  readonly redirectUri: string;
  /** The page where people are asked. @default 'https://polar.sh/oauth2/authorize' */
  readonly authorizeUrl?: string | undefined;
  /** Whom Polar calls itself where it says so. @default 'https://polar.sh' */
  readonly issuer?: string | undefined;
  /** What people are asked for. @default what Floe's operations need */
  readonly scopes?: readonly string[] | undefined;
}

/** How connections are made at run time: for callers whose `connection` is none of those in `polar`. */
export interface ConnectOptions
  extends Pick<UpstreamOptions, 'baseUrl' | 'fetch' | 'rate' | 'readTtl' | 'pace' | 'transport'> {
  /** Lets people connect by signing in at Polar. Without it a connection is made by an access token alone. */
  readonly oauth?: OAuthClient | undefined;
}

export const AUTHORIZE_URL = 'https://polar.sh/oauth2/authorize';
export const ISSUER = 'https://polar.sh';

const both = (...resources: string[]) => resources.flatMap((resource) => [`${resource}:read`, `${resource}:write`]);

/** What the operations of Floe's contract, its feed and its lists call Polar for. */
export const SCOPES: readonly string[] = [
  'openid',
  'organizations:read',
  'customer_sessions:write',
  ...both('customers', 'members', 'customer_seats', 'subscriptions', 'orders', 'refunds', 'license_keys'),
  ...both('checkout_links', 'checkouts', 'events', 'webhooks'),
  'products:read',
  'benefits:read',
  'discounts:read',
  'custom_fields:read',
  'meters:read',
  'customer_meters:read',
  'metrics:read',
  'disputes:read',
  'payments:read',
  'files:read',
];

/** Throws where connecting could never work, with what to do about it. */
export function assertConnect(connect: ConnectOptions | undefined, encryptionKeys: string | undefined): void {
  if (!connect) return;
  if (encryptionKeys === undefined) {
    throw new Error('Floe: connect needs encryptionKeys (FLOE_ENCRYPTION_KEYS): tokens are not kept in the clear.');
  }
  if (!connect.oauth) return;
  const { clientId, clientSecret, redirectUri } = connect.oauth;
  if (clientId === '' || clientSecret === '') throw new Error('Floe: connect.oauth needs clientId and clientSecret.');
  const url = URL.canParse(redirectUri) ? new URL(redirectUri) : null;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOCAL.test(url.hostname));
  if (isSafe && url?.pathname.endsWith('/connect/callback') && url.search === '' && url.hash === '') return;
  throw new Error(
    `Floe: the redirectUri "${redirectUri}" is not the adapter’s public address of {base}/connect/callback, by https ` +
      'or on this machine.',
  );
}

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** A name that a connection may have; it stands in addresses and keys. */
export const isConnectionName = (name: string): boolean => /^[\w.:@-]{1,100}$/.test(name);
