import { type MemberRow, members } from '../members/table.ts';
import { viewMember } from '../members/view.ts';
import type { World } from '../state/world.ts';
import type { SeatRow } from './table.ts';

/** A seat. `former` is whose it was until this very change. */
export function viewSeat(world: World, row: SeatRow, former?: MemberRow) {
  const member = world.of(members).get(row.member_id) ?? former;
  return {
    created_at: row.created_at,
    modified_at: row.modified_at,
    id: row.id,
    subscription_id: row.subscription_id,
    order_id: row.order_id,
    status: row.status,
    customer_id: row.customer_id,
    member_id: row.member_id,
    member: member ? viewMember(member) : null,
    email: row.email,
    customer_email: row.email ?? former?.email ?? null,
    invitation_token_expires_at: row.invitation_token_expires_at,
    claimed_at: row.claimed_at,
    revoked_at: row.revoked_at,
    seat_metadata: row.seat_metadata,
  };
}
