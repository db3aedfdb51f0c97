import { assertUnread } from './web/body-already-parsed.ts';
import type { WebHandler } from './web/handler.ts';

export { BodyAlreadyParsed } from './web/body-already-parsed.ts';
export type { WebHandler } from './web/handler.ts';

/** The methods a route of the app router may export. */
export type NextMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** The exports of a `route.ts`. Its second argument, the path's parameters, is not needed: the URL has them. */
export type NextHandlers = Readonly<Record<NextMethod, (request: Request) => Promise<Response>>>;

/**
 * Mounts a handler on Next's app router, as a catch-all route: `app/floe/[...path]/route.ts` for the base `/floe`. A
 * body that was read before ends in a {@link BodyAlreadyParsed}, thrown to Next, which writes it to the server's log.
 * In the pages router use `floe/server/node`, with `bodyParser: false`.
 *
 * @example
 * export const { GET, HEAD, POST, OPTIONS } = toNextHandlers(floe.handler);
 */
export function toNextHandlers(handler: WebHandler): NextHandlers {
  const answer: WebHandler = async (request) => {
    assertUnread(request);
    return handler(request);
  };
  return { GET: answer, HEAD: answer, POST: answer, PUT: answer, PATCH: answer, DELETE: answer, OPTIONS: answer };
}
