import type { AskPolar } from './endpoint.ts';

/** What opens Polar for one connection, as it is kept: sealed. */
export interface Tokens {
  readonly access: string;
  /** Good once; none with an organization's access token. */
  readonly refresh: string | null;
}

/** Where the tokens of a connection are kept among its secrets. */
export const TOKENS = 'polar';

export const textOfTokens = ({ access, refresh }: Tokens): string => JSON.stringify({ access, refresh });

/** Written by `textOfTokens`. */
export const tokensOf = (text: string): Tokens => JSON.parse(text);

/** Tokens as Polar gives them out, with when the access token ends; null where they are none. */
export function given(
  body: Readonly<Record<string, unknown>>,
  now: number,
): { tokens: Tokens; expiresAt: number | null } | null {
  const { access_token: access, refresh_token: refresh, expires_in } = body;
  if (typeof access !== 'string' || access === '') return null;
  // Longer the first time than after a renewal: each answer says it for its own token.
  const expiresAt = typeof expires_in === 'number' ? now + expires_in * 1_000 : null;
  return { tokens: { access, refresh: typeof refresh === 'string' ? refresh : null }, expiresAt };
}

/** What an access token reaches: exactly one organization's id; `other` is anything else; null where nobody could say. */
export async function reachOf(ask: AskPolar, token: string): Promise<{ organization: string } | 'other' | null> {
  const said = await ask('introspect', { token });
  if (!said.ok) return null;
  const { active, organizations } = said.body;
  const list: readonly unknown[] = Array.isArray(organizations) ? organizations : [];
  const [only] = list;
  // None named means all of the person's organizations.
  return active === true && list.length === 1 && typeof only === 'string' ? { organization: only } : 'other';
}

/** Ends both tokens at Polar. Answers whether Polar took that; a token it does not know is ended. */
export async function revoke(ask: AskPolar, { access, refresh }: Tokens): Promise<boolean> {
  const tokens = [refresh, access].filter((token) => token !== null);
  const said = await Promise.all(tokens.map((token) => ask('revoke', { token })));
  return said.every((answer) => answer.ok || (!answer.lost && answer.error === 'invalid_token'));
}
