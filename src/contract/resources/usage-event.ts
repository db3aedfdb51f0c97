import * as z from 'zod/mini';
import { once } from '../define.ts';
import { chosenInstant, id } from '../ids.ts';

const name = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

/** Costs in minor units of the currency, as a number or a decimal text, to be set against what is earned. */
const cost = once(() =>
  z.strictObject({
    amount: z.union([z.number(), z.string().check(z.regex(/^[+-]?\d+(\.\d{1,12})?$/))]),
    currency: z.string(),
  }),
);

/** What a language model was asked and how much it took. */
const llm = once(() =>
  z.strictObject({
    vendor: z.string(),
    model: z.string(),
    prompt: z.optional(z.nullable(z.string())),
    response: z.optional(z.nullable(z.string())),
    input_tokens: z.int(),
    cached_input_tokens: z.optional(z.nullable(z.int())),
    output_tokens: z.int(),
    total_tokens: z.int(),
  }),
);

/** Flat, but for what Polar reads itself: `_cost` and `_llm`. */
const eventMetadata = once(() =>
  z.record(name(40), z.union([name(500), z.number(), z.boolean(), cost(), llm()])).check(
    z.refine((given) => Object.keys(given).filter((key) => !OWN.includes(key)).length <= 50),
    z.refine(({ _cost, _llm, ...others }) => Object.values(others).every((value) => typeof value !== 'object')),
    z.refine(({ _cost }) => _cost === undefined || cost().safeParse(_cost).success),
    z.refine(({ _llm }) => _llm === undefined || llm().safeParse(_llm).success),
  ),
);

const OWN = ['_cost', '_llm'];

/** Something a customer used, as Polar takes it: bounds are Polar's own, so that what is taken here is taken there. */
export const usageEvent = once(() =>
  z.strictObject({
    name: name(128),
    /** The customer by Polar's id … */
    customer_id: z.optional(id()),
    member_id: z.optional(z.nullable(id())),
    /** … or by yours. Polar takes one it does not know yet, and ties the event to it once it does. */
    external_customer_id: z.optional(name(255)),
    external_member_id: z.optional(z.nullable(name(255))),
    /** When it was used; at most ten minutes ahead. @default when it is taken */
    timestamp: z.optional(chosenInstant()),
    /** By which Polar knows an event again for ever: what comes twice counts once. */
    external_id: z.optional(name(255)),
    /** Another event's id, or its external id. */
    parent_id: z.optional(z.nullable(name(255))),
    metadata: z.optional(eventMetadata()),
  }),
);
