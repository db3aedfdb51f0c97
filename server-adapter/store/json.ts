/** Data that survives JSON unchanged. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** Postgres stores neither NUL nor half a surrogate pair; a customer's comment may hold both. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/**
 * Canonical JSON (RFC 8785): members sorted by UTF-16 code units, no spaces, so equal data has one spelling and one hash.
 *
 * @example canonical({ b: 1, a: [true] }) // '{"a":[true],"b":1}'
 */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(storable(value));
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(storable(name))}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}

/** A value as it comes back from any store: a copy, without undefined members and unstorable characters. */
export function stored<T>(value: T): T {
  return JSON.parse(canonical(value));
}
