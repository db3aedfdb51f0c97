import type { DemoTicket } from '../../server/world.ts';

/** The open tickets, newest first. */
export function TicketList(props: { tickets: DemoTicket[]; current: string; onPick(id: string): void }) {
  return (
    <nav className="desk-list" aria-label="Tickets">
      <h2>Open tickets</h2>
      <ul>
        {props.tickets.map((ticket) => (
          <li key={ticket.id}>
            <button
              type="button"
              className="desk-ticket"
              aria-current={ticket.id === props.current}
              onClick={() => props.onPick(ticket.id)}
            >
              <b dir="auto">{ticket.subject}</b>
              <span>
                {ticket.from.name} <span>#{ticket.id}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
