import type { Input, Output } from '../../../src/contract/types.ts';
import { FloeProblem, invalidField } from '../../engine/problem.ts';
import type { Context } from '../handler.ts';
import { read } from '../upstream.ts';

export type Seats = Output<'seats.list'>;
export type Seat = Seats['seats'][number];
type Place = Input<'seats.list'>;

/** What the trail keeps of a seat: whose it is by reference, never by e-mail. */
export const brief = ({ status, member_id, invitation_token_expires_at }: Seat) => ({
  status,
  ...(member_id == null ? {} : { member_id }),
  ...(status === 'pending' && invitation_token_expires_at ? { invited_until: invitation_token_expires_at } : {}),
});

/** Where the caller's road keeps seats. */
export const seatsPath = ({ root }: Context): string =>
  root === '/v1' ? '/v1/customer-seats' : '/v1/customer-portal/seats';

/** What the seats were bought with: the engine has found it to be the customer's own. */
export function placeOf({ subscription_id, order_id }: Place): Place {
  if (subscription_id !== undefined && order_id === undefined) return { subscription_id };
  if (order_id !== undefined && subscription_id === undefined) return { order_id };
  const errors = (['subscription_id', 'order_id'] as const).map((path) => ({
    path,
    code: 'one_of',
    message: 'Name either the subscription or the order.',
  }));
  throw new FloeProblem('invalid_input', { errors });
}

export function seatsOf(context: Context, input: Place): Promise<Seats> {
  return read<Seats>(context.polar, context, { path: seatsPath(context), query: { ...placeOf(input) } });
}

/** A plain member is not shown who else is on the team. */
export function ownOf(all: Seats, { subject }: Context): Seats {
  if (subject.role !== 'member') return all;
  return { ...all, seats: all.seats.filter(({ member_id }) => member_id === subject.memberId) };
}

/** A seat is known by the place it belongs to, which is how it is found to be the customer's own. */
export async function seatIn(context: Context, input: Place & { readonly seat_id: string }): Promise<Seat> {
  const { seats } = await seatsOf(context, input);
  const found = seats.find(({ id }) => id === input.seat_id);
  if (!found) throw new FloeProblem('not_found');
  return found;
}

export interface Recipient {
  readonly email?: string | undefined;
  readonly member_id?: string | undefined;
}

/** Whom a seat is for. */
export function recipientOf({ email, member_id }: Recipient): Recipient {
  if (email !== undefined && member_id === undefined) return { email };
  if (member_id !== undefined && email === undefined) return { member_id };
  throw invalidField('email', 'one_of', 'Name the person by either e-mail or member.');
}

/** The seat somebody has already. One that was taken back stays in the organization's list, and names nobody. */
export function heldBy({ seats }: Seats, { email, member_id }: Recipient): Seat | undefined {
  return seats.find((seat) =>
    member_id === undefined ? seat.email?.toLowerCase() === email?.toLowerCase() : seat.member_id === member_id,
  );
}
