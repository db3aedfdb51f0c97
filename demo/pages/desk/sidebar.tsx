import { useCallback } from 'react';
import { CustomerPanel } from '../../../src/components/index.ts';
import { FloeProvider } from '../../../src/react/index.ts';
import type { DemoTicket } from '../../server/world.ts';
import { readToken } from '../shared/session.ts';
import type { Theme } from '../shared/theme.ts';

/** The customer's billing beside the ticket: Floe, with the agent's bearer and this ticket. */
export function Sidebar(props: { agent: string; ticket: DemoTicket; theme: Theme; onInsert(text: string): void }) {
  const { agent, ticket } = props;
  const getToken = useCallback(() => readToken({ agent, ticket: ticket.id }), [agent, ticket.id]);
  return (
    <aside className="desk-side" aria-label="Billing">
      <FloeProvider
        url="/floe"
        getToken={getToken}
        customer={{ id: ticket.customer.id }}
        ticket={{ system: 'fjord', id: ticket.id }}
        timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
        appearance={{ theme: props.theme }}
      >
        <CustomerPanel onInsertReply={props.onInsert} />
      </FloeProvider>
    </aside>
  );
}
