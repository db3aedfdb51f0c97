import type { ReactElement, ReactNode } from 'react';
import type { QueryState } from '../../react/query-state.ts';
import { Card } from './card.tsx';
import { ProblemNote } from './problem-note.tsx';

/** Props of {@link CardSection}. */
export interface CardSectionProps {
  slot: string;
  title: string;
  state: Pick<QueryState<unknown>, 'status' | 'error' | 'refetch'>;
  /** There is nothing to show. */
  empty: boolean;
  children: ReactNode;
}

/**
 * A card of a page that is there only where it has something to say. What this viewer may not see, or this server does
 * not offer, is left out without a word; what failed says so.
 */
export function CardSection({ slot, title, state, empty, children }: CardSectionProps): ReactElement | null {
  const { status, error, refetch } = state;
  if (empty && status !== 'error') return null;
  return (
    <Card data-slot={slot} data-state={status}>
      <h3 className="fl:mb-1 fl:font-semibold">{title}</h3>
      {empty ? <ProblemNote error={error} status={status} retry={refetch} /> : children}
    </Card>
  );
}
