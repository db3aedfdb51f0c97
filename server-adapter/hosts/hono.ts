import { BodyAlreadyParsed } from './web/body-already-parsed.ts';
import type { WebHandler } from './web/handler.ts';

export { BodyAlreadyParsed } from './web/body-already-parsed.ts';
export type { WebHandler } from './web/handler.ts';

/** The part of Hono's context that is read: the request, and what its readers kept of the body. */
export interface HonoContext {
  readonly req: {
    readonly raw: Request;
    readonly bodyCache: { readonly arrayBuffer?: ArrayBuffer | Promise<ArrayBuffer> };
  };
}

/**
 * Mounts a handler on Hono: `app.all`, not `app.mount`, which cuts the base off the URL. A middleware may read the body
 * with `c.req.arrayBuffer()`; after `json()`, `text()` or `parseBody()` the bytes are not sure to be the same any more,
 * so the call ends in a {@link BodyAlreadyParsed}, thrown to `app.onError`.
 *
 * @example
 * app.all('/floe/*', toHonoHandler(floe.handler));
 */
export function toHonoHandler(handler: WebHandler): (context: HonoContext) => Promise<Response> {
  return async ({ req: { raw, bodyCache } }) => {
    if (!raw.bodyUsed) return handler(raw);
    if (bodyCache.arrayBuffer === undefined) throw new BodyAlreadyParsed();
    const { method, headers, signal } = raw;
    return handler(new Request(raw.url, { method, headers, signal, body: await bodyCache.arrayBuffer }));
  };
}
