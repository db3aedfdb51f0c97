// Finds the route of a request. A literal segment wins over a parameter, so `/export` is not an id.

import type { Method, Route } from './route.ts';

export type Found =
  | { readonly kind: 'route'; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'redirect'; readonly path: string }
  | { readonly kind: 'method'; readonly allow: readonly Method[] }
  | { readonly kind: 'nothing' };

interface Compiled {
  readonly route: Route;
  readonly pattern: RegExp;
  readonly parameters: number;
}

export type Router = (method: string, path: string) => Found;

export function createRouter(routes: readonly Route[]): Router {
  const compiled = routes.map(compile).sort((a, b) => a.parameters - b.parameters);
  const rooms = Map.groupBy(compiled, ({ route }) => roomOf(route.path));
  const matching = (path: string): readonly Compiled[] =>
    (rooms.get(roomOf(path)) ?? []).filter((entry) => entry.pattern.test(path));
  return (method, path) => {
    const matches = matching(path);
    const match = matches.find((entry) => entry.route.method === method);
    if (match)
      return { kind: 'route', route: match.route, params: decodeParams(match.pattern.exec(path)?.groups ?? {}) };
    if (matches.length > 0) return { kind: 'method', allow: matches.map((entry) => entry.route.method) };
    const other = path.endsWith('/') ? path.slice(0, -1) : `${path}/`;
    return matching(other).length > 0 ? { kind: 'redirect', path: other } : { kind: 'nothing' };
  };
}

/** `/v1/orders` of `/v1/orders/{id}`: no route has a parameter so far ahead, so only a few patterns need be tried. */
function roomOf(path: string): string {
  return path.split('/', 3).join('/');
}

function compile(route: Route): Compiled {
  const escaped = route.path.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return {
    route,
    pattern: new RegExp(`^${escaped.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
    parameters: (route.path.match(/\{/g) ?? []).length,
  };
}

function decodeParams(groups: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decode(value)]));
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
