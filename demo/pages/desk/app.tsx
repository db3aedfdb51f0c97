import { useEffect, useState } from 'react';
import type { DemoWorld } from '../../server/world.ts';
import { readWorld } from '../shared/session.ts';
import type { Theme } from '../shared/theme.ts';
import { Conversation } from './conversation.tsx';
import { Sidebar } from './sidebar.tsx';
import { TicketList } from './ticket-list.tsx';
import { TopBar } from './top-bar.tsx';

/** A small helpdesk: tickets, a conversation, and Floe's widgets beside it. */
export function Desk(props: { theme: Theme }) {
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
  return <Open world={world} theme={props.theme} />;
}

function Open({ world, theme }: { world: DemoWorld; theme: Theme }) {
  const asked = new URLSearchParams(location.search);
  const [agent, setAgent] = useState(asked.get('agent') ?? world.agents[0]?.id ?? '');
  const [ticketId, setTicketId] = useState(asked.get('ticket') ?? world.tickets[0]?.id ?? '');
  const [view, setView] = useState<'ticket' | 'customer'>(asked.get('view') === 'ticket' ? 'ticket' : 'customer');
  const [reply, setReply] = useState('');
  const [sent, setSent] = useState<Record<string, string[]>>({});
  const ticket = world.tickets.find((one) => one.id === ticketId) ?? world.tickets[0]!;
  const who = world.agents.find((one) => one.id === agent) ?? world.agents[0]!;
  const answered = (sent[ticket.id] ?? []).map((text, index) => ({
    id: `sent-${index}`,
    from: 'agent' as const,
    author: who.name,
    at: 'now',
    text,
  }));
  const send = () => {
    setSent({ ...sent, [ticket.id]: [...(sent[ticket.id] ?? []), reply.trim()] });
    setReply('');
  };
  const pick = (id: string) => {
    setTicketId(id);
    setReply('');
  };
  return (
    <div className="desk" data-view={view}>
      <TopBar world={world} agent={who.id} ticket={ticket.id} onAgent={setAgent} onTicket={pick} />
      <div className="desk-views">
        <button type="button" aria-pressed={view === 'ticket'} onClick={() => setView('ticket')}>
          Conversation
        </button>
        <button type="button" aria-pressed={view === 'customer'} onClick={() => setView('customer')}>
          Billing
        </button>
      </div>
      <TicketList tickets={world.tickets} current={ticket.id} onPick={pick} />
      <Conversation
        ticket={{ ...ticket, messages: [...ticket.messages, ...answered] }}
        agent={who.name}
        reply={reply}
        onReply={setReply}
        onSend={send}
      />
      <Sidebar
        key={`${who.id}-${ticket.id}`}
        agent={who.id}
        ticket={ticket}
        theme={theme}
        onInsert={(text) => setReply((now) => (now ? `${now}\n${text}` : text))}
      />
    </div>
  );
}
