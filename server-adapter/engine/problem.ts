import { type FieldProblem, PROBLEMS, type Problem, type ProblemCode } from '../../src/contract/errors.ts';

export interface ProblemFacts {
  /** A sentence of our own about this occurrence; never text from Polar. */
  readonly detail?: string | undefined;
  readonly errors?: readonly FieldProblem[] | undefined;
  /** Seconds. */
  readonly retryAfter?: number | undefined;
  /** What is true now. */
  readonly state?: Readonly<Record<string, unknown>> | undefined;
  /** The methods that would be taken. */
  readonly allow?: readonly string[] | undefined;
  /** Policy said no: the trail keeps it. */
  readonly denied?: boolean | undefined;
  /** A write was sent and its outcome is not known. */
  readonly maybeDone?: boolean | undefined;
  /** Polar gave no answer, so it is not known whether it would have said no. */
  readonly away?: boolean | undefined;
  /** For the operator only. */
  readonly alarm?: string | undefined;
  readonly cause?: unknown;
}

/**
 * A call that failed in a way the contract knows. `code` is one of its problem codes and never changes its meaning;
 * recognise it by `name` and `code`, which survive two copies of the package.
 *
 * @example
 * try { await floe.call('orders.get', input, { caller }); }
 * catch (error) { if (error.name === 'FloeProblem' && error.code === 'not_found') … }
 */
export class FloeProblem extends Error {
  override readonly name = 'FloeProblem';
  readonly code: ProblemCode;
  readonly facts: ProblemFacts;

  constructor(code: ProblemCode, facts: ProblemFacts = {}) {
    super(`Floe: ${facts.detail ?? PROBLEMS[code].title}`, { cause: facts.cause });
    this.code = code;
    this.facts = facts;
  }

  /** HTTP status of the code. */
  get status(): number {
    return PROBLEMS[this.code].status;
  }
}

export function isProblem(error: unknown): error is FloeProblem {
  return error instanceof Error && error.name === 'FloeProblem';
}

export function forbidden(detail?: string): FloeProblem {
  return new FloeProblem('forbidden', { detail, denied: true });
}

export function invalidField(path: string, code: string, message: string): FloeProblem {
  return new FloeProblem('invalid_input', { errors: [{ path, code, message }] });
}

/** The RFC 9457 document of a problem. */
export function problemDocument({ code, facts }: FloeProblem, requestId: string): Problem {
  const { status, title } = PROBLEMS[code];
  return {
    type: `urn:floe:${code}`,
    title,
    status,
    code,
    requestId,
    ...(facts.detail === undefined ? {} : { detail: facts.detail }),
    ...(facts.errors === undefined ? {} : { errors: [...facts.errors] }),
    ...(facts.retryAfter === undefined ? {} : { retryAfter: facts.retryAfter }),
    ...(facts.state === undefined ? {} : { state: { ...facts.state } }),
  };
}

/** Any error as a problem: what Floe does not know stays inside and only its id goes out. */
export function knownProblem(error: unknown): FloeProblem {
  if (isProblem(error)) return error;
  if (error instanceof Error && error.name === 'StoreUnavailable') {
    return new FloeProblem('unavailable', { retryAfter: 5, cause: error });
  }
  return new FloeProblem('internal', { cause: error });
}
