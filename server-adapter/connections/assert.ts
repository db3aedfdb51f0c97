import type { ConnectOptions } from './options.ts';

/** Throws where connecting could never work, with what to do about it. */
export function assertConnect(connect: ConnectOptions | undefined, encryptionKeys: string | undefined): void {
  if (!connect) return;
  if (encryptionKeys === undefined) {
    throw new Error('Floe: connect needs encryptionKeys (FLOE_ENCRYPTION_KEYS): tokens are not kept in the clear.');
  }
  const { url: own } = connect;
  if (own !== undefined && !(URL.canParse(own) && /^https?:/.test(own) && !/[?#]/.test(own))) {
    throw new Error(`Floe: connect.url "${own}" is no address. Write it like "https://app.example.com/floe".`);
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
