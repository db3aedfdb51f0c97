import * as z from 'zod/mini';
import { once } from '../define.ts';
import { instant } from '../ids.ts';

/** What a rule may do: operations of this contract, or telling the host. */
const RULE_OPERATIONS = [
  'subscriptions.change',
  'subscriptions.cancel',
  'subscriptions.revoke',
  'subscriptions.pause',
  'subscriptions.createFree',
  'notify',
] as const;

/** See `OccurrenceState` of the store. */
const FIRING_STATES = [
  'waiting',
  'begun',
  'done',
  'failed',
  'needs_review',
  'superseded',
  'loop',
  'dry_run',
  'settled',
] as const;

export const ruleName = once(() => z.string().check(z.minLength(1), z.maxLength(64)));

/** One firing of a rule. */
const firing = once(() =>
  z.object({
    id: z.string(),
    /** What called for it: kind and id at Polar, such as `subscription:…`. */
    subject: z.string(),
    customer_id: z.nullable(z.string()),
    state: z.enum(FIRING_STATES),
    /** Why it did not end well: a code of the table of problems. */
    code: z.nullable(z.string()),
    /** The rules whose effects led to it, the first one first. */
    causes: z.array(z.string()),
    at: instant(),
    ended_at: z.nullable(instant()),
  }),
);

/** A rule as it is declared in the host's code, and how it stands on this connection. */
export const rule = once(() =>
  z.object({
    name: z.string(),
    /** `gone`: not in the code any more, and something of it is still open. */
    state: z.enum(['on', 'stopped', 'dry_run', 'gone']),
    /** What calls for it; null where the code has it no more. `of`: the name of the event or webhook, or a meter's id. */
    on: z.nullable(
      z.object({
        kind: z.enum(['event', 'webhook', 'threshold', 'trial_ends_in', 'past_due_for']),
        of: z.nullable(z.string()),
        /** Days, or units of the meter. */
        value: z.nullable(z.number()),
      }),
    ),
    operation: z.nullable(z.enum(RULE_OPERATIONS)),
    /** How often it may act within an hour. */
    per_hour: z.nullable(z.int()),
    begun_last_hour: z.int(),
    waiting: z.int(),
    needs_review: z.int(),
    stopped_at: z.nullable(instant()),
    /** Whether who asks may stop, resume and settle it. */
    may_change: z.boolean(),
    /** The newest five. */
    last: z.array(firing()),
    /** Those that need a person, the newest twenty. */
    review: z.array(firing()),
  }),
);

/** What a rule would do now. */
export const dryRun = once(() =>
  z.object({
    rule: z.string(),
    /** How many things of Polar's were looked at: the newest hundred at most. */
    looked: z.int(),
    /** There are more than were looked at. */
    more: z.boolean(),
    firings: z.array(
      z.object({
        subject: z.string(),
        customer_id: z.nullable(z.string()),
        /** `known`: it has fired for this already. `refused`: it would be refused before anything is sent. */
        would: z.enum(['fire', 'known', 'loop', 'refused']),
        /** What the operation would be called with. */
        input: z.nullable(z.record(z.string(), z.unknown())),
      }),
    ),
  }),
);
