import type { ActionViewer } from './subscription-actions.ts';

/** What of a seat decides about it. */
export interface SeatFacts {
  status: string;
  invitation_token_expires_at?: string | null | undefined;
}

/** How a seat stands: somebody has it, was invited, or was invited too long ago. `now` in milliseconds since the epoch. */
export function seatState(seat: SeatFacts, now: number): 'taken' | 'invited' | 'lapsed' | 'unknown' {
  if (seat.status === 'claimed') return 'taken';
  if (seat.status !== 'pending') return 'unknown';
  const until = seat.invitation_token_expires_at;
  return until && Date.parse(until) <= now ? 'lapsed' : 'invited';
}

/**
 * Whether a viewer may give seats away and take them back: of a team its owner and its billing managers, where the
 * organization lets them; an agent with the right to change subscriptions.
 */
export function mayManageSeats(viewer: ActionViewer | undefined): boolean {
  if (viewer?.kind !== 'customer') return viewer?.permissions?.includes('subscriptions:write') !== false;
  return viewer.member?.role !== 'member' && viewer.portal?.changeSeats !== false;
}
