import * as z from 'zod/mini';

/** One part of a screen that can fail alone: its value, or the problem that kept it away. */
export function slice<S extends z.ZodMiniType>(value: S) {
  return z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({
      ok: z.literal(false),
      problem: z.looseObject({ code: z.string(), status: z.int(), title: z.string(), retryAfter: z.optional(z.int()) }),
    }),
  ]);
}
