import { describe, expect, it } from 'vitest';
import { noAnswer, refused } from '../../server-adapter/polar/failure.ts';
import type { Failure, NoAnswer } from '../../server-adapter/polar/port.ts';
import { problemOf } from '../../server-adapter/polar/problem.ts';
import { REFUSALS, rowFor } from '../../server-adapter/polar/problem-table.ts';
import { write } from './upstream.ts';

const CANARY = 'Polar wrote this sentence.';

/** Status and error name of an answer; the code and, where there is one, the reason it becomes. */
type Row = readonly [status: number, error: string | null, code: string, reason?: string];

const ANSWERS: readonly Row[] = [
  [400, 'BadRequest', 'state_conflict'],
  [400, 'RevokeSubscriptionBenefitsProhibited', 'state_conflict', 'benefits_follow_subscription'],
  [400, 'SeatsAlreadyAssigned', 'state_conflict', 'seats'],
  [400, 'BelowMinimumSeats', 'state_conflict', 'seats'],
  [400, 'NotASeatBasedSubscription', 'state_conflict', 'seats'],
  [400, 'SeatNotAvailable', 'state_conflict', 'no_seat_free'],
  [400, 'SeatNotPending', 'state_conflict', 'seat_not_pending'],
  [400, 'BelowMinimumUnits', 'state_conflict', 'units'],
  [400, 'NotAUnitBasedSubscription', 'state_conflict', 'units'],
  [400, 'PaymentMethodInUseByActiveSubscription', 'state_conflict', 'payment_method_in_use'],
  [400, 'PaymentMethodSetupFailed', 'payment_failed'],
  [400, 'PaymentError', 'payment_failed'],
  [400, 'PaymentIntentFailedError', 'payment_failed'],
  [400, 'RotateNotPermitted', 'state_conflict', 'not_rotatable'],
  [400, 'SomethingNew', 'upstream_error'],
  [400, null, 'upstream_error'],
  [401, 'invalid_token', 'upstream_error'],
  [401, 'Unauthorized', 'upstream_error'],
  [402, 'PaymentFailed', 'payment_failed'],
  [402, 'PaymentActionRequired', 'payment_action_required'],
  [402, null, 'payment_failed'],
  [403, 'insufficient_scope', 'upstream_error'],
  [403, 'AlreadyCanceledSubscription', 'state_conflict', 'already_canceled'],
  [403, 'InactiveSubscription', 'state_conflict', 'inactive'],
  [403, 'AlreadyActiveSubscriptionError', 'state_conflict', 'already_active'],
  [403, 'RefundedAlready', 'state_conflict', 'nothing_left'],
  [403, 'RefundDisputedPayment', 'state_conflict', 'disputed'],
  [403, 'RefundsBlocked', 'state_conflict', 'refunds_blocked'],
  [403, 'NotOpenCheckout', 'state_conflict', 'checkout_closed'],
  [403, 'DiscountRedemptionLimitReached', 'state_conflict', 'discount_used_up'],
  [403, 'PaymentNotReady', 'state_conflict', 'not_ready'],
  [403, 'OrganizationNotReadyForPayments', 'state_conflict', 'not_ready'],
  [403, 'UpdateSubscriptionPlanNotAllowed', 'not_allowed_by_settings'],
  [403, 'UpdateSubscriptionSeatsNotAllowed', 'not_allowed_by_settings'],
  [403, 'PauseResumeNotAllowed', 'not_allowed_by_settings'],
  [403, 'OffSessionChargesNotEnabled', 'not_allowed_by_settings'],
  [403, 'NotPermitted', 'forbidden'],
  [403, null, 'forbidden'],
  [404, 'ResourceNotFound', 'not_found'],
  [404, 'RefundUnknownPayment', 'not_found'],
  [404, null, 'not_found'],
  [405, null, 'upstream_error'],
  [408, null, 'upstream_timeout'],
  [409, 'CannotPauseSubscription', 'state_conflict', 'pause'],
  [409, 'NoScheduledPause', 'state_conflict', 'pause'],
  [409, 'NotPausedSubscription', 'state_conflict', 'pause'],
  [409, 'SubscriptionLocked', 'state_conflict', 'locked'],
  [409, 'PaymentAlreadyInProgress', 'state_conflict', 'payment_in_progress'],
  [409, 'OrderNotEligibleForInvoice', 'state_conflict', 'no_invoice'],
  [409, 'RevokeNotAllowed', 'state_conflict'],
  [410, 'ResourceUnavailable', 'gone'],
  [411, 'LengthRequired', 'upstream_error'],
  [412, 'OrderNotDraft', 'state_conflict'],
  [413, 'RequestBodyTooLarge', 'too_large'],
  [418, null, 'upstream_error'],
  [422, 'RequestValidationError', 'invalid_input'],
  [422, 'OrderNotEligibleForRetry', 'state_conflict', 'not_open'],
  [429, 'ManualRetryLimitExceeded', 'state_conflict', 'too_many_attempts'],
  [429, null, 'rate_limited'],
];

const refusal = (status: number, error: string | null, detail: unknown = CANARY): Failure =>
  refused(status, { ...(error === null ? {} : { error }), detail }, write, 7).failure;

describe('a refusal of Polar', () => {
  for (const [status, error, code, reason] of ANSWERS) {
    it(`${status} ${error} is ${code}`, () => {
      const problem = problemOf(refusal(status, error));
      expect([problem.code, problem.reason]).toEqual([code, reason]);
      expect(problem.retryAfter).toBe(7);
      expect(JSON.stringify(problem)).not.toContain(CANARY);
    });
  }

  it('is met by a test for every row of the table', () => {
    const met = new Set(ANSWERS.map((answer) => rowFor(answer[0], answer[1])));
    expect(REFUSALS.filter((row) => !met.has(row))).toEqual([]);
  });

  it.each([
    [401, 'invalid_token'],
    [403, 'insufficient_scope'],
    [404, null],
    [405, null],
  ])('alarms the operator when it is about the adapter itself: %i %s', (status, error) => {
    expect(problemOf(refusal(status, error)).alarm).toMatch(/\w/);
  });

  it.each([
    [404, 'ResourceNotFound'],
    [403, 'NotPermitted'],
    [422, 'RequestValidationError'],
  ])('does not when it is about the call: %i %s', (status, error) => {
    expect(problemOf(refusal(status, error)).alarm).toBeUndefined();
  });
});

describe('no answer', () => {
  it.each([
    ['unreachable', null, 'unavailable'],
    ['open', null, 'unavailable'],
    ['throttled', null, 'rate_limited'],
    ['timeout', null, 'upstream_timeout'],
    ['aborted', null, 'upstream_timeout'],
    ['broken', 500, 'upstream_error'],
    ['broken', 503, 'upstream_error'],
    ['broken', 504, 'upstream_timeout'],
    ['redirected', 307, 'upstream_error'],
    ['cut', null, 'upstream_error'],
    ['unreadable', 200, 'upstream_error'],
  ] satisfies [NoAnswer['kind'], number | null, string][])('%s %s is %s', (kind, status, code) => {
    const { failure } = noAnswer(kind, write, { status: status ?? undefined, retryAfter: 3 });
    expect(problemOf(failure).code).toBe(code);
  });

  it('says how long to wait where waiting helps', () => {
    expect(problemOf(noAnswer('throttled', write, { retryAfter: 3 }).failure).retryAfter).toBe(3);
    expect(problemOf(noAnswer('open', write, { retryAfter: 5 }).failure).retryAfter).toBe(5);
  });
});

describe('a session that cannot be minted', () => {
  const inSession = (failure: Failure): Failure => ({ ...failure, stage: 'session' });
  const mistake = (...loc: string[]) => [{ type: 'value_error', loc: ['body', ...loc], msg: CANARY }];

  it.each([
    ['asks for a member', refusal(422, 'PolarRequestValidationError', mistake('member_id')), 'member_required'],
    ['asks for a member by either name', refusal(422, 'X', mistake('external_member_id')), 'member_required'],
    ['does not know the customer', refusal(422, 'X', mistake('customer_id')), 'not_found'],
    ['is not allowed to us', refusal(403, 'insufficient_scope'), 'upstream_error'],
    ['meets the limit', refusal(429, null), 'rate_limited'],
  ])('because Polar %s', (_, failure, code) => {
    const problem = problemOf(inSession(failure));
    expect(problem.code).toBe(code);
    expect(JSON.stringify(problem)).not.toContain(CANARY);
  });
});
