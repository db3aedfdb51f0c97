import { FloeProblem, invalidField } from '../engine/problem.ts';
import type { NamedVisit } from '../engine/routes.ts';
import { type Matched, matchOperation, methodsAt } from '../polar/catalogue/match.ts';
import { VERSIONS } from './input.ts';

const GUID = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i;

/** The operation a visit is about; nobody learns without a session which there are. */
export function matchedBy({ inquiry, params, who }: NamedVisit): Matched {
  if (!who) throw new FloeProblem('unauthenticated');
  if (who === 'expired') throw new FloeProblem('session_expired');
  const path = `/v1/${params.path ?? ''}`;
  const matched = matchOperation(inquiry.method, path);
  if (matched) return matched;
  const allow = methodsAt(path);
  if (allow.length > 0) throw new FloeProblem('method_not_allowed', { allow });
  throw new FloeProblem('unknown_operation', { detail: 'Polar has no such operation, or Floe does not know it yet.' });
}

/** Floe's envelope is over the version Floe speaks: whoever asks for one that Polar does not know is told so. */
export function assertVersion({ inquiry }: NamedVisit): void {
  const version = inquiry.header('polar-version');
  if (version === null || VERSIONS.includes(version)) return;
  throw new FloeProblem('unknown_operation', { detail: `Polar’s API is passed on as ${VERSIONS.join(' or ')}.` });
}

/** Whom the header `Floe-Customer` names: Polar's id of a customer, or the host's own. */
export function customerBy({ inquiry }: NamedVisit): { id: string } | { externalId: string } | undefined {
  const named = inquiry.header('floe-customer');
  if (named === null) return undefined;
  return GUID.test(named) ? { id: named } : { externalId: named };
}

/** Which member of a team acts, by the header `Floe-Member`; that it is one of that team Polar sees to. */
export function memberBy({ inquiry }: NamedVisit): { readonly member?: string } {
  const member = inquiry.header('floe-member');
  if (member === null) return {};
  if (!GUID.test(member)) throw invalidField('Floe-Member', 'bad_format', 'This must be an id of Polar (a UUID).');
  return { member };
}

/** Whether a request carries a body at all. */
export function hasBody({ inquiry: { method, header } }: NamedVisit): boolean {
  if (method === 'GET') return false;
  return header('transfer-encoding') !== null || (header('content-length') ?? '0') !== '0' || isBareWeb(header);
}

/** Requests of the web say no length; those with a body say what it is. */
function isBareWeb(header: (name: string) => string | null): boolean {
  return header('content-length') === null && header('content-type') !== null;
}
