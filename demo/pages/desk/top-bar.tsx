import type { DemoWorld } from '../../server/world.ts';
import type { Place } from './app.tsx';

const PLACES: readonly [Place, string][] = [
  ['tickets', 'Tickets'],
  ['keys', 'License keys'],
];

/** The helpdesk's name and places, who is signed in, and (where the list has no room) the ticket. */
export function TopBar(props: {
  world: DemoWorld;
  agent: string;
  ticket: string;
  place: Place;
  onAgent(id: string): void;
  onTicket(id: string): void;
  onPlace(place: Place): void;
}) {
  return (
    <header className="desk-top">
      <span className="desk-brand">
        <svg viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">
          <path d="M2 14.5 7.6 5l3.1 5.2L13 6.6l5 7.900z" />
        </svg>
        Fjord Desk
      </span>
      <nav className="desk-nav" aria-label="Fjord Desk">
        {PLACES.map(([place, words]) => (
          <button
            key={place}
            type="button"
            aria-current={place === props.place ? 'page' : undefined}
            onClick={() => props.onPlace(place)}
          >
            {words}
          </button>
        ))}
      </nav>
      <label className="desk-pick">
        <span>Ticket</span>
        <select className="page-select" value={props.ticket} onChange={(event) => props.onTicket(event.target.value)}>
          {props.world.tickets.map((ticket) => (
            <option key={ticket.id} value={ticket.id}>
              #{ticket.id} {ticket.subject}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Signed in as</span>
        <select className="page-select" value={props.agent} onChange={(event) => props.onAgent(event.target.value)}>
          {props.world.agents.map((agent) => (
            <option key={agent.id} value={agent.id}>
              {agent.name} · {agent.role}
            </option>
          ))}
        </select>
      </label>
    </header>
  );
}
