import { milliseconds } from '../state/time.ts';
import { list } from '../validation/list.ts';
import { object } from '../validation/object.ts';
import { metadata, uuid } from '../validation/polar-types.ts';
import { decimal, int, text } from '../validation/scalars.ts';
import { fail, INVALID, nullable, optional, type Schema } from '../validation/schema.ts';
import { union } from '../validation/unions.ts';
import { preciseInstant } from './instant.ts';
import type { EventMetadata } from './table.ts';

const maybe = <T>(schema: Schema<T>) => optional(nullable(schema));

/** An instant with an offset that has come already. */
const past: Schema<string> = {
  label: 'datetime',
  read(input, loc, reading) {
    const value = preciseInstant().read(input, loc, reading);
    if (value === INVALID || milliseconds(value) <= reading.now) return value;
    const msg = 'Value error, Timestamp must be in the past.';
    return fail(reading, { type: 'value_error', loc, msg, input, ctx: { error: {} } });
  },
};

const cost = object('CostMetadata', { amount: decimal({ places: 12 }), currency: text() });
const llm = object('LLMMetadata', {
  vendor: text(),
  model: text(),
  prompt: maybe(text()),
  response: maybe(text()),
  input_tokens: int(),
  cached_input_tokens: maybe(int()),
  output_tokens: int(),
  total_tokens: int(),
});

/** Metadata as everywhere, and two reserved keys that hold objects. */
const eventMetadata: Schema<EventMetadata> = {
  label: 'EventMetadata',
  read(input, loc, reading) {
    if (typeof input !== 'object' || input === null || Array.isArray(input))
      return metadata().read(input, loc, reading);
    const { _cost, _llm, ...plain } = { ...input } as Record<string, unknown>;
    const read = metadata().read(plain, loc, reading);
    const costs = _cost === undefined ? undefined : cost.read(_cost, [...loc, '_cost'], reading);
    const tokens = _llm === undefined ? undefined : llm.read(_llm, [...loc, '_llm'], reading);
    if (read === INVALID || costs === INVALID || tokens === INVALID) return INVALID;
    return { ...read, ...(costs ? { _cost: costs } : {}), ...(tokens ? { _llm: tokens } : {}) };
  },
};

const shared = {
  timestamp: optional(past),
  name: text({ max: 128 }),
  organization_id: maybe(uuid()),
  external_id: maybe(text()),
  parent_id: maybe(text()),
  metadata: optional(eventMetadata),
};

const event = union(
  object('EventCreateCustomer', { ...shared, customer_id: uuid(), member_id: maybe(uuid()) }),
  object('EventCreateExternalCustomer', {
    ...shared,
    external_customer_id: text(),
    external_member_id: maybe(text()),
  }),
);

export const eventsIngest = object('EventsIngest', { events: list(event) });
