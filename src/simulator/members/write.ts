// The rules about who is in a team: one owner, one row per address, one person for an individual.

import { tokens } from '../auth/tokens.ts';
import type { CustomerRow } from '../customers/table.ts';
import { invalid, notPermitted } from '../http/problem.ts';
import type { World } from '../state/world.ts';
import { type MemberRole, type MemberRow, members } from './table.ts';
import { viewMember } from './view.ts';

export interface NewMember {
  readonly email: string;
  readonly name?: string | null | undefined;
  readonly external_id?: string | null | undefined;
  readonly role?: MemberRole | undefined;
  /** An owner is as old as the customer. */
  readonly created_at?: string;
}

export function membersOf(world: World, customerId: string): readonly MemberRow[] {
  return world.of(members).where((row) => row.customer_id === customerId);
}

export function ownerOf(world: World, customerId: string): MemberRow | undefined {
  return membersOf(world, customerId).find((row) => row.role === 'owner');
}

/** The member with this address, made when there is none. */
export function addMember(world: World, customer: CustomerRow, given: NewMember): MemberRow {
  const existing = membersOf(world, customer.id).find((row) => row.email.toLowerCase() === given.email.toLowerCase());
  if (existing) return existing;
  const row = world.of(members).insert({
    organization_id: customer.organization_id,
    customer_id: customer.id,
    email: given.email,
    name: given.name ?? null,
    external_id: given.external_id ?? null,
    role: given.role ?? 'member',
    ...(given.created_at ? { created_at: given.created_at } : {}),
    ...(given.created_at === undefined ? {} : { created_at: given.created_at }),
  });
  world.emit(customer.organization_id, 'member.created', viewMember(row));
  return row;
}

export function inviteMember(world: World, customer: CustomerRow, given: NewMember): MemberRow {
  if (customer.type === 'individual')
    throw notPermitted(
      'Individual customers can only have one member (the owner). Upgrade to a team customer to add more members.',
    );
  return addMember(world, customer, given);
}

interface MemberChange {
  readonly name?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly role?: MemberRole | null | undefined;
}

export function updateMember(world: World, row: MemberRow, body: MemberChange): MemberRow {
  const { role, email } = body;
  if (role != null && role !== row.role) {
    if (row.role === 'owner')
      throw invalid([
        { loc: ['body', 'role'], msg: 'Cannot change role. Customer must have exactly one owner.', input: role },
      ]);
    // Making somebody the owner hands ownership over.
    const owner = role === 'owner' ? ownerOf(world, row.customer_id) : undefined;
    if (owner) world.of(members).update(owner.id, { role: 'billing_manager' });
  }
  const patch: Partial<MemberRow> = {
    ...(body.name === undefined ? {} : { name: body.name }),
    ...(email == null ? {} : { email }),
    ...(role == null ? {} : { role }),
  };
  if (Object.keys(patch).length === 0) return row;
  const changed = world.of(members).update(row.id, patch);
  world.emit(row.organization_id, 'member.updated', viewMember(changed));
  return changed;
}

export function deleteMember(world: World, row: MemberRow): void {
  if (row.role === 'owner')
    throw invalid([{ loc: ['body'], msg: 'Cannot delete the only owner. Transfer ownership first.', input: row.id }]);
  world.of(members).delete(row.id);
  for (const token of world.of(tokens).where((one) => one.subject.kind === 'member' && one.subject.memberId === row.id))
    world.of(tokens).delete(token.id);
  world.emit(row.organization_id, 'member.deleted', viewMember(row));
}
