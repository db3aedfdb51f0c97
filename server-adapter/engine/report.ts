import type { FloeProblem } from './problem.ts';
import { redact } from './redact.ts';

/**
 * Something an operator should know. `message` and `cause` carry no credentials and no field of a customer.
 * `output_drift`: Polar's answer no longer fits the contract. `trail_gap`: an outcome could not be written down.
 * `alarm`: Polar refuses the adapter itself. `failed`: an error on our side.
 */
export interface ReportedEvent {
  readonly kind: 'output_drift' | 'trail_gap' | 'alarm' | 'failed';
  readonly message: string;
  readonly requestId?: string | undefined;
  readonly operation?: string | undefined;
  readonly connection?: string | undefined;
  /** Name and stack of the error behind it, credentials removed. */
  readonly cause?: string | undefined;
}

export type Report = (event: Omit<ReportedEvent, 'cause'> & { readonly cause?: unknown }) => void;

/**
 * Wraps the host's `onError`: credentials go out, `secrets` among them, an error that was told is not told again on its way out, and a throw
 * inside the host's function never reaches a call.
 */
export function createReport(
  onError: ((event: ReportedEvent) => void) | undefined,
  secrets: readonly string[] = [],
): Report {
  const told = new WeakSet<object>();
  return ({ cause, ...event }) => {
    if (typeof cause === 'object' && cause !== null) {
      if (told.has(cause)) return;
      told.add(cause);
    }
    try {
      onError?.({
        ...event,
        message: redact(event.message, secrets),
        ...(cause === undefined ? {} : { cause: redact(describe(cause), secrets) }),
      });
    } catch {
      // The host's own reporting failed; the call goes on.
    }
  };
}

/** Tells the operator of a problem that is not the caller's own. */
export function reportProblem(
  report: Report,
  problem: FloeProblem,
  where: Pick<ReportedEvent, 'operation' | 'requestId' | 'connection'>,
): void {
  const { alarm, cause } = problem.facts;
  if (problem.status < 500 && !alarm) return;
  const message = alarm ?? `A call ended as ${problem.code}.`;
  report({ kind: alarm ? 'alarm' : 'failed', message, ...where, cause: cause ?? problem });
}

function describe(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? `${cause.name}: ${cause.message}`) : String(cause);
}
