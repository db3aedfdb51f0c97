// Minting portal sessions. An organization with the member model gets a member's session, the owner's by default; a
// team has to say whose.

import { issueToken, type TokenRow } from '../auth/tokens.ts';
import type { CustomerRow } from '../customers/table.ts';
import { invalid } from '../http/problem.ts';
import type { MemberRow } from '../members/table.ts';
import { addMember, membersOf, ownerOf } from '../members/write.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import type { World } from '../state/world.ts';

const HOUR = 3_600_000;

export interface WantedMember {
  readonly member_id?: string | null | undefined;
  readonly external_member_id?: string | null | undefined;
}

/** Throws 422 when the member is missing or another customer's. */
export function chooseMember(world: World, customer: CustomerRow, wanted: WantedMember): MemberRow | undefined {
  const { member_id, external_member_id } = wanted;
  const own = membersOf(world, customer.id);
  if (member_id != null) return own.find((row) => row.id === member_id) ?? unknownMember('member_id', member_id);
  if (external_member_id != null)
    return (
      own.find((row) => row.external_id === external_member_id) ??
      unknownMember('external_member_id', external_member_id)
    );
  if (customer.type === 'team')
    throw invalid([{ loc: ['body', 'member_id'], msg: 'member_id is required for team customers.', input: null }]);
  const owner = ownerOf(world, customer.id);
  if (owner || customer.email === null) return owner;
  const { email, name, external_id } = customer;
  return addMember(world, customer, { email, name, external_id, role: 'owner' });
}

function unknownMember(field: string, input: string): never {
  throw invalid([{ loc: ['body', field], msg: 'Member does not exist for this customer.', input }]);
}

/** A session for one hour, not to be prolonged. */
export function openSession(
  world: World,
  customer: CustomerRow,
  member: MemberRow | undefined,
  returnUrl: string | null = null,
): TokenRow {
  return issueToken(world, {
    organizationId: customer.organization_id,
    subject: member
      ? { kind: 'member', customerId: customer.id, memberId: member.id }
      : { kind: 'customer', customerId: customer.id },
    expiresAt: world.time.now() + HOUR,
    returnUrl,
  });
}

/** The hosted portal, already signed in. */
export function portalUrl(world: World, organization: OrganizationRow, customer: CustomerRow, token: string): string {
  const query = new URLSearchParams({
    customer_session_token: token,
    ...(customer.email === null ? {} : { email: customer.email }),
  });
  return `${world.url}/${organization.slug}/portal?${query}`;
}
