import type { DemoCustomer, DemoMessage, DemoTicket } from './world.ts';

interface Script {
  subject: string;
  text: string;
  reply?: string;
}

/** What the people of the demo shop write; by e-mail, because that is what a helpdesk knows of them. */
const SCRIPTS: Record<string, Script> = {
  'maya@northwind.dev': {
    subject: 'Export failed twice, can I get part of it back?',
    text: 'Hi,\n\nThe export in Studio failed twice last week and I lost an afternoon over it. It works now, but I think a part of the license should come back to me.\n\nAlso, my card was declined yesterday. What happens to my plan?',
    reply: 'Hi Maya, I am sorry about the lost afternoon. Let me look at your order.',
  },
};

const GENERIC: Script[] = [
  {
    subject: 'Question about my last invoice',
    text: 'Hello,\n\ncould you explain the last charge? I expected another amount.',
  },
  {
    subject: 'Please cancel at the end of the month',
    text: 'Hi,\n\nwe are winding the project down. Please end our plan with the current period.',
  },
  {
    subject: 'We need a bigger plan',
    text: 'Hello,\n\nwe are growing and would like to move up a plan. What would that cost today?',
  },
  {
    subject: 'Charged after the trial',
    text: 'Hi,\n\nI was charged although I meant to stop after the trial. Can this be refunded?',
  },
];

/** One open ticket a customer. On a real Polar the words are generic: nobody's own words are made up. */
export function ticketsFor(customers: DemoCustomer[]): DemoTicket[] {
  return customers.map((customer, index) => {
    const script = SCRIPTS[customer.email ?? ''] ?? GENERIC[index % GENERIC.length]!;
    const name = customer.name ?? customer.email ?? 'Customer';
    const messages: DemoMessage[] = [{ id: 'first', from: 'customer', author: name, at: '09:12', text: script.text }];
    if (script.reply) {
      messages.push({ id: 'reply', from: 'agent', author: 'Ada Moreno', at: '09:20', text: script.reply });
    }
    return { id: String(4711 - index), subject: script.subject, customer, messages };
  });
}
