import type { Failure, NoAnswer, PolarRequest, PolarResult } from './port.ts';

/** Whether carrying it out twice, or not knowing whether it was carried out, does no harm. */
export const isRead = ({ method, safe }: Pick<PolarRequest, 'method' | 'safe'>): boolean =>
  method === 'GET' || safe === true;

/** Kinds after which nobody can say whether a write was carried out. The others never left us. */
const UNCERTAIN: Readonly<Record<NoAnswer['kind'], boolean>> = {
  unreachable: false,
  throttled: false,
  open: false,
  unconnected: false,
  foreign: true,
  cut: true,
  timeout: true,
  aborted: true,
  unreadable: true,
  redirected: true,
  broken: true,
};

/** Polar answers these although the write may be under way: a gateway gave up waiting, or something runs already. */
const UNCERTAIN_STATUS: readonly number[] = [408, 409];

interface Facts {
  readonly status?: number | undefined;
  readonly retryAfter?: number | null | undefined;
  readonly cause?: unknown;
  readonly reason?: NoAnswer['reason'] | undefined;
  /** False when it ended before anything was sent. */
  readonly sent?: boolean | undefined;
}

/** A call without a usable answer. */
export function noAnswer(kind: NoAnswer['kind'], request: PolarRequest, facts: Facts = {}): Failed {
  const { status = null, retryAfter = null, cause, reason, sent = true } = facts;
  const mayHaveHappened = sent && UNCERTAIN[kind] && !isRead(request);
  const why = { ...(cause === undefined ? {} : { cause }), ...(reason === undefined ? {} : { reason }) };
  return { ok: false, failure: { kind, status, retryAfter, mayHaveHappened, stage: 'request', ...why } };
}

/** A 4xx. Whatever its body was, only its error name and detail are kept. */
export function refused(status: number, body: unknown, request: PolarRequest, retryAfter: number | null): Failed {
  const { error, detail } = isObject(body) ? body : {};
  return {
    ok: false,
    failure: {
      kind: 'refused',
      status,
      error: typeof error === 'string' ? error : null,
      detail: detail ?? null,
      retryAfter,
      mayHaveHappened: !isRead(request) && UNCERTAIN_STATUS.includes(status),
      stage: 'request',
    },
  };
}

/** The failure of a session a call needed: the call itself was never sent. */
export function inSession({ failure }: Failed): Failed {
  return { ok: false, failure: { ...failure, mayHaveHappened: false, stage: 'session' } };
}

/** Polar gave no answer. A refusal is one, and so is that this connection has no way to Polar any more. */
export function isAway({ kind, status }: Failure): boolean {
  if (kind === 'refused') return status === 408 || status === 429;
  return kind !== 'unconnected' && kind !== 'foreign' && kind !== 'aborted';
}

export type Failed = Extract<PolarResult, { ok: false }>;

function isObject(value: unknown): value is { error?: unknown; detail?: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
