import type { WidgetTokens } from '../../server-adapter/callers/widget-token.ts';
import type { Floe } from '../../server-adapter/index.ts';
import { isLocalHost } from './host-check.ts';
import { signFor } from './identity.ts';
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
    if (pathname === '/demo/seller' && request.method === 'POST') return soldBy(request, software);
    if (pathname === '/demo/token' && request.method === 'POST') {
      if (request.headers.get('content-type') !== 'application/json') return new Response(null, { status: 415 });
      return signFor(await request.json(), world, tokens);
    }
    if (pathname === '/') return new Response(null, { status: 302, headers: { location: '/desk' } });
    return (await pageFile(pages, pathname)) ?? new Response('There is nothing here.', { status: 404 });
  };
}

async function soldBy(request: Request, software: Software): Promise<Response> {
  if (request.headers.get('content-type') !== 'application/json') return new Response(null, { status: 415 });
  const { status } = Object(await request.json());
  await software.sell(status === 'granted' ? 'granted' : 'disabled');
  return new Response(null, { status: 204 });
}
