// The shapes in which Polar says no. Throw one of these from a handler; nothing the request wrote remains.
//   throw notFound()                                            404 {"error":"ResourceNotFound","detail":"Not found"}
//   throw problem(409, 'CannotPauseSubscription', '…')          any domain error, by its class name
//   throw invalid([{ loc: ['body', 'amount'], msg: '…', input }]) 422 PolarRequestValidationError, type value_error
//   throw notPermitted('…') · badRequest('…')                   403 · 400

import type { Issue } from '../validation/schema.ts';

export class PolarProblem extends Error {
  override readonly name = 'PolarProblem';
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** What was wrong, field by field, where that was said. */
  readonly issues: readonly Issue[];

  constructor(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    super(`${status} ${JSON.stringify(body)}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
    const detail: unknown = typeof body === 'object' && body !== null && 'detail' in body ? body.detail : null;
    this.issues = Array.isArray(detail) ? detail : [];
  }
}

export function problem(status: number, error: string, detail: string): PolarProblem {
  return new PolarProblem(status, { error, detail });
}

export function notFound(detail = 'Not found'): PolarProblem {
  return problem(404, 'ResourceNotFound', detail);
}

export function notPermitted(detail = 'Not permitted'): PolarProblem {
  return problem(403, 'NotPermitted', detail);
}

export function badRequest(detail = 'Bad request'): PolarProblem {
  return problem(400, 'BadRequest', detail);
}

type LooseIssue = Omit<Issue, 'type'> & { readonly type?: string };

/** A business rule about a field: 422 with `PolarRequestValidationError`, or another error name. */
export function invalid(issues: readonly LooseIssue[], error = 'PolarRequestValidationError'): PolarProblem {
  return new PolarProblem(422, { error, detail: issues.map((issue) => ({ type: 'value_error', ...issue })) });
}

/** A body or query that does not parse: 422 with `RequestValidationError`. */
export function unparsable(issues: readonly Issue[]): PolarProblem {
  return new PolarProblem(422, { error: 'RequestValidationError', detail: issues });
}
