import type { Ticket } from '../store/people.ts';
import type { Caller } from './caller.ts';
import { forbidden, invalidField } from './problem.ts';

interface Claim {
  readonly system: string;
  readonly id: string;
  readonly url?: string;
}

const FIELDS = { system: 40, id: 200, url: 2000 } as const;

/**
 * The ticket of a call: the one in the caller's credential, else the one the page claims. A page that claims another
 * ticket than the credential carries is refused.
 */
export function ticketOf(caller: Caller, claimed: unknown): Ticket | null {
  const claim = claimed === undefined || claimed === null ? null : readClaim(claimed);
  const { ticket } = caller;
  if (!ticket) return claim && { ...claim, proof: 'claimed' };
  if (claim && (claim.system !== ticket.system || claim.id !== ticket.id)) {
    throw forbidden('The ticket named is not the one this session was opened from.');
  }
  const { system, id, url, proof = 'token' } = ticket;
  return { system, id, proof, ...(url === undefined ? {} : { url }) };
}

function readClaim(value: unknown): Claim {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidField('ticket', 'wrong_type', 'A ticket is {"system": …, "id": …}.');
  }
  const given = new Map<string, unknown>(Object.entries(value));
  for (const name of given.keys()) {
    if (!Object.hasOwn(FIELDS, name)) throw invalidField(`ticket.${name}`, 'unrecognized', 'This field is not known.');
  }
  const text = (name: keyof typeof FIELDS) => {
    const field = given.get(name);
    if (field === undefined) return undefined;
    if (typeof field !== 'string') throw invalidField(`ticket.${name}`, 'wrong_type', 'This must be text.');
    if (field === '') throw invalidField(`ticket.${name}`, 'too_short', 'This must not be empty.');
    if (field.length > FIELDS[name]) throw invalidField(`ticket.${name}`, 'too_long', 'This is too long.');
    return field;
  };
  const [system, id, url] = [text('system'), text('id'), text('url')];
  if (system === undefined) throw invalidField('ticket.system', 'required', 'This is needed.');
  if (id === undefined) throw invalidField('ticket.id', 'required', 'This is needed.');
  if (url !== undefined && !isWebAddress(url))
    throw invalidField('ticket.url', 'bad_format', 'This must be a web address.');
  return { system, id, ...(url === undefined ? {} : { url }) };
}

/** It becomes a link in the trail: no other scheme may run there. */
function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}
