import type { Floe } from '../../server-adapter/index.ts';
import type { DemoCustomer, DemoPerson } from './world.ts';

const MOST = 14;
const caller = { kind: 'service', id: 'demo', permissions: ['customers:read'] } as const;

/** The first customers of this Polar, as the helpdesk and the account page know them. */
export async function firstCustomers(floe: Floe): Promise<DemoCustomer[]> {
  const { result } = await floe.call('customer.search', { limit: MOST, sort: 'created_at' }, { caller });
  return result.map((one) => ({
    id: one.id,
    name: one.name,
    email: one.email,
    externalId: one.external_id ?? null,
    team: one.type === 'team',
  }));
}

/** Everybody who can sign in to the account page; of a team its people, whoever has to do with money first. */
export async function peopleOf(floe: Floe, customers: readonly DemoCustomer[]): Promise<DemoPerson[]> {
  const people = customers.map(async ({ id, name, email, externalId, team }): Promise<DemoPerson[]> => {
    if (!externalId) return [];
    if (!team) return [{ key: externalId, label: name ?? email ?? externalId, customer: externalId }];
    const { result } = await floe.call('members.list', { limit: 20 }, { caller, customer: { id } });
    const members = result.toSorted((a, b) => RANKS.indexOf(a.role) - RANKS.indexOf(b.role));
    return members.map((one, at) => ({
      key: at === 0 ? externalId : `${externalId}.${one.email.split('@')[0]}`,
      label: `${one.name ?? one.email}, ${ROLES[one.role] ?? one.role}`,
      customer: externalId,
      member: one.id,
    }));
  });
  return (await Promise.all(people)).flat();
}

const ROLES: Record<string, string> = {
  owner: 'team owner',
  billing_manager: 'billing manager',
  member: 'team member',
};
const RANKS = Object.keys(ROLES);
