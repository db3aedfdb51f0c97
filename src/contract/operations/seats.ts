import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { GRANTED } from '../granted.ts';
import { id } from '../ids.ts';
import { seat } from '../resources/seat.ts';

const SEATS = ['seats.list', 'members.list', ...GRANTED, 'audit.list'] as const;

/** What the seats were bought with: one of the two. */
const place = () => ({ subscription_id: z.optional(id()), order_id: z.optional(id()) });
const oneSeat = once(() => z.strictObject({ ...place(), seat_id: id() }));

export const seatOperations = defineOperations({
  'seats.list': {
    kind: 'query',
    summary: 'Show who has the seats of a subscription or order and how many are free; a plain member sees its own.',
    risk: 'none',
    allow: { customer: 'own', agent: 'subscriptions:read', service: 'subscriptions:read' },
    subject: 'customer',
    input: once(() => z.strictObject({ ...place() })),
    output: once(() => z.object({ seats: z.array(seat()), available_seats: z.int(), total_seats: z.int() })),
  },
  'seats.assign': {
    kind: 'mutation',
    summary: 'Give a free seat to somebody, by invitation.',
    risk: 'reversible',
    allow: { customer: 'own', agent: 'subscriptions:write', service: 'subscriptions:write' },
    subject: 'customer',
    customerMay: ['subscription_id', 'order_id', 'email', 'member_id'],
    input: once(() =>
      z.strictObject({
        ...place(),
        /** Whom: one of the two. */
        email: z.optional(z.email()),
        member_id: z.optional(id()),
        /** Claimed for them at once, without an invitation. */
        immediate_claim: z.optional(z.boolean()),
      }),
    ),
    output: seat,
    stales: SEATS,
  },
  'seats.revoke': {
    kind: 'mutation',
    summary: 'Take a seat back; what it granted ends for that person.',
    risk: 'reversible',
    allow: { customer: 'own', agent: 'subscriptions:write', service: 'subscriptions:write' },
    subject: 'customer',
    input: oneSeat,
    output: seat,
    stales: SEATS,
  },
  'seats.resend': {
    kind: 'mutation',
    summary: 'Send the invitation to a seat once more.',
    risk: 'none',
    allow: { customer: 'own', agent: 'subscriptions:write', service: 'subscriptions:write' },
    subject: 'customer',
    key: 'required',
    input: oneSeat,
    output: seat,
    stales: ['seats.list', 'audit.list'],
  },
});
