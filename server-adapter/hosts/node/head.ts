import type { IncomingMessage } from 'node:http';

/** A request that is no web request: a host or a target no URL can hold. */
export class BadRequest extends Error {
  override readonly name = 'FloeBadRequest';
  /** Frameworks that are handed the error answer with this. */
  readonly status = 400;

  constructor(cause: unknown) {
    super('Floe: this is no request of the web.', { cause });
  }
}

/** Names and values as they came. */
export function headersOf({ rawHeaders }: IncomingMessage): [string, string][] {
  const headers: [string, string][] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    // Pseudo headers of HTTP/2 are part of the request line.
    if (!name.startsWith(':')) headers.push([name, rawHeaders[at + 1] ?? '']);
  }
  return headers;
}

/** Frameworks cut the mount path off `url` and keep the whole one in `originalUrl`. */
export function urlOf(message: IncomingMessage & { readonly originalUrl?: unknown }): URL {
  const path = typeof message.originalUrl === 'string' ? message.originalUrl : (message.url ?? '/');
  const scheme = 'encrypted' in message.socket && message.socket.encrypted ? 'https' : 'http';
  const host = message.headers[':authority'] ?? message.headers.host ?? 'localhost';
  try {
    // An absolute target (`GET http://… HTTP/1.1`) or one of two slashes must not choose the host.
    return new URL(path.startsWith('/') ? `${scheme}://${String(host)}${path}` : path);
  } catch (cause) {
    throw new BadRequest(cause);
  }
}
