import { benefits } from '../benefits/table.ts';
import { viewBenefit } from '../benefits/view.ts';
import { viewCustomer } from '../customers/view.ts';
import { members } from '../members/table.ts';
import { viewMember } from '../members/view.ts';
import type { World } from '../state/world.ts';
import { customerById } from '../subscriptions/catalog.ts';
import type { GrantRow } from './table.ts';

/** A grant as its organization reads it. */
export function viewGrant(world: World, row: GrantRow) {
  const member = world.of(members).get(row.member_id);
  const benefit = world.of(benefits).get(row.benefit_id);
  return {
    created_at: row.created_at,
    modified_at: row.modified_at,
    id: row.id,
    granted_at: row.granted_at,
    is_granted: row.granted_at !== null,
    revoked_at: row.revoked_at,
    is_revoked: row.revoked_at !== null,
    subscription_id: row.subscription_id,
    order_id: row.order_id,
    customer_id: row.customer_id,
    member_id: row.member_id,
    benefit_id: row.benefit_id,
    error: row.error,
    customer: viewCustomer(customerById(world, row.customer_id)),
    member: member ? viewMember(member) : null,
    benefit: benefit ? viewBenefit(benefit) : null,
    properties: grantProperties(world, row),
    user_id: row.customer_id,
  };
}

/** The organization's bodies leave out what a credit keeps for itself; the portal shows it. */
export function grantProperties(world: World, row: GrantRow): GrantRow['properties'] {
  return world.of(benefits).get(row.benefit_id)?.benefit.type === 'meter_credit' ? {} : row.properties;
}
