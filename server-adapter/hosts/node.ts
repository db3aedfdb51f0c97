import type { IncomingMessage, ServerResponse } from 'node:http';
import { toRequest } from './node/request.ts';
import { writeResponse } from './node/response.ts';

export { BodyAlreadyParsed } from './node/body.ts';

/** A server in Web standards. */
export type WebHandler = (request: Request) => Promise<Response>;

/** A listener for `node:http`; with `next` also for Express, Connect and what takes their handlers. */
export type NodeListener = (
  message: IncomingMessage,
  response: ServerResponse,
  next?: (error: unknown) => void,
) => Promise<void>;

/**
 * Mounts a handler on `node:http`, Express, Fastify (`reply.hijack()`), Koa (`ctx.respond = false`) and Nest. It has to
 * see the bytes of the body: mount it before a body parser, or let the parser keep them (`rawBody`, `express.raw()`).
 * Where they are gone, the call ends in a {@link BodyAlreadyParsed}: given to `next`, or answered as a 500.
 *
 * @example
 * const floe = createFloe({ … });
 * http.createServer(toNodeListener(floe.handler)).listen(4401);
 */
export function toNodeListener(handler: WebHandler): NodeListener {
  return async (message, response, next) => {
    const left = new AbortController();
    response.once('close', () => {
      if (!response.writableFinished) left.abort();
    });
    try {
      await writeResponse(await handler(await toRequest(message, left.signal)), response, message.method);
    } catch (error) {
      if (response.headersSent) response.destroy();
      else if (next) next(error);
      else fail(response, error);
    }
  };
}

function fail(response: ServerResponse, error: unknown): void {
  const isOurs = error instanceof Error && error.name === 'FloeBodyAlreadyParsed';
  const isTheirs = error instanceof Error && error.name === 'FloeBadRequest';
  const [status, code] = isTheirs ? [400, 'bad_json'] : [500, 'internal'];
  const title = isOurs || isTheirs ? error.message : 'Something broke on our side.';
  response.writeHead(status, { 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ type: `urn:floe:${code}`, title, status, code }));
}
