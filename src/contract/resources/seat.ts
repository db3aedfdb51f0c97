import * as z from 'zod/mini';
import { once } from '../define.ts';
import { id, instant } from '../ids.ts';
import { openEnum } from '../open-enum.ts';
import { member } from './member.ts';

/** A seat in somebody's hands, or offered to them. `pending`: invited; the invitation ends at `invitation_token_expires_at`. */
export const seat = once(() =>
  z.looseObject({
    id: id(),
    created_at: instant(),
    modified_at: z.optional(z.nullable(instant())),
    subscription_id: z.nullable(id()),
    order_id: z.nullable(id()),
    status: openEnum(['pending', 'claimed', 'revoked']),
    email: z.nullable(z.string()),
    member_id: z.optional(z.nullable(id())),
    member: z.optional(z.nullable(member())),
    invitation_token_expires_at: z.optional(z.nullable(instant())),
    claimed_at: z.nullable(instant()),
    revoked_at: z.nullable(instant()),
  }),
);
