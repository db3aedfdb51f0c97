import { assertUnread } from './web/body-already-parsed.ts';
import { failure } from './web/failure.ts';
import type { WebHandler } from './web/handler.ts';

export { BodyAlreadyParsed } from './web/body-already-parsed.ts';
export type { WebHandler } from './web/handler.ts';

/** What Workers, Bun and Deno take as a module's default export. */
export interface FetchServer {
  fetch(request: Request): Promise<Response>;
}

/**
 * Mounts a handler where the platform hands over a `Request` and wants a `Response`: Cloudflare Workers, Bun, Deno,
 * and the endpoints of SvelteKit, Astro, Nuxt, React Router and TanStack Start. The request has to be whole: one whose
 * body was read ends in a {@link BodyAlreadyParsed}, answered as a 500 that says what to do.
 *
 * @example
 * export default toFetchServer(floe.handler); // Workers, Bun, Deno
 * export const ALL = ({ request }) => toFetchServer(floe.handler).fetch(request); // Astro
 */
export function toFetchServer(handler: WebHandler): FetchServer {
  return {
    async fetch(request) {
      try {
        assertUnread(request);
        return await handler(request);
      } catch (error) {
        const { body, ...head } = failure(error);
        return new Response(body, head);
      }
    },
  };
}
