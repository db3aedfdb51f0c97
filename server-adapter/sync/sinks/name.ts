import { MARK } from '../sink.ts';

/**
 * The name of a key where an engine takes letters, digits, `-`, `_` and `.` only: whatever else there is stands as `.`
 * and its code, so that no two keys share a name and every name leads back to its key.
 */
export const nameOf = (key: string): string =>
  MARK + key.replace(/[^\w-]/g, (character) => `.${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The key behind a name; null: it is not ours. */
export function keyOf(name: string): string | null {
  const key = name
    .slice(MARK.length)
    .replace(/\.([\da-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  // What does not begin with the mark leads back to another name.
  return nameOf(key) === name ? key : null;
}
