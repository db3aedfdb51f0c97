import type { IncomingMessage, ServerResponse } from 'node:http';
import { toNodeListener } from './node.ts';
import type { WebHandler } from './web/handler.ts';

export { BodyAlreadyParsed } from './web/body-already-parsed.ts';
export type { WebHandler } from './web/handler.ts';

/** The part of a Fastify instance that is used. */
export interface FastifyScope {
  removeAllContentTypeParsers(): void;
  addContentTypeParser(type: string, parser: (request: unknown, body: unknown, done: Done) => void): unknown;
  all(path: string, handler: (request: FastifyCall, reply: FastifyAnswer) => Promise<unknown>): unknown;
}

type Done = (error: null) => void;

interface FastifyCall {
  readonly raw: IncomingMessage;
}

interface FastifyAnswer {
  readonly raw: ServerResponse;
  getHeaders(): Readonly<Record<string, number | string | string[] | undefined>>;
}

/**
 * Mounts a handler on Fastify, as a plugin whose scope has no body parsers; those of the rest of the app stay. Headers
 * that hooks have set go out too, unless Floe sets the same; `onSend` does not run. A hook that read the body ends the
 * call in a {@link BodyAlreadyParsed}, thrown to the error handler. Not to be wrapped in `fastify-plugin`.
 *
 * @example
 * app.register(toFastifyPlugin(floe.handler), { prefix: '/floe' });
 */
export function toFastifyPlugin(handler: WebHandler): (scope: FastifyScope) => Promise<void> {
  const listener = toNodeListener(handler);
  return async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    scope.all('/*', async (request, reply) => {
      for (const [name, value] of Object.entries(reply.getHeaders())) {
        if (value !== undefined) reply.raw.setHeader(name, value);
      }
      // Fastify sees that the answer went out; an error is the app's to answer.
      await new Promise<void>((resolve, reject) => void listener(request.raw, reply.raw, reject).then(resolve));
    });
  };
}
