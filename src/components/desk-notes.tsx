import type { ReactElement } from 'react';
import { DisputeNotes } from './dispute-banner/dispute-notes.tsx';
import { WaitingNotes } from './refund-review/waiting-notes.tsx';
import { useTeam } from './use-team.ts';

/**
 * What waits for a person, for the place above a customer panel: disputes by their last day, then refunds that nobody
 * has decided about. Nothing where nothing waits, and for everybody who is not of the team.
 *
 * @example
 * <CustomerPanel first={<DeskNotes />} />
 */
export function DeskNotes(): ReactElement | null {
  const may = useTeam();
  return (
    <>
      {may('orders:read') && <DisputeNotes />}
      {may('refunds:read') && <WaitingNotes />}
    </>
  );
}
