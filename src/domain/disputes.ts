/** What is looked at of a dispute; Polar's field names. */
export interface DisputeFacts {
  status: string;
  evidence_due_by?: string | null | undefined;
  modified_at?: string | null | undefined;
  created_at: string;
}

const DAY = 86_400_000;
/** How long a dispute that has ended is still shown. */
const SHOWN_DAYS = 14;
/** Polar refuses refunds of an order while its dispute stands so; the bank has the money or decides about it. */
const BLOCKING = ['needs_response', 'under_review', 'lost'];
const ENDED = ['won', 'lost', 'prevented'];

/** Whether refunding the order beside this dispute would pay the customer twice, and is refused. */
export function blocksRefund({ status }: Pick<DisputeFacts, 'status'>): boolean {
  return BLOCKING.includes(status);
}

/** Whether somebody should be told of it: open, or ended within two weeks. `now` in epoch milliseconds. */
export function isCurrent({ status, modified_at, created_at }: DisputeFacts, now: number): boolean {
  return !ENDED.includes(status) || now - Date.parse(modified_at ?? created_at) < SHOWN_DAYS * DAY;
}

/** Whole days until evidence is due: 0 is today's last day, below it is over. Null where none is asked for. */
export function daysLeft({ status, evidence_due_by: due }: DisputeFacts, now: number): number | null {
  return status === 'needs_response' && due ? Math.floor((Date.parse(due) - now) / DAY) : null;
}

/** The order in which a person should look at disputes: what runs out first, then what is open, then what has ended. */
export function byUrgency(a: DisputeFacts, b: DisputeFacts): number {
  const rank = ({ status, evidence_due_by: due }: DisputeFacts) =>
    ENDED.includes(status) ? Number.MAX_VALUE : status === 'needs_response' && due ? Date.parse(due) : 1e15;
  return rank(a) - rank(b);
}
