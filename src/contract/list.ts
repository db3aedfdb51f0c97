import * as z from 'zod/mini';

/** The fields every list takes beside its filters. Polar clamps a page at 100 without saying so; here more is refused. */
export const page = {
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(100))),
  cursor: z.optional(z.string().check(z.maxLength(2048))),
};

/** A sort key with an optional leading `-` for descending. */
export function sort<const K extends string>(...keys: readonly K[]) {
  const both = keys.flatMap((key) => [key, `-${key}`] as [K, `-${K}`]);
  return z.optional(z.enum(both));
}
