import type { ReactElement } from 'react';
import { useTrail } from '../../react/use-trail.ts';
import { TicketMark } from '../trail/ticket-mark.tsx';
import { Trail } from '../trail/trail.tsx';
import { Section, SectionTitle } from '../ui/section.tsx';
import { useText } from '../use-text.ts';

/** What was done for this ticket. Left out where there is neither a ticket nor anything done. */
export function PanelTrail(): ReactElement | null {
  const { ticket, proof, rows, status, error } = useTrail();
  const { t } = useText();
  const silent = status === 'forbidden' || (!ticket && rows.length === 0 && !error);
  if (silent) return null;
  return (
    <Section data-state={status}>
      <SectionTitle aside={ticket && <TicketMark ticket={ticket} proof={proof} />}>
        {ticket ? t.trail.title : t.trail.titleAll}
      </SectionTitle>
      <Trail />
    </Section>
  );
}
