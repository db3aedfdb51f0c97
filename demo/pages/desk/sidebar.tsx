import { useCallback, useState } from 'react';
import { DeskNotes, OrderPayments, PlanTerms } from '../../../src/components/desk.ts';
import { CheckoutLinkBuilder, CustomerPanel, CustomerSearch } from '../../../src/components/index.ts';
import { FloeProvider } from '../../../src/react/index.ts';
import type { DemoTicket } from '../../server/world.ts';
import type { Looks } from '../shared/looks.ts';
import { readToken } from '../shared/session.ts';

/**
 * Floe beside the ticket, with the agent's bearer and this ticket: the customer's billing, or the links anybody can buy
 * by. Where the ticket's address is nobody's, the agent looks for whom it is about.
 */
export function Sidebar(props: {
  agent: string;
  ticket: DemoTicket;
  looks: Looks;
  links: boolean;
  onInsert(text: string): void;
}) {
  const { agent, ticket, looks, links, onInsert } = props;
  const [customer, setCustomer] = useState(ticket.customer?.id);
  const getToken = useCallback(() => readToken({ agent, ticket: ticket.id }), [agent, ticket.id]);
  return (
    <aside className="desk-side" aria-label="Billing">
      <FloeProvider
        url="/floe"
        getToken={getToken}
        customer={customer ? { id: customer } : undefined}
        ticket={{ system: 'fjord', id: ticket.id }}
        locale={looks.locale}
        timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
        appearance={{ theme: looks.theme }}
      >
        {links ? (
          <CheckoutLinkBuilder onInsertReply={onInsert} />
        ) : customer ? (
          <CustomerPanel
            first={<DeskNotes />}
            plan={<PlanTerms />}
            order={(order) => <OrderPayments order={order} />}
            onInsertReply={onInsert}
          />
        ) : (
          <CustomerSearch email={ticket.from.email ?? undefined} onPick={({ id }) => setCustomer(id)} />
        )}
      </FloeProvider>
    </aside>
  );
}
