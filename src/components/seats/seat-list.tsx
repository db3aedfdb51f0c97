import type { ReactElement } from 'react';
import { seats as english } from '../../i18n/en/seats.ts';
import type { UseSeats } from '../../react/use-seats.ts';
import { part } from '../ui/part.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useWords } from '../use-words.ts';
import { SeatInvite } from './seat-invite.tsx';
import { SeatLine } from './seat-line.tsx';

const List = part('ul', 'seats', 'fl:max-h-72 fl:overflow-y-auto');

/** Everyone with a seat, and the way to give a free one away. */
export function SeatList({ seats: state }: { seats: UseSeats }): ReactElement {
  const { seats, status, error, refetch, action, revoke } = state;
  const w = useWords('seats', english);
  if (status === 'loading') return <Skeleton width={30} />;
  if (error && state.total === null) return <ProblemNote error={error} status={status} retry={refetch} />;
  return (
    <>
      {seats.length > 0 ? (
        <List aria-label={w.list} tabIndex={seats.length > 5 ? 0 : undefined}>
          {seats.map((seat) => (
            <SeatLine key={seat.id} seat={seat} seats={state} />
          ))}
        </List>
      ) : (
        <p className="fl:text-mute">{w.none}</p>
      )}
      {action.error && <ProblemNote alert error={action.error} />}
      {revoke && <SeatInvite seats={state} />}
    </>
  );
}
