import type { AuditOutcome } from '../store/audit-port.ts';
import type { Json } from '../store/json.ts';
import type { OperationMove, OperationState } from '../store/operations-port.ts';
import type { Refund } from './figures.ts';

/** Looks for a lost refund so long after it was sent; then a person is told. */
const LOOKS_MS: readonly number[] = [30_000, 120_000, 300_000, 900_000];
export const MOST_LOOKS = LOOKS_MS.length;
/** After this long a person is told, whatever kept us from looking. */
export const TELL_MS = 900_000;
const HOUR_MS = 3_600_000;
/** Looks at a pending refund: often at first, then hourly. */
const PENDING_MS: readonly number[] = [60_000, 300_000, 900_000];

/** Polar's word for a refund's state, as ours. An unknown word is not settled. */
function stateOf({ status }: Pick<Refund, 'status'>): 'succeeded' | 'pending' | 'failed' {
  if (status === 'succeeded') return 'succeeded';
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending';
}

interface Facts {
  readonly from: readonly OperationState[];
  readonly at: number;
  readonly attempts?: number;
}

/** The move of an operation whose refund Polar shows. */
export function foundMove(refund: Refund, { from, at, attempts = 0 }: Facts): OperationMove {
  const to = stateOf(refund);
  return {
    from,
    to,
    at,
    attempts,
    upstreamId: refund.id,
    leaseUntil: null,
    nextCheckAt: to === 'pending' ? at + (PENDING_MS[attempts] ?? HOUR_MS) : null,
    outcome: { refund: refund as unknown as Json }, // Polar's body came out of JSON
  };
}

/** The move of an operation that Polar does not show: look again later, or hand it to a person. */
export function lostMove({ from, at, attempts = 0 }: Facts, sentAt: number): OperationMove {
  const next = LOOKS_MS[attempts];
  if (next === undefined)
    return { from, to: 'needs_review', at, attempts, leaseUntil: null, nextCheckAt: at + HOUR_MS };
  return { from, to: 'unknown', at, attempts, leaseUntil: null, nextCheckAt: Math.max(sentAt + next, at + 1) };
}

/** What the trail keeps of a refund's outcome. */
export function trailOutcome(state: OperationState, at: number, refund: Refund | undefined): AuditOutcome {
  const detail = { state, ...(refund ? { refund_id: refund.id, tax_amount: refund.tax_amount } : {}) };
  if (state === 'failed' || state === 'expired' || state === 'declined') {
    return { at, result: 'failed', code: state, detail };
  }
  return { at, result: state === 'unknown' ? 'unknown' : 'ok', code: null, detail };
}
