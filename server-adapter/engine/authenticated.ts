import type { Authenticated } from './caller.ts';
import type { Inquiry } from './inquiry.ts';
import { FloeProblem, isProblem } from './problem.ts';
import type { SessionCheck } from './session-check.ts';

type Asked = Pick<Inquiry, 'header' | 'request'>;

/**
 * Whose session comes with a request, or with a bearer that came another way and then counts alone. A host whose session
 * check breaks must not look like a signed-out visitor.
 */
export async function authenticated(
  authenticate: SessionCheck,
  inquiry: Inquiry,
  bearer?: string,
): Promise<Authenticated> {
  const asked = bearer === undefined ? inquiry : carrying(bearer, inquiry);
  if (!asked) return null;
  try {
    return await (authenticate.byHeader?.(asked.header) ?? authenticate(asked.request()));
  } catch (cause) {
    if (isProblem(cause)) throw cause;
    throw new FloeProblem('unavailable', { detail: 'The host could not check who is calling.', cause });
  }
}

/** Null for a bearer that no header could hold: it is nobody's. */
function carrying(bearer: string, inquiry: Inquiry): Asked | null {
  if (!/^[\w.~+/=-]+$/.test(bearer)) return null;
  const headers = { authorization: `Bearer ${bearer}` };
  return {
    header: (name) => (name === 'authorization' ? headers.authorization : null),
    request: () => new Request(inquiry.request().url, { headers }),
  };
}
