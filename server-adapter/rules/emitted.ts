import type { Json } from '../store/json.ts';
import type { Desk } from './desk.ts';
import { factsOf, Unread } from './facts.ts';
import type { RuleFacts } from './rule.ts';

/** An event that was kept, with its customer looked up; nobody where Polar knows none of that name. */
export async function emitted(
  desk: Desk,
  { customer, ...event }: Readonly<Record<string, unknown>>,
): Promise<{ readonly facts: readonly RuleFacts[]; readonly body: Json }> {
  // Both were written by `emit`, in these shapes.
  const [ref, body] = [customer as { id: string } | { externalId: string }, event as Json];
  const id = await customerOf(desk, ref);
  const facts = id === null ? null : await factsOf(desk, { kind: 'customer', id }, body);
  if (facts) return { facts: [facts], body };
  const { services, connection } = desk;
  services.report({ kind: 'failed', message: 'A rule’s event names a customer that Polar does not know.', connection });
  return { facts: [], body };
}

async function customerOf({ services, connection }: Desk, ref: { id: string } | { externalId: string }) {
  if ('id' in ref) return ref.id;
  try {
    return await services.directory.find(connection, ref);
  } catch (cause) {
    throw new Unread('The customer of an event could not be looked up.', { cause });
  }
}
