import type { PolarRequest } from './port.ts';

/** The last segment of a path that names one thing. */
const ONE = /\/[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i;
/** At Polar a path that ends in a slash is a list, and so is this one. */
const LIST = /\/(payment-methods)?$/;

/**
 * Whether a success holds at least what its call promises: a read of a list its items, a read of a thing, a creation
 * and a change a thing with an id, everything else an object. More than that may be missing. What says that there is
 * nothing to read (204), or nothing yet (202), is whole as it is.
 */
export function isWhole({ method, path, safe }: PolarRequest, status: number, body: unknown): boolean {
  if (status === 204 || status === 202 || method === 'DELETE') return true;
  if (!isObject(body)) return false;
  if (method === 'GET' && LIST.test(path)) return Array.isArray(body.items) && isObject(body.pagination);
  const isThing = method === 'GET' ? ONE.test(path) : method === 'PATCH' || (!safe && path.endsWith('/'));
  return !isThing || typeof body.id === 'string';
}

function isObject(value: unknown): value is { id?: unknown; items?: unknown; pagination?: unknown } {
  return typeof value === 'object' && value !== null;
}
