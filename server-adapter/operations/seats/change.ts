import type { Input } from '../../../src/contract/types.ts';
import type { Answer } from '../../engine/call.ts';
import { FloeProblem } from '../../engine/problem.ts';
import type { Failure } from '../../polar/port.ts';
import type { Context, ContextOf } from '../handler.ts';
import { classOf, upstreamProblem } from '../upstream.ts';
import { settle } from '../write.ts';
import { brief, heldBy, placeOf, type Recipient, recipientOf, type Seat, seatIn, seatsOf, seatsPath } from './place.ts';

/** Gives a seat to somebody who has none; who has one keeps it, and nothing is sent. */
export async function assign(input: Input<'seats.assign'>, context: ContextOf<'seats.assign'>): Promise<Answer<Seat>> {
  const [place, recipient] = [placeOf(input), recipientOf(input)];
  await assertAllowed(context);
  const held = heldBy(await seatsOf(context, place), recipient);
  if (held) return { result: held, trail: { unchanged: true, seat_id: held.id } };
  const { immediate_claim } = input;
  const body = { ...place, ...recipient, immediate_claim };
  const answer = await context.polar.request<Seat>({
    method: 'POST',
    path: seatsPath(context),
    body,
    class: classOf(context),
  });
  const result = answer.ok ? answer.body : await given(answer.failure, { context, place, recipient });
  return { result, trail: { seat_id: result.id, after: brief(result) } };
}

interface Wanted {
  readonly context: Context;
  readonly place: Input<'seats.list'>;
  readonly recipient: Recipient;
}

/** Where the answer was lost, the seats say whether it was done. Not found, there is no seat to tell of. */
async function given(failure: Failure, { context, place, recipient }: Wanted): Promise<Seat> {
  const problem = upstreamProblem(failure);
  if (!failure.mayHaveHappened) throw problem;
  const now = await seatsOf({ ...context, fresh: true }, place).catch(() => null);
  const held = now && heldBy(now, recipient);
  if (!held) throw problem;
  return held;
}

export async function revoke(input: Input<'seats.revoke'>, context: ContextOf<'seats.revoke'>): Promise<Answer<Seat>> {
  await assertAllowed(context);
  const before = await seatIn(context, input);
  if (before.status === 'revoked') return { result: before, trail: { unchanged: true } };
  const path = `${seatsPath(context)}/${encodeURIComponent(before.id)}`;
  const answer = await context.polar.request<Seat>({ method: 'DELETE', path, class: classOf(context) });
  const changed = (result: Seat) => ({ result, trail: { before: brief(before), after: brief(result) } });
  if (answer.ok) return changed(answer.body);
  const { now, unsettled } = await settle<Seat>(answer.failure, {
    before,
    look: async () => {
      const { seats } = await seatsOf({ ...context, fresh: true }, placeOf(input));
      const taken = seats.find(({ id, status }) => id === before.id && status !== 'revoked');
      return { now: taken ?? { ...before, status: 'revoked' }, holds: !taken };
    },
  });
  return { ...changed(now), unsettled };
}

export async function resend(input: Input<'seats.resend'>, context: ContextOf<'seats.resend'>): Promise<Answer<Seat>> {
  await assertAllowed(context);
  const before = await seatIn(context, input);
  const { id, status } = before;
  if (status !== 'pending') {
    throw new FloeProblem('state_conflict', {
      detail: 'This seat is nobody’s invitation any more.',
      state: { reason: 'seat_not_pending', status },
    });
  }
  const path = `${seatsPath(context)}/${encodeURIComponent(id)}/resend`;
  const answer = await context.polar.request<Seat>({ method: 'POST', path, class: classOf(context) });
  if (!answer.ok) throw upstreamProblem(answer.failure);
  return { result: answer.body, trail: { before: brief(before), after: brief(answer.body) } };
}

/** Polar's own portal hides seats where the organization has switched that off, but its API does not ask. */
async function assertAllowed({ caller, services, connection }: Context): Promise<void> {
  if (caller.kind !== 'customer') return;
  const settings = await services.settings(connection);
  if (settings?.portal.changeSeats === false) throw new FloeProblem('not_allowed_by_settings', { denied: true });
}
