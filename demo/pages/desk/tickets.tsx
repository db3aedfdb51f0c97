import { useState } from 'react';
import type { DemoTicket, DemoWorld } from '../../server/world.ts';
import type { Looks } from '../shared/looks.ts';
import { Conversation } from './conversation.tsx';
import { Sidebar } from './sidebar.tsx';
import { TicketList } from './ticket-list.tsx';

/** What stands beside the conversation; where it is narrow, in its place. */
export type View = 'ticket' | 'customer' | 'links';
const VIEWS: readonly [View, string][] = [
  ['ticket', 'Conversation'],
  ['customer', 'Customer'],
  ['links', 'Checkout links'],
];

const wantedView = (): View => {
  const asked = new URLSearchParams(location.search).get('view');
  return VIEWS.find(([view]) => view === asked)?.[0] ?? 'customer';
};

/** The tickets, the one that is open, and the reply being written to it. */
export function Tickets(props: {
  world: DemoWorld;
  ticket: DemoTicket;
  agent: DemoWorld['agents'][number];
  looks: Looks;
  onTicket(id: string): void;
}) {
  const { world, ticket, agent, looks } = props;
  const [view, setView] = useState(wantedView);
  const [replies, setReplies] = useState<Record<string, string>>({});
  const [sent, setSent] = useState<Record<string, string[]>>({});
  const reply = replies[ticket.id] ?? '';
  const write = (text: string) => setReplies({ ...replies, [ticket.id]: text });
  const answered = (sent[ticket.id] ?? []).map((text, index) => ({
    id: `sent-${index}`,
    from: 'agent' as const,
    author: agent.name,
    at: 'now',
    text,
  }));
  const send = () => {
    setSent({ ...sent, [ticket.id]: [...(sent[ticket.id] ?? []), reply.trim()] });
    write('');
  };
  return (
    <div className="desk-tickets" data-view={view}>
      <div className="desk-views">
        {VIEWS.map(([name, words]) => (
          <button key={name} type="button" data-view={name} aria-pressed={view === name} onClick={() => setView(name)}>
            {words}
          </button>
        ))}
      </div>
      <TicketList tickets={world.tickets} current={ticket.id} onPick={props.onTicket} />
      <Conversation
        ticket={{ ...ticket, messages: [...ticket.messages, ...answered] }}
        agent={agent.name}
        reply={reply}
        onReply={write}
        onSend={send}
      />
      <Sidebar
        key={`${agent.id}-${ticket.id}`}
        agent={agent.id}
        ticket={ticket}
        looks={looks}
        links={view === 'links'}
        onInsert={(text) => write(reply ? `${reply}\n${text}` : text)}
      />
    </div>
  );
}
