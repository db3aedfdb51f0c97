import type { Authenticated } from '../../engine/caller.ts';
import { assertListed } from '../../engine/origin.ts';
import type { OwnVisit } from '../../engine/routes.ts';
import type { McpPorts } from '../ports.ts';

const LONGEST = 16_384;
/** Where a bearer stands in a form that the host's page sends, and in ours after it. */
export const SESSION = 'session';

/** What was sent with a press, or by the host's page that has signed somebody in; null for anything else. */
export async function readForm({ inquiry }: OwnVisit): Promise<URLSearchParams | null> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(inquiry.header('content-type') ?? '')) return null;
  const bytes = await inquiry.bytes(LONGEST);
  return bytes && new URLSearchParams(new TextDecoder().decode(bytes));
}

/** Who is looking: by a session that the browser sends by itself, or by one that a page of the host's has handed over. */
export function personOf(
  { options }: McpPorts,
  { who }: OwnVisit,
  form: URLSearchParams | null,
): Promise<Authenticated> {
  const session = options.signIn === undefined ? null : form?.get(SESSION);
  return session ? who(session) : who();
}

/** A form of this very page: browsers say so themselves, old ones at least where it comes from. */
export function isOwnForm({ options }: McpPorts, { inquiry: { header } }: OwnVisit): boolean {
  const site = header('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = header('origin');
  return origin === null || origin === new URL(options.url).origin;
}

/** Whether it only brings somebody to look, from a page on the list: nothing is decided by it. */
export function isHandedOver({ services }: McpPorts, { inquiry }: OwnVisit, form: URLSearchParams | null): boolean {
  if (!form?.has(SESSION) || form.has('decision')) return false;
  assertListed(inquiry, services.origins);
  return true;
}
