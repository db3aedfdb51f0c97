import type { IncomingMessage, ServerResponse } from 'node:http';
import { toNodeListener } from './node.ts';
import type { WebHandler } from './web/handler.ts';

export { BodyAlreadyParsed } from './web/body-already-parsed.ts';
export type { WebHandler } from './web/handler.ts';

/** A handler for `app.use`, `app.all` and routers. */
export type ExpressHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error: unknown) => void,
) => Promise<void>;

/**
 * Mounts a handler on Express 4 and 5, under its own base: Express cuts a mount path off `url`, and Floe reads the
 * whole one. Mount it before `express.json()`, or let that keep the bytes: `verify: (req, _, bytes) => { req.rawBody =
 * bytes }`. Where they are gone, `next` is given a {@link BodyAlreadyParsed}.
 *
 * @example
 * app.use('/floe', toExpressHandler(floe.handler));
 */
export function toExpressHandler(handler: WebHandler): ExpressHandler {
  return toNodeListener(handler);
}
