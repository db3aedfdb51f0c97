import type { PortalCaller } from '../auth/caller.ts';
import { requireMemberAdministrator } from '../auth/portal-role.ts';
import type { CustomerRow } from '../customers/table.ts';
import { paginate } from '../http/listing.ts';
import { badRequest, notFound, notPermitted } from '../http/problem.ts';
import { paging } from '../http/query.ts';
import { portal, type Route } from '../http/route.ts';
import { portalMemberCreate, portalMemberUpdate } from '../members/schema.ts';
import type { MemberRow } from '../members/table.ts';
import { deleteMember, inviteMember, membersOf, updateMember } from '../members/write.ts';
import type { World } from '../state/world.ts';
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

const BASE = '/v1/customer-portal/members';

export const portalMemberRoutes: readonly Route[] = [
  portal({
    operation: 'customer_portal:members:list_members',
    method: 'GET',
    path: BASE,
    members: true,
    query: paging,
    handle({ world, caller, query }) {
      return paginate(membersOf(world, team(world, caller).id).toReversed(), query, viewPortalMember);
    },
  }),
  portal({
    operation: 'customer_portal:members:add_member',
    method: 'POST',
    path: BASE,
    members: true,
    status: 201,
    body: portalMemberCreate,
    handle: ({ world, caller, body }) => viewPortalMember(inviteMember(world, team(world, caller), body)),
  }),
  portal({
    operation: 'customer_portal:members:update_member',
    method: 'PATCH',
    path: `${BASE}/{id}`,
    members: true,
    body: portalMemberUpdate,
    handle: ({ world, caller, params, body }) =>
      viewPortalMember(updateMember(world, colleague(world, caller, params.id), body)),
  }),
  portal({
    operation: 'customer_portal:members:remove_member',
    method: 'DELETE',
    path: `${BASE}/{id}`,
    members: true,
    status: 204,
    handle({ world, caller, params }) {
      const row = colleague(world, caller, params.id);
      if (row.id === caller.memberId) throw badRequest('You cannot remove yourself.');
      deleteMember(world, row);
    },
  }),
];
