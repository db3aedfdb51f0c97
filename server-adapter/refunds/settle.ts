import type { AuditOutcome } from '../store/audit-port.ts';
import type { Json } from '../store/json.ts';
import type { Operation, OperationMove, OperationState } from '../store/operations-port.ts';
import type { Refund } from './figures.ts';

/**
 * After so long a person is told, whatever kept us from looking. Half a minute short of the quarter of an hour that is
 * promised, because background work comes every half minute.
 */
export const TELL_MS = 870_000;
/** Looks for a lost refund so long after it was sent; the last one hands it to a person. */
const LOOKS_MS: readonly number[] = [30_000, 120_000, 300_000, TELL_MS];
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

/**
 * The move of an operation that Polar does not show: look again later, or hand it to a person. The time that has passed
 * decides, not the number of looks, so that rare rounds of background work do not put it off.
 */
export function lostMove({ from, at, attempts = 0 }: Facts, sentAt: number): OperationMove {
  const next = LOOKS_MS.find((look) => sentAt + look > at);
  const shared = { from, at, attempts, leaseUntil: null };
  if (next === undefined) return { ...shared, to: 'needs_review', nextCheckAt: at + HOUR_MS };
  return { ...shared, to: 'unknown', nextCheckAt: sentAt + next };
}

/** What a line of the trail says was changed, by field. */
export type Change = Readonly<Record<'before' | 'after', Readonly<Record<string, Json>>>>;

/** What the trail keeps of a refund's outcome. */
export function trailOutcome(
  state: OperationState,
  { at, refund, change }: { at: number; refund?: Refund | undefined; change?: Change | undefined },
): AuditOutcome {
  const detail = { state, ...(refund ? { refund_id: refund.id, tax_amount: refund.tax_amount } : {}), ...change };
  if (state === 'failed' || state === 'expired' || state === 'declined') {
    return { at, result: 'failed', code: state, detail };
  }
  return { at, result: state === 'unknown' ? 'unknown' : 'ok', code: null, detail };
}

/** What was left to refund before and after, where it is on its way or paid; minor units before tax. */
export function leftChange({ state, amount }: Pick<Operation, 'state' | 'amount'>, left: number): Change | undefined {
  if (state !== 'succeeded' && state !== 'pending') return undefined;
  return { before: { refundable_amount: left }, after: { refundable_amount: left - amount } };
}
