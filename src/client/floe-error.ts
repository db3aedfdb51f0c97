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
  declare code: FloeErrorCode;
  /** HTTP status; 0 when no answer came. */
  declare status: number;
  /** Finds the call in the server's log and trail. */
  declare requestId: string | undefined;
  /** What is wrong with single input fields (`invalid_input`). */
  declare fields: FieldProblem[];
  /** Seconds to wait (`rate_limited`, `unavailable`). */
  declare retryAfter: number | undefined;
  /** What is true now (`changed_elsewhere`, `state_conflict`). */
  declare state: Record<string, unknown>;

  constructor({ title, errors, ...rest }: Partial<Omit<Problem, 'code'>> & { code: FloeErrorCode }, cause?: unknown) {
    super(`Floe: ${title ?? rest.code}`, { cause });
    Object.assign(this, { status: 0, fields: errors ?? [], state: {} }, rest);
  }
}

/** Recognises a {@link FloeError}, also one thrown by a second copy of the package. */
export function isFloeError(error: unknown): error is FloeError {
  return error instanceof Error && error.name === 'FloeError';
}
