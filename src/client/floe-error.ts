import type { FieldProblem, Problem, ProblemCode } from '../contract/errors.ts';

/**
 * Why a call failed: a code of the server's table, `network` (no answer came, so the outcome of a write is not known)
 * or `bad_answer` (something between here and the server answered in its place).
 */
export type FloeErrorCode = ProblemCode | 'network' | 'bad_answer';

/**
 * Every failed call throws one. Tell failures apart by `code`, which never changes; `message` is for logs, not for people.
 *
 * @example
 * try {
 *   await client.call('orders.get', { order_id });
 * } catch (error) {
 *   if (isFloeError(error) && error.code === 'not_found') showEmpty();
 * }
 */
export class FloeError extends Error {
  override name = 'FloeError';
  code: FloeErrorCode;
  /** HTTP status; 0 when no answer came. */
  status: number;
  /** Finds the call in the server's log and trail. */
  requestId: string | undefined;
  /** What is wrong with single input fields (`invalid_input`). */
  fields: FieldProblem[];
  /** Seconds to wait (`rate_limited`, `unavailable`). */
  retryAfter: number | undefined;
  /** What is true now (`changed_elsewhere`, `state_conflict`). */
  state: Record<string, unknown>;

  constructor(problem: Partial<Omit<Problem, 'code'>> & { code: FloeErrorCode }, cause?: unknown) {
    super(`Floe: ${problem.title ?? problem.code}`, { cause });
    this.code = problem.code;
    this.status = problem.status ?? 0;
    this.requestId = problem.requestId;
    this.fields = problem.errors ?? [];
    this.retryAfter = problem.retryAfter;
    this.state = problem.state ?? {};
  }
}

/** Recognises a {@link FloeError}, also one thrown by a second copy of the package. */
export function isFloeError(error: unknown): error is FloeError {
  return error instanceof Error && error.name === 'FloeError';
}
