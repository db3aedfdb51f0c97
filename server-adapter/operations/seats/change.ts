import type { Input } from '../../../src/contract/types.ts';
import type { Answer } from '../../engine/call.ts';
import { FloeProblem } from '../../engine/problem.ts';
import type { Context, ContextOf } from '../handler.ts';
import { classOf, upstreamProblem } from '../upstream.ts';
import { heldBy, placeOf, recipientOf, type Seat, type Seats, seatIn, seatsOf, seatsPath } from './place.ts';

/** Gives a seat to somebody who has none; who has one keeps it, and nothing is sent. */
export async function assign(input: Input<'seats.assign'>, context: ContextOf<'seats.assign'>): Promise<Answer<Seat>> {
  const [place, recipient] = [placeOf(input), recipientOf(input)];
  await assertAllowed(context);
  const held = heldBy(await seatsOf(context, place), recipient);
  if (held) return { result: held, trail: { unchanged: true, seat_id: held.id } };
  const { immediate_claim } = input;
  const result = await settled(
    context,
    { method: 'POST', path: seatsPath(context), body: { ...place, ...recipient, immediate_claim } },
    { place, find: (now) => heldBy(now, recipient) ?? null },
  );
  return { result, trail: { seat_id: result.id } };
}

export async function revoke(input: Input<'seats.revoke'>, context: ContextOf<'seats.revoke'>): Promise<Answer<Seat>> {
  await assertAllowed(context);
  const before = await seatIn(context, input);
  if (before.status === 'revoked') return { result: before, trail: { unchanged: true } };
  const result = await settled(
    context,
    { method: 'DELETE', path: `${seatsPath(context)}/${encodeURIComponent(before.id)}` },
    {
      place: placeOf(input),
      find: ({ seats }) =>
        seats.some(({ id, status }) => id === before.id && status !== 'revoked')
          ? null
          : { ...before, status: 'revoked' },
    },
  );
  return { result };
}

export async function resend(input: Input<'seats.resend'>, context: ContextOf<'seats.resend'>): Promise<Answer<Seat>> {
  await assertAllowed(context);
  const { id, status } = await seatIn(context, input);
  if (status !== 'pending') {
    throw new FloeProblem('state_conflict', {
      detail: 'This seat is nobody’s invitation any more.',
      state: { reason: 'seat_not_pending', status },
    });
  }
  const path = `${seatsPath(context)}/${encodeURIComponent(id)}/resend`;
  const answer = await context.polar.request<Seat>({ method: 'POST', path, class: classOf(context) });
  if (answer.ok) return { result: answer.body };
  throw upstreamProblem(answer.failure);
}

/** Polar's own portal hides seats where the organization has switched that off, but its API does not ask. */
async function assertAllowed({ caller, services, connection }: Context): Promise<void> {
  if (caller.kind !== 'customer') return;
  const settings = await services.settings(connection);
  if (settings?.portal.changeSeats === false) throw new FloeProblem('not_allowed_by_settings', { denied: true });
}

interface Sent {
  readonly method: 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: object;
}

interface Wanted {
  readonly place: Input<'seats.list'>;
  /** The seat as it was wanted, or null while it is not so. */
  readonly find: (now: Seats) => Seat | null;
}

/** Sends once. Where the answer was lost, the seats say whether it was done. */
async function settled(context: Context, sent: Sent, { place, find }: Wanted): Promise<Seat> {
  const answer = await context.polar.request<Seat>({ ...sent, class: classOf(context) });
  if (answer.ok) return answer.body;
  const { failure } = answer;
  const isLost = failure.mayHaveHappened && failure.kind !== 'refused';
  const now = isLost ? await seatsOf(context, place).catch(() => null) : null;
  const found = now && find(now);
  if (found) return found;
  throw upstreamProblem(failure);
}
