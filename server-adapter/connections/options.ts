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
  /**
   * Where Polar reaches the adapter, e.g. `https://app.example.com/floe`: webhooks of connections made at run time are sent
   * there. Without it, and without `oauth`, they take none. @default what stands before `/connect/callback` in `redirectUri`
   */
  readonly url?: string | undefined;
}

/** Null where Polar could not send anything to: it takes https alone. */
export function publicUrl({ url, oauth }: ConnectOptions): string | null {
  const given = url ?? oauth?.redirectUri.replace(/\/connect\/callback$/, '');
  return given?.startsWith('https:') ? given.replace(/(?<!\/)\/+$/, '') : null;
}
