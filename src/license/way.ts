import type { LicenseState } from './states.ts';

/** What is asked about a key. */
export interface Question {
  readonly key: string;
  /** Hash of what the machine is known by. */
  readonly fingerprint: string;
  readonly nonce: string;
  readonly label: string;
  /** Polar's ids, as far as they are known. */
  readonly license: string | null;
  readonly activation: string | null;
  /** How often it is used now; 0 only asks. */
  readonly use: number;
}

/** What is known of a license that is good. */
export interface Facts {
  readonly license: string;
  readonly activation: string | null;
  readonly endsAt: number | null;
  readonly usage: number;
  readonly limitUsage: number | null;
}

/**
 * `no` is definite. `none`: nobody answered who could know; `sent` says that what was asked may have been done all the
 * same, `wait` (ms) how long nothing should be asked again.
 */
export type Reply =
  | { readonly kind: 'good'; readonly facts: Facts; readonly ticket: string | null }
  | { readonly kind: 'no'; readonly state: LicenseState }
  | { readonly kind: 'none'; readonly sent: boolean; readonly wait?: number; readonly outdated?: boolean };

/** Whom to ask. */
export interface Way {
  activate(question: Question): Promise<Reply>;
  validate(question: Question): Promise<Reply>;
  /** Whether the place is free now. */
  deactivate(question: Question): Promise<boolean>;
}

/**
 * An answer, with what is read of its body: `null` where there was none to read. Anybody may stand between, so a name that
 * only the one who was asked would say is looked at before the rest counts.
 */
export interface Said<Body> {
  readonly status: number;
  readonly body: Body | null;
  /** Milliseconds. */
  readonly wait: number;
}

/** Sends one question, once. Null: no answer, so nobody knows what became of it. */
export async function send<Body>(
  {
    fetch = globalThis.fetch,
    timeout = 15_000,
  }: { fetch?: typeof globalThis.fetch | undefined; timeout?: number | undefined },
  url: string,
  question: object,
): Promise<Said<Body> | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(question),
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(timeout),
    });
    const text = await response.text();
    const wait = Number(response.headers.get('retry-after') ?? 0) * 1_000 || 0;
    return { status: response.status, body: text ? JSON.parse(text) : null, wait };
  } catch {
    return null;
  }
}
