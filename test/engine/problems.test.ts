import { expect, it } from 'vitest';
import { PROBLEMS } from '../../src/contract/errors.ts';

/** The codes are public: none may vanish, change its name or its status. */
it('keeps every code and its status', () => {
  expect(Object.entries(PROBLEMS).map(([code, { status }]) => `${status} ${code}`)).toEqual([
    '400 bad_json',
    '400 idempotency_key_required',
    '400 bad_cursor',
    '401 unauthenticated',
    '401 session_expired',
    '402 payment_failed',
    '402 payment_action_required',
    '403 forbidden',
    '403 origin_refused',
    '403 member_required',
    '403 approval_required',
    '403 ticket_required',
    '403 not_allowed_by_settings',
    '404 not_found',
    '404 unknown_operation',
    '405 method_not_allowed',
    '409 changed_elsewhere',
    '409 in_progress',
    '409 state_conflict',
    '410 gone',
    '413 too_large',
    '415 unsupported_type',
    '422 invalid_input',
    '422 idempotency_mismatch',
    '429 rate_limited',
    '502 upstream_error',
    '503 unavailable',
    '504 upstream_timeout',
    '500 internal',
  ]);
});
