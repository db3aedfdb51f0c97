import { FloeProblem, invalidField } from '../engine/problem.ts';
import type { Actor } from '../store/people.ts';
import { WEBHOOK } from '../webhooks/kept-secrets.ts';
import { make } from './make.ts';
import { assertMayConnect, conflict } from './may.ts';
import { organizationsOf } from './organization.ts';
import { hold, type Ports } from './ports.ts';
import { revoke, TOKENS } from './tokens.ts';

/** Connects by an access token of the organization, after asking Polar what it opens. */
export async function setToken(ports: Ports, connection: string, how: { token: string; actor: Actor }): Promise<void> {
  const { token, actor } = how;
  await assertMayConnect(ports, connection, null);
  const seen = await organizationsOf(ports, connection, token);
  if (seen === null) throw new FloeProblem('unavailable', { detail: 'Polar could not be asked about this token.' });
  if (seen === 'refused')
    throw invalidField('token', 'refused', 'Polar does not take it, or it lacks organizations:read.');
  const [organization, second] = seen;
  if (!organization || second) throw invalidField('token', 'refused', 'It does not open exactly one organization.');
  await assertMayConnect(ports, connection, organization.id);
  const tokens = { access: token, refresh: null };
  await make(ports, connection, { kind: 'token', organization, tokens, expiresAt: null, actor });
}

/** How a connection ended; `byUs`: nothing opens Polar any more by what was kept. */
export interface Ended {
  readonly kind: 'oauth' | 'token';
  readonly byUs: boolean;
  readonly organization: string;
}

/**
 * Ends a connection. Tokens that Polar gave to Floe are ended there first: where Polar cannot be asked, nothing is
 * forgotten, so that it can be tried again. An organization's own token only its people can end.
 */
export async function disconnect(ports: Ports, connection: string): Promise<Ended> {
  const { store, clock } = ports.services;
  const kept = await store.connections.get(connection);
  if (!kept) throw conflict('not_connected', 'It is not connected.');
  // Tokens whose key is lost open nothing here: forgetting is all that is left to do about them.
  const held = await hold(ports, connection).catch(() => null);
  const byUs = kept.kind === 'oauth' && ports.ask !== null && held !== null && (await revoke(ports.ask, held.tokens));
  if (kept.kind === 'oauth' && !byUs && held && kept.state !== 'needs_reconnect') {
    throw new FloeProblem('unavailable', { detail: 'Polar did not end the access. Try again.' });
  }
  await store.transaction(async (tables) => {
    await tables.connections.remove(connection, kept.id);
    if ((await tables.connections.get(connection)) !== null) return;
    for (const name of [TOKENS, WEBHOOK]) await tables.secrets.remove(connection, name);
    // Whatever stands behind this name next has an endpoint of its own.
    const at = clock.now();
    await tables.bookmarks.keep(connection, 'endpoint', { place: null, at, dueAt: at });
  });
  return { kind: kept.kind, byUs, organization: kept.organization.id };
}
