import type { PolarRequest } from './port.ts';

/** Dots as a segment would climb out of the path, spelled or percent-encoded; a backslash counts as a slash. */
const CLIMBS = /(^|[/\\])(\.|%2e){1,2}([/\\]|$)|\\|^(?!\/v1\/)|[?#]/i;

/** The base of Polar's API without what is often written behind it: a slash, or the version. */
export function baseOf(url: string): string {
  return url.replace(/(?<!\/)\/+$/, '').replace(/\/v1$/, '');
}

/** Without a dot, a percent or a backslash there is nothing to climb with: nearly every path, found in one pass. */
const PLAIN = /^\/v1\/[\w/-]*$/;

/** Whether a path stays where it says; an id from outside may hold anything. */
export const staysPut = (path: string): boolean => PLAIN.test(path) || !CLIMBS.test(path);

/** Path and query as they are sent, which is also what names a read. */
export function targetOf({ path, query }: PolarRequest): string {
  if (!query) return path;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) search.append(name, String(one));
    }
  }
  return search.size === 0 ? path : `${path}?${search}`;
}
