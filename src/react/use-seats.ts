import { useQuery } from '@tanstack/react-query';
import type { FloeError } from '../client/floe-error.ts';
import type { Input, Output } from '../client/operation.ts';
import type { Seat } from '../contract/operations.gen.ts';
import { mayManageSeats } from '../domain/seats.ts';
import { useFloe } from './floe-context.ts';
import { type QueryState, queryState } from './query-state.ts';
import { type IntentState, useIntent } from './use-intent.ts';
import { useViewer } from './use-viewer.ts';

type Verb = 'seats.assign' | 'seats.revoke' | 'seats.resend';
/** Answers the seat as it is then; undefined when it failed, see `action`. */
type Done = Promise<Seat | undefined>;

/** What {@link useSeats} answers. A callback is null where this viewer may not, or no seat is free. */
export interface UseSeats extends Omit<QueryState<Output<'seats.list'>>, 'data'> {
  /** Those that somebody has or was invited to. */
  seats: Seat[];
  /** How many were bought; null before they are known. */
  total: number | null;
  available: number | null;
  /** Invites somebody by e-mail; who has a seat keeps it, and no mail is sent. */
  assign: ((email: string) => Done) | null;
  /** Takes a seat back: what it granted ends for that person. */
  revoke: ((seatId: string) => Done) | null;
  /** Sends an invitation once more. */
  resend: ((seatId: string) => Done) | null;
  /** Where the last of these stands. */
  action: { state: IntentState; name: Verb | null; error: FloeError | null; reset: () => void };
}

/**
 * Who has the seats of a subscription or an order, and giving them away.
 *
 * @example
 * const { seats, available, assign } = useSeats({ subscription_id: subscription.id });
 */
export function useSeats(place: Input<'seats.list'>): UseSeats {
  const floe = useFloe();
  const viewer = useViewer() ?? floe.subject();
  const { data, ...state } = queryState(useQuery(floe.options('seats.list', place), floe.queryClient));
  const intent = useIntent<Verb>();
  const may = mayManageSeats(viewer);
  const run = (...[name, input]: Parameters<typeof intent.run>): Done => {
    // The same wish once more after an outcome is a new one; after a lost answer it is still the old one.
    if (intent.state === 'succeeded' || intent.state === 'failed') intent.reset();
    return intent.run(name, input);
  };
  const free = data?.available_seats ?? 0;
  return {
    ...state,
    seats: data?.seats.filter(({ status }) => status !== 'revoked') ?? [],
    total: data?.total_seats ?? null,
    available: data?.available_seats ?? null,
    assign: may && free > 0 ? (email) => run('seats.assign', { ...place, email }) : null,
    revoke: may ? (seat_id) => run('seats.revoke', { ...place, seat_id }) : null,
    resend: may ? (seat_id) => run('seats.resend', { ...place, seat_id }) : null,
    action: intent,
  };
}
