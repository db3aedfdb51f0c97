import type { KeptConnection, KeptOrganization } from '../store/connections-port.ts';
import type { Actor } from '../store/people.ts';
import { conflict } from './may.ts';
import type { Ports } from './ports.ts';
import { TOKENS, type Tokens, textOfTokens } from './tokens.ts';

interface Made {
  readonly kind: KeptConnection['kind'];
  readonly organization: KeptOrganization;
  readonly tokens: Tokens;
  readonly expiresAt: number | null;
  readonly actor: Actor;
}

/** Keeps a new connection and its tokens, or neither; whoever was faster keeps theirs. */
export async function make(
  { services: { store, secrets, clock, newId } }: Ports,
  connection: string,
  { kind, organization, tokens, expiresAt, actor }: Made,
): Promise<KeptConnection> {
  const sealed = await secrets.seal(connection, TOKENS, textOfTokens(tokens));
  const now = clock.now();
  return store.transaction(async (tables) => {
    const before = await tables.connections.get(connection);
    if (before && before.state !== 'needs_reconnect') throw conflict('connected', 'It was connected meanwhile.');
    if (before && before.organization.id !== organization.id)
      throw conflict('other_organization', 'It was made for another organization. Disconnect it first.');
    const kept: KeptConnection = {
      id: newId(),
      kind,
      state: 'connected',
      brokenBy: null,
      organization,
      expiresAt,
      version: 1,
      leaseUntil: null,
      by: { ...actor },
      madeAt: now,
    };
    await tables.connections.put(connection, kept);
    await tables.secrets.put(connection, sealed, now);
    return kept;
  });
}
