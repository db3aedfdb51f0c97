import type { IncomingMessage, ServerResponse } from 'node:http';
import { behind } from '../engine/over-web.ts';
import { toInquiry, writeReply } from './node/inquiry.ts';
import { toRequest } from './node/request.ts';
import { writeResponse } from './node/response.ts';
import { failure, tooBusy } from './web/failure.ts';
import type { WebHandler } from './web/handler.ts';

export { busyRounds } from './node/busy-rounds.ts';
export { BodyAlreadyParsed } from './web/body-already-parsed.ts';
export type { WebHandler } from './web/handler.ts';

/** A listener for `node:http`; with `next` also for Connect and what takes its handlers. */
export type NodeListener = (
  message: IncomingMessage,
  response: ServerResponse,
  next?: (error: unknown) => void,
) => Promise<void>;

export interface NodeListenerOptions {
  /**
   * Asked at every call that is more than a read. While it says yes, they are answered 503 with `Retry-After`, so that
   * those under way end in time. {@link busyRounds} is one. @default never
   */
  readonly isBusy?: (() => boolean) | undefined;
}

/**
 * Mounts a handler on `node:http`, Koa (`ctx.respond = false`), Nest (`rawBody: true`) and Next's pages router. It has
 * to see the bytes of the body: mount it before a body parser, or let the parser keep them (`rawBody`, `express.raw()`).
 * Where they are gone, the call ends in a {@link BodyAlreadyParsed}: given to `next`, or answered as a 500.
 *
 * @example
 * const floe = createFloe({ … });
 * http.createServer(toNodeListener(floe.handler)).listen(4401);
 */
export function toNodeListener(handler: WebHandler, { isBusy }: NodeListenerOptions = {}): NodeListener {
  const handle = behind(handler);
  return async (message, response, next) => {
    if (isBusy && message.method === 'POST' && isBusy()) return turnAway(response);
    const left = new AbortController();
    response.once('close', () => {
      if (!response.writableFinished) left.abort();
    });
    try {
      if (handle) writeReply(await handle(toInquiry(message, response, left.signal)), response);
      else await writeResponse(await handler(await toRequest(message, left.signal)), response, message.method);
    } catch (error) {
      if (response.headersSent) response.destroy();
      else if (next) next(error);
      else fail(response, error);
    }
  };
}

/** Node lets the unread body by, so that the connection serves the next call. */
function turnAway(response: ServerResponse): void {
  const { status, headers, body } = tooBusy();
  response.writeHead(status, headers).end(body);
}

function fail(response: ServerResponse, error: unknown): void {
  const { status, headers, body } = failure(error);
  response.writeHead(status, headers).end(body);
}
