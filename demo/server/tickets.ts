import { FROM_ELSEWHERE, LETTERS, type Letter, PLAIN } from './letters.ts';
import type { DemoCustomer, DemoMessage, DemoTicket } from './world.ts';

const FIRST = 4711;

/** One open ticket a customer; in the demo shop, also one from an address that nobody there has. */
export function ticketsFor(customers: DemoCustomer[], simulated: boolean): DemoTicket[] {
  const tickets = customers.map((customer, index) => {
    const letter = LETTERS[customer.email ?? ''] ?? PLAIN[index % PLAIN.length]!;
    const from = { name: customer.name ?? customer.email ?? 'Customer', email: customer.email };
    return ticket(FIRST - index, { letter, from, customer });
  });
  if (!simulated) return tickets;
  const { from, letter } = FROM_ELSEWHERE;
  return [...tickets, ticket(FIRST - tickets.length, { letter, from, customer: null })];
}

function ticket(
  number: number,
  { letter, ...who }: Pick<DemoTicket, 'from' | 'customer'> & { letter: Letter },
): DemoTicket {
  const messages: DemoMessage[] = [
    { id: 'first', from: 'customer', author: who.from.name, at: '09:12', text: letter.text },
  ];
  if (letter.reply)
    messages.push({ id: 'reply', from: 'agent', author: 'Ada Moreno', at: '09:20', text: letter.reply });
  return { id: String(number), subject: letter.subject, ...who, messages };
}
