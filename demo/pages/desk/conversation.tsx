import { useId } from 'react';
import type { DemoTicket } from '../../server/world.ts';

/** What was said in the ticket, and the reply being written. */
export function Conversation(props: {
  ticket: DemoTicket;
  agent: string;
  reply: string;
  onReply(text: string): void;
  onSend(): void;
}) {
  const label = useId();
  return (
    <main className="desk-main">
      <header className="desk-head">
        <h1 dir="auto">{props.ticket.subject}</h1>
        <p>
          #{props.ticket.id} · {props.ticket.from.email ?? 'no e-mail'}
        </p>
      </header>
      <div className="desk-talk" role="log" aria-label="Conversation">
        {props.ticket.messages.map((message) => (
          <article key={message.id} className="desk-message" data-from={message.from}>
            <header>
              <b>{message.author}</b>
              <time>{message.at}</time>
            </header>
            <p dir="auto">{message.text}</p>
          </article>
        ))}
      </div>
      <form
        className="desk-reply"
        onSubmit={(event) => {
          event.preventDefault();
          props.onSend();
        }}
      >
        <label className="sr-only" htmlFor={label}>
          Reply as {props.agent}
        </label>
        <textarea
          id={label}
          placeholder={`Reply to ${props.ticket.from.name}`}
          value={props.reply}
          onChange={(event) => props.onReply(event.target.value)}
        />
        <footer>
          <button type="submit" className="page-button" disabled={!props.reply.trim()}>
            Send
          </button>
        </footer>
      </form>
    </main>
  );
}
