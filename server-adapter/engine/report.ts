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

/** Wraps the host's `onError`: secrets go out, and a throw inside it never reaches a call. */
export function createReport(onError: ((event: ReportedEvent) => void) | undefined): Report {
  return ({ cause, ...event }) => {
    try {
      onError?.({
        ...event,
        message: redact(event.message),
        ...(cause === undefined ? {} : { cause: redact(describe(cause)) }),
      });
    } catch {
      // The host's own reporting failed; the call goes on.
    }
  };
}

function describe(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? `${cause.name}: ${cause.message}`) : String(cause);
}
