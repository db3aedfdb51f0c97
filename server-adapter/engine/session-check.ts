import type { Authenticated } from './caller.ts';

/**
 * Says who is calling: null for nobody, `'expired'` for a session that has run out. A check that reads headers alone
 * says so by `byHeader` and is asked that way: building a whole Request costs more than the rest of such a check.
 */
export interface SessionCheck {
  (request: Request): Promise<Authenticated> | Authenticated;
  /** The same by a header's lower-case name, null where it is missing. */
  readonly byHeader?: HeaderCheck | undefined;
}

type HeaderCheck = (header: (name: string) => string | null) => Promise<Authenticated>;

/** Makes a session check of one that reads headers alone. */
export function checkByHeader(check: HeaderCheck) {
  return Object.assign((request: Request) => check((name) => request.headers.get(name)), { byHeader: check });
}
