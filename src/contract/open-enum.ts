import * as z from 'zod/mini';

/** Known values for completion and words on screen; unknown ones pass, because Polar adds values without notice. */
export function openEnum<const V extends readonly [string, ...string[]]>(values: V) {
  return z.union([z.enum(values), z.string()]);
}
