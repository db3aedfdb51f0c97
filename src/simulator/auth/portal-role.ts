// What a member's role lets a portal session do. A customer session without a member has every right but those over
// members.

import { notPermitted } from '../http/problem.ts';
import { type MemberRole, members } from '../members/table.ts';
import type { World } from '../state/world.ts';
import { type PortalCaller, unauthorized } from './caller.ts';

function roleOf(world: World, caller: PortalCaller): MemberRole | null {
  return world.of(members).get(caller.memberId)?.role ?? null;
}

export function requireMember(caller: PortalCaller): void {
  if (caller.memberId === null) throw unauthorized();
}

export function requireBillingRole(world: World, caller: PortalCaller): void {
  if (roleOf(world, caller) === 'member')
    throw notPermitted('Only owners and billing managers can access billing features.');
}

export function requireMemberAdministrator(world: World, caller: PortalCaller): void {
  if (roleOf(world, caller) === 'member') throw notPermitted('Insufficient role for this operation');
}
