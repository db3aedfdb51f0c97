/**
 * Every way a call can fail: stable code → HTTP status and the sentence sent as the problem's title.
 * The same codes stand on the wire, in the client's errors and in tools for agents; they are never renamed.
 */
export const PROBLEMS = {
  bad_json: { status: 400, title: 'The body is not the JSON object this endpoint reads. Send {"input": …}.' },
  idempotency_key_required: {
    status: 400,
    title: 'This operation moves money. Send an Idempotency-Key, one per intent.',
  },
  bad_cursor: {
    status: 400,
    title: 'This cursor belongs to another list, filter or person. Start from the first page.',
  },
  unauthenticated: { status: 401, title: 'Nobody is signed in. Send the bearer or session your host issues.' },
  session_expired: { status: 401, title: 'The session has run out. Get a new one and repeat the call.' },
  payment_failed: {
    status: 402,
    title: 'The payment was declined and nothing was changed. Try another payment method.',
  },
  payment_action_required: {
    status: 402,
    title: 'The bank asks the customer to confirm this payment. Nothing was changed.',
  },
  forbidden: { status: 403, title: 'This caller may not do that.' },
  origin_refused: { status: 403, title: 'The request does not come from an allowed page or client.' },
  member_required: { status: 403, title: 'This customer is a team. Say which member is acting.' },
  approval_required: { status: 403, title: 'This is above the limit of this agent and nobody is set to approve it.' },
  ticket_required: { status: 403, title: 'Moving money needs a ticket the host has proven.' },
  not_allowed_by_settings: { status: 403, title: 'The organization has switched this off for its customers.' },
  not_found: { status: 404, title: 'There is no such thing here, or it is not yours to see.' },
  unknown_operation: { status: 404, title: 'This server does not know that operation.' },
  method_not_allowed: { status: 405, title: 'Operations are called with POST.' },
  changed_elsewhere: { status: 409, title: 'It has changed since it was shown. Look again and decide anew.' },
  in_progress: { status: 409, title: 'The same thing is already under way. Wait for its outcome.' },
  state_conflict: { status: 409, title: 'Its present state does not allow this.' },
  gone: { status: 410, title: 'It has ended and cannot be brought back.' },
  too_large: { status: 413, title: 'The body is larger than this endpoint reads.' },
  unsupported_type: { status: 415, title: 'Send application/json.' },
  invalid_input: { status: 422, title: 'Some of the input is not valid. Each field says what is wrong.' },
  idempotency_mismatch: { status: 422, title: 'This Idempotency-Key was used for another request. Use a new one.' },
  rate_limited: { status: 429, title: 'Too many calls. Wait as long as Retry-After says.' },
  upstream_error: { status: 502, title: 'Polar refused or failed in a way that only the operator can mend.' },
  unavailable: { status: 503, title: 'A part this needs is not available right now. Nothing was changed.' },
  upstream_timeout: { status: 504, title: 'Polar did not answer in time.' },
  internal: { status: 500, title: 'Something broke on our side. The request id helps to find it.' },
} as const satisfies Record<string, { status: number; title: string }>;

/** A stable failure code; see {@link PROBLEMS} for its status and meaning. */
export type ProblemCode = keyof typeof PROBLEMS;

/** What is wrong with one input field; `path` is dotted from the input's top, `code` is stable, `message` is English. */
export interface FieldProblem {
  path: string;
  code: string;
  message: string;
}

/**
 * RFC 9457 problem document as it stands on the wire (`application/problem+json`).
 * `state` carries what is true now for `changed_elsewhere` and `state_conflict` (amounts in minor units).
 */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  detail?: string;
  requestId: string;
  errors?: FieldProblem[];
  retryAfter?: number;
  state?: Record<string, unknown>;
}
