import type { WidgetTokens } from '../../server-adapter/callers/widget-token.ts';
import type { Floe } from '../../server-adapter/index.ts';
import { isLocalHost } from './host-check.ts';
import { signFor } from './identity.ts';
import { importProject } from './imports.ts';
import { pageFile } from './pages.ts';
import type { Software } from './software.ts';
import type { DemoWorld } from './world.ts';

export interface DemoParts {
  floe: Floe;
  tokens: WidgetTokens;
  world: DemoWorld;
  software: Software;
  pages: string;
  port: number;
}

/** Everything the demo answers: the adapter under /floe, the host's own routes, and the pages. */
export function demoHandler({
  floe,
  tokens,
  world,
  software,
  pages,
  port,
}: DemoParts): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, host } = new URL(request.url);
    if (!isLocalHost(host, port)) return new Response('This demo answers on this machine only.', { status: 403 });
    if (pathname === '/floe' || pathname.startsWith('/floe/')) return floe.handler(request);
    if (pathname === '/demo/world') return Response.json(world);
    if (pathname === '/demo/software') return Response.json(await software.read());
    const posted = request.method === 'POST' ? POSTS[pathname] : undefined;
    if (posted) {
      if (request.headers.get('content-type') !== 'application/json') return new Response(null, { status: 415 });
      return posted(await request.json(), { floe, tokens, world, software });
    }
    if (pathname === '/') return new Response(null, { status: 302, headers: { location: '/desk' } });
    return (await pageFile(pages, pathname)) ?? new Response('There is nothing here.', { status: 404 });
  };
}

type Host = Pick<DemoParts, 'floe' | 'tokens' | 'world' | 'software'>;

/** What the host's own pages send, as JSON: no form of another page's can. */
const POSTS: Readonly<Record<string, (body: unknown, host: Host) => Promise<Response>>> = {
  '/demo/token': (body, { world, tokens }) => signFor(body, world, tokens),
  '/demo/import': (body, { world, floe }) => importProject(body, world, floe),
  '/demo/seller': (body, { software }) => soldBy(body, software),
};

async function soldBy(body: unknown, software: Software): Promise<Response> {
  const { status } = Object(body);
  await software.sell(status === 'granted' ? 'granted' : 'disabled');
  return new Response(null, { status: 204 });
}
