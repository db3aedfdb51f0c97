import type { PortalCaller } from '../auth/caller.ts';
import { requireMemberAdministrator } from '../auth/portal-role.ts';
import type { CustomerRow } from '../customers/table.ts';
import { paginate } from '../http/listing.ts';
import { invalid, notFound, notPermitted } from '../http/problem.ts';
import { paging } from '../http/query.ts';
import { portal, type Route } from '../http/route.ts';
import { portalMemberCreate, portalMemberUpdate } from '../members/schema.ts';
import type { MemberRow } from '../members/table.ts';
import { deleteMember, inviteMember, membersOf, updateMember } from '../members/write.ts';
import type { World } from '../state/world.ts';
import type { Infer } from '../validation/schema.ts';
import { portalCustomer } from './customer.ts';

const TEAMS_ONLY =
  'Member management is only available for team customers. Purchase a seat-based product to enable team features.';

function team(world: World, caller: PortalCaller): CustomerRow {
  requireMemberAdministrator(world, caller);
  const customer = portalCustomer(world, caller);
  if (customer.type !== 'team') throw notPermitted(TEAMS_ONLY);
  return customer;
}

function colleague(world: World, caller: PortalCaller, id: string): MemberRow {
  const row = membersOf(world, team(world, caller).id).find((member) => member.id === id);
  if (!row) throw notFound('Member not found');
  return row;
}

function viewPortalMember(row: MemberRow) {
  const { created_at, modified_at, id, email, name, role } = row;
  return { created_at, modified_at, id, email, name, role };
}

const wrong = (loc: readonly string[], msg: string, input: string) => invalid([{ loc, msg, input }]);

function add(world: World, caller: PortalCaller, body: Infer<typeof portalMemberCreate>): MemberRow {
  const customer = team(world, caller);
  if (body.role === 'owner')
    throw wrong(['body', 'role'], 'Cannot add a member as owner. There must be exactly one owner.', body.role);
  return inviteMember(world, customer, body);
}

// There is one owner, and nobody changes his own place.
function change(world: World, caller: PortalCaller, row: MemberRow, body: Infer<typeof portalMemberUpdate>): MemberRow {
  const { role } = body;
  if (row.id === caller.memberId) throw wrong(['path', 'id'], 'You cannot modify your own role.', row.id);
  if (role != null && role !== row.role) {
    if (row.role === 'owner')
      throw wrong(['body', 'role'], 'Cannot demote the only owner. The team must have at least one owner.', role);
    if (role === 'owner')
      throw wrong(['body', 'role'], 'Cannot have multiple owners. Demote the current owner first.', role);
  }
  return updateMember(world, row, body);
}

function remove(world: World, caller: PortalCaller, row: MemberRow): void {
  if (row.id === caller.memberId) throw wrong(['path', 'id'], 'You cannot remove yourself from the team.', row.id);
  if (row.role === 'owner')
    throw wrong(['path', 'id'], 'Cannot remove the only owner. Transfer ownership first.', row.id);
  deleteMember(world, row);
}

const BASE = '/v1/customer-portal/members';

export const portalMemberRoutes: readonly Route[] = [
  portal({
    operation: 'customer_portal:members:list_members',
    method: 'GET',
    path: BASE,
    members: true,
    query: paging,
    handle({ world, caller, query }) {
      const people = membersOf(world, team(world, caller).id);
      // Polar names no order here; its index answers by e-mail.
      const sorted = people.toSorted((a, b) => (a.email < b.email ? -1 : 1));
      return paginate(sorted, query, viewPortalMember);
    },
  }),
  portal({
    operation: 'customer_portal:members:add_member',
    method: 'POST',
    path: BASE,
    members: true,
    status: 201,
    body: portalMemberCreate,
    handle: ({ world, caller, body }) => viewPortalMember(add(world, caller, body)),
  }),
  portal({
    operation: 'customer_portal:members:update_member',
    method: 'PATCH',
    path: `${BASE}/{id}`,
    members: true,
    body: portalMemberUpdate,
    handle: ({ world, caller, params, body }) =>
      viewPortalMember(change(world, caller, colleague(world, caller, params.id), body)),
  }),
  portal({
    operation: 'customer_portal:members:remove_member',
    method: 'DELETE',
    path: `${BASE}/{id}`,
    members: true,
    status: 204,
    handle: ({ world, caller, params }) => remove(world, caller, colleague(world, caller, params.id)),
  }),
];
