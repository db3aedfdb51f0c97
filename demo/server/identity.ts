import type { WidgetTokens } from '../../server-adapter/callers/widget-token.ts';
import { AGENTS, type DemoPerson, type DemoWorld } from './world.ts';

/**
 * Stands for the host's own sign-in: whoever asks is whom they say. A real host looks at its session here, and only
 * then signs the token that says who is calling, from which ticket, with which rights.
 */
export async function signFor(body: unknown, world: DemoWorld, tokens: WidgetTokens): Promise<Response> {
  const asked = fieldsOf(body);
  if (typeof asked.person === 'string') {
    const person = personOf(body, world);
    if (!person) return refused('There is no such customer.');
    const { customer: sub, member } = person;
    return Response.json({ token: await tokens.sign({ kind: 'customer', sub, ...(member && { member }) }) });
  }
  const agent = AGENTS.find((one) => one.id === asked.agent);
  const ticket = world.tickets.find((one) => one.id === asked.ticket);
  if (!agent || !ticket) return refused('There is no such agent or ticket.');
  const permissions = world.readOnly ? agent.permissions.filter((one) => one.endsWith(':read')) : agent.permissions;
  const token = await tokens.sign({
    kind: 'agent',
    sub: agent.id,
    name: agent.name,
    permissions,
    ...(agent.limits && { limits: agent.limits }),
    ticket: { system: 'fjord', id: ticket.id },
  });
  return Response.json({ token });
}

/** Who is meant by the `person` of a body, as the product's own session would say. */
export function personOf(body: unknown, world: DemoWorld): DemoPerson | undefined {
  const { person } = fieldsOf(body);
  return world.people.find(({ key }) => key === person);
}

const fieldsOf = (body: unknown): Record<string, unknown> =>
  typeof body === 'object' && body !== null ? Object.fromEntries(Object.entries(body)) : {};

export function refused(title: string): Response {
  return Response.json({ title, status: 404 }, { status: 404 });
}
