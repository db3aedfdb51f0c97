import type { ProblemCode } from '../../src/contract/errors.ts';

/** What one answer of Polar means to our callers. The first row that fits is the one. */
export interface ProblemRow {
  readonly status: number;
  /** Polar's error name; a row without one fits every name. */
  readonly error?: string | RegExp;
  readonly code: ProblemCode;
  /** Stable word for the screen, where one code covers several situations. */
  readonly reason?: string;
  /** The sentence that goes with it. Ours, never Polar's. */
  readonly detail?: string;
  /** Something only the operator can mend. */
  readonly alarm?: string;
}

const CANCELED = 'It is already canceled, or its end is already scheduled.';
const SEATS = 'The number of seats does not fit this subscription or the seats in use.';
const UNITS = 'The number of units does not fit this subscription.';

/** Answers with a status of 4xx. */
export const REFUSALS: readonly ProblemRow[] = [
  { status: 401, code: 'upstream_error', alarm: 'Polar does not accept the access token of this connection.' },
  { status: 403, error: 'insufficient_scope', code: 'upstream_error', alarm: 'The access token lacks a scope.' },

  { status: 403, error: /^AlreadyCanceled/, code: 'state_conflict', reason: 'already_canceled', detail: CANCELED },
  {
    status: 403,
    error: 'InactiveSubscription',
    code: 'state_conflict',
    reason: 'inactive',
    detail: 'It is not active.',
  },
  { status: 403, error: 'AlreadyActiveSubscriptionError', code: 'state_conflict', reason: 'already_active' },
  {
    status: 403,
    error: 'RefundedAlready',
    code: 'state_conflict',
    reason: 'nothing_left',
    detail: 'Nothing is left to refund.',
  },
  {
    status: 403,
    error: 'RefundDisputedPayment',
    code: 'state_conflict',
    reason: 'disputed',
    detail: 'The payment is disputed at the bank, so it cannot be refunded here.',
  },
  {
    status: 403,
    error: 'RefundsBlocked',
    code: 'state_conflict',
    reason: 'refunds_blocked',
    detail: 'Refunds of this order are blocked at Polar.',
  },
  { status: 403, error: 'NotOpenCheckout', code: 'state_conflict', reason: 'checkout_closed' },
  { status: 403, error: 'DiscountRedemptionLimitReached', code: 'state_conflict', reason: 'discount_used_up' },
  { status: 403, error: /NotReady/, code: 'state_conflict', reason: 'not_ready' },
  { status: 403, error: /(NotAllowed|NotEnabled)$/, code: 'not_allowed_by_settings' },
  { status: 403, code: 'forbidden' },

  {
    status: 400,
    error: 'RevokeSubscriptionBenefitsProhibited',
    code: 'state_conflict',
    reason: 'benefits_follow_subscription',
    detail: 'The benefits of a subscription order end with the subscription, not with a refund.',
  },
  {
    status: 400,
    error: 'SeatNotAvailable',
    code: 'state_conflict',
    reason: 'no_seat_free',
    detail: 'Every seat is taken.',
  },
  {
    status: 400,
    error: 'SeatNotPending',
    code: 'state_conflict',
    reason: 'seat_not_pending',
    detail: 'This seat is nobody’s invitation any more.',
  },
  { status: 400, error: /Seat/, code: 'state_conflict', reason: 'seats', detail: SEATS },
  { status: 400, error: /Unit/, code: 'state_conflict', reason: 'units', detail: UNITS },
  {
    status: 400,
    error: 'PaymentMethodInUseByActiveSubscription',
    code: 'state_conflict',
    reason: 'payment_method_in_use',
  },
  { status: 400, error: /^Payment/, code: 'payment_failed' },
  {
    status: 400,
    error: 'RotateNotPermitted',
    code: 'state_conflict',
    reason: 'not_rotatable',
    detail: 'The present state of the key does not let it be rotated.',
  },
  { status: 400, error: 'BadRequest', code: 'state_conflict' },
  { status: 400, code: 'upstream_error' },

  { status: 402, error: 'PaymentActionRequired', code: 'payment_action_required' },
  { status: 402, code: 'payment_failed' },
  { status: 404, error: /./, code: 'not_found' },
  { status: 404, code: 'not_found', alarm: 'Polar does not know this path or this version of its API.' },
  { status: 405, code: 'upstream_error', alarm: 'Polar does not know this method.' },
  { status: 408, code: 'upstream_timeout' },
  {
    status: 409,
    error: 'PaymentAlreadyInProgress',
    code: 'state_conflict',
    reason: 'payment_in_progress',
    detail: 'A payment of this order is under way.',
  },
  { status: 409, error: 'OrderNotEligibleForInvoice', code: 'state_conflict', reason: 'no_invoice' },
  { status: 409, error: 'SubscriptionLocked', code: 'state_conflict', reason: 'locked' },
  { status: 409, error: /Pause/, code: 'state_conflict', reason: 'pause' },
  { status: 409, code: 'state_conflict' },
  { status: 410, code: 'gone' },
  { status: 412, code: 'state_conflict' },
  { status: 413, code: 'too_large' },
  { status: 422, error: 'OrderNotEligibleForRetry', code: 'state_conflict', reason: 'not_open' },
  { status: 422, code: 'invalid_input' },
  {
    status: 429,
    error: 'ManualRetryLimitExceeded',
    code: 'state_conflict',
    reason: 'too_many_attempts',
    detail: 'Polar takes no further attempt at this order.',
  },
  { status: 429, code: 'rate_limited' },
];

/** The row for an answer; a 4xx that Polar is not known to send is an upstream error. */
export function rowFor(status: number, error: string | null): ProblemRow {
  return REFUSALS.find((row) => row.status === status && fits(row, error)) ?? { status, code: 'upstream_error' };
}

function fits({ error: wanted }: ProblemRow, error: string | null): boolean {
  if (wanted === undefined) return true;
  if (error === null) return false;
  return typeof wanted === 'string' ? wanted === error : wanted.test(error);
}
