// OAuth2 has error bodies of its own, and browsers are sent back with theirs.

import { Reply } from '../http/reply.ts';

export const refuse = (status: number, error: string, error_description?: string, more: object = {}): Reply =>
  new Reply(status, { error, ...(error_description === undefined ? {} : { error_description }), ...more });

/** A redirect with parameters added to the address. */
export function sendBack(address: string, parameters: Readonly<Record<string, string | null>>): Reply {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== null) query.append(name, value);
  return new Reply(302, undefined, { Location: `${address}?${query}` });
}
