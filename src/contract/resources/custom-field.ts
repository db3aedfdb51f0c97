import * as z from 'zod/mini';
import { once } from '../define.ts';
import { id, instant } from '../ids.ts';
import { openEnum } from '../open-enum.ts';
import { metadata } from './customer.ts';

/** A question of the organization that products ask at checkout. `properties` holds bounds, options and words by type. */
export const customField = once(() =>
  z.looseObject({
    id: id(),
    created_at: instant(),
    type: openEnum(['text', 'number', 'date', 'checkbox', 'select']),
    slug: z.string(),
    name: z.string(),
    properties: z.optional(z.record(z.string(), z.unknown())),
    metadata: z.optional(metadata()),
  }),
);
