import type { Handlers } from './handler.ts';
import { assign, resend, revoke } from './seats/change.ts';
import { ownOf, seatsOf } from './seats/place.ts';

export const seats: Handlers<'seats'> = {
  'seats.list': async (input, context) => ({ result: ownOf(await seatsOf(context, input), context) }),
  'seats.assign': { handle: assign },
  'seats.revoke': { handle: revoke, trail: ({ seat_id }) => ({ seat_id }) },
  'seats.resend': { handle: resend, trail: ({ seat_id }) => ({ seat_id }) },
};
