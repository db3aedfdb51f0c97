import type { ReactElement } from 'react';
import type { Ticket } from '../../react/floe-context.ts';
import type { UseTrail } from '../../react/use-trail.ts';
import { useText } from '../use-text.ts';
import { ticketName } from './ticket-name.ts';

/** "Zendesk #4711 · from sign-in": the ticket, and how it was proven. A long name gives way, the proof stays. */
export function TicketMark({ ticket, proof }: { ticket: Ticket } & Pick<UseTrail, 'proof'>): ReactElement {
  const { t } = useText();
  const name = ticketName(ticket);
  return (
    <span data-slot="ticket-mark" data-state={proof} className="fl:flex fl:min-w-0">
      <bdi className="fl:truncate" title={name}>
        {name}
      </bdi>
      {proof && (
        <span className={proof === 'claimed' ? 'fl:whitespace-pre fl:text-warn' : 'fl:whitespace-pre'}>
          {` · ${t.trail.proof[proof]}`}
        </span>
      )}
    </span>
  );
}
