import { useEffect, useState } from 'react';
import type { DemoWorld } from '../../server/world.ts';
import type { Looks } from '../shared/looks.ts';
import { readWorld } from '../shared/session.ts';
import { Keys } from './keys.tsx';
import { Tickets } from './tickets.tsx';
import { TopBar } from './top-bar.tsx';

/** A small helpdesk: tickets with Floe's widgets beside them, and every license key in one table. */
export function Desk(props: { looks: Looks }) {
  const [world, setWorld] = useState<DemoWorld | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    readWorld().then(setWorld, (error: Error) => setProblem(error.message));
  }, []);
  if (problem) return <p role="alert">The demo could not start: {problem}</p>;
  if (!world)
    return (
      <p role="status" className="sr-only">
        Loading tickets
      </p>
    );
  if (!world.tickets.length) return <p role="status">This Polar has no customers yet, so there are no tickets.</p>;
  return <Open world={world} looks={props.looks} />;
}

export type Place = 'tickets' | 'keys';

function Open({ world, looks }: { world: DemoWorld; looks: Looks }) {
  const asked = new URLSearchParams(location.search);
  const [agentId, setAgent] = useState(asked.get('agent') ?? '');
  const [ticketId, setTicket] = useState(asked.get('ticket') ?? '');
  const [place, setPlace] = useState<Place>(asked.get('place') === 'keys' ? 'keys' : 'tickets');
  const ticket = world.tickets.find((one) => one.id === ticketId) ?? world.tickets[0]!;
  const agent = world.agents.find((one) => one.id === agentId) ?? world.agents[0]!;
  return (
    <div className="desk" data-place={place}>
      <TopBar
        world={world}
        agent={agent.id}
        ticket={ticket.id}
        place={place}
        onAgent={setAgent}
        onTicket={setTicket}
        onPlace={setPlace}
      />
      {place === 'keys' ? (
        <Keys key={agent.id} agent={agent.id} ticket={ticket.id} looks={looks} />
      ) : (
        <Tickets world={world} ticket={ticket} agent={agent} looks={looks} onTicket={setTicket} />
      )}
    </div>
  );
}
