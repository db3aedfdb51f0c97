/** The last segment of a path that names one thing. */
const ONE = /\/[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i;

/**
 * Whether an answer to a read is at least what its path promises: at Polar a path that ends in a slash is a list, one
 * that ends in an id is a thing with an id. Anything beyond that may be missing.
 */
export function isWhole(path: string, body: unknown): boolean {
  if (path.endsWith('/')) return isList(body);
  return !ONE.test(path) || (isObject(body) && typeof body.id === 'string');
}

function isList(body: unknown): boolean {
  return isObject(body) && Array.isArray(body.items) && isObject(body.pagination);
}

function isObject(value: unknown): value is { id?: unknown; items?: unknown; pagination?: unknown } {
  return typeof value === 'object' && value !== null;
}
