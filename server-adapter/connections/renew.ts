import type { BrokenBy } from '../store/connections-port.ts';
import type { AskPolar } from './endpoint.ts';
import { type Held, hold, type Ports } from './ports.ts';
import { given, reachOf, revoke, TOKENS, textOfTokens } from './tokens.ts';

/** So long one process may take (ms); whoever comes later finds what became of it. */
const LEASE_MS = 60_000;
/** Between two looks at what another process does (ms). */
const LOOK_MS = 100;

/**
 * Renews the tokens of a connection, or finds that somebody else has; then asks whose the new ones are. `seen` is what
 * does not serve any more. Of all processes one talks to Polar, and once: a refresh token is good once, so that what was
 * lost on the way is lost for good, and only a person can connect anew.
 *
 * Null: Polar could not be asked now, and what is kept stands as it stood.
 */
export async function renewed(ports: Ports, ask: AskPolar, connection: string, seen: Held): Promise<Held | null> {
  const { store, clock } = ports.services;
  for (;;) {
    const held = await hold(ports, connection);
    const isDone = held?.kept.state !== 'unverified' && held?.tokens.access !== seen.tokens.access;
    if (!held || held.kept.state === 'needs_reconnect' || isDone) return held;
    const { kept } = held;
    const now = clock.now();
    if (kept.leaseUntil !== null && kept.leaseUntil > now) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    } else if (kept.leaseUntil !== null && kept.state === 'connected') {
      // Whoever had it never said what became of it: the refresh token may be used up.
      return broken(ports, connection, held, 'lost');
    } else {
      const mine = await store.connections.change(connection, kept, { leaseUntil: now + LEASE_MS });
      if (mine) {
        const own = { kept: mine, tokens: held.tokens };
        return mine.state === 'unverified'
          ? verified(ports, ask, connection, own)
          : exchanged(ports, ask, connection, own);
      }
    }
  }
}

async function exchanged(ports: Ports, ask: AskPolar, connection: string, held: Held): Promise<Held | null> {
  const { store, secrets, clock, report } = ports.services;
  const said = await ask('token', { grant_type: 'refresh_token', refresh_token: held.tokens.refresh ?? '' });
  if (!said.ok) {
    if (said.lost) return broken(ports, connection, held, 'lost');
    if (said.error === 'invalid_grant') return broken(ports, connection, held, 'refused');
    if (said.error !== null) report({ kind: 'alarm', message: NOT_THIS_CLIENT, connection });
    await store.connections.change(connection, held.kept, { leaseUntil: null });
    return null;
  }
  const fresh = given(said.body, clock.now());
  if (!fresh?.tokens.refresh) return broken(ports, connection, held, 'lost');
  const { tokens, expiresAt } = fresh;
  const sealed = await secrets.seal(connection, TOKENS, textOfTokens(tokens));
  // Kept before anything is asked about them: a process that dies here must not take the only refresh token along.
  const kept = await store.transaction(async (tables) => {
    const now = await tables.connections.change(connection, held.kept, { state: 'unverified', expiresAt });
    if (now) await tables.secrets.put(connection, sealed, clock.now());
    return now;
  });
  if (kept) return verified(ports, ask, connection, { kept, tokens });
  // Somebody ended the connection meanwhile.
  await revoke(ask, tokens);
  return hold(ports, connection);
}

const NOT_THIS_CLIENT =
  'Polar does not know Floe by the clientId and clientSecret of connect.oauth: nothing is renewed.';

/** Asks whose the tokens are before anything is called with them. */
async function verified(ports: Ports, ask: AskPolar, connection: string, held: Held): Promise<Held | null> {
  const { store } = ports.services;
  const reach = await reachOf(ask, held.tokens.access);
  if (reach === null) {
    await store.connections.change(connection, held.kept, { leaseUntil: null });
    return null;
  }
  if (reach === 'other' || reach.organization !== held.kept.organization.id) {
    await revoke(ask, held.tokens);
    return broken(ports, connection, held, 'organization');
  }
  const kept = await store.connections.change(connection, held.kept, { state: 'connected', leaseUntil: null });
  return kept ? { kept, tokens: held.tokens } : hold(ports, connection);
}

const WHY: Readonly<Record<BrokenBy, string>> = {
  refused: 'Polar does not take the tokens of this connection any more.',
  lost: 'The answer to a renewal of tokens was lost, and with it the only token that renews.',
  organization: 'The tokens of this connection do not reach exactly the organization it was made for.',
};

/** From here on only a person can go on. The operator hears of it once. */
export async function broken(ports: Ports, connection: string, held: Held, by: BrokenBy): Promise<Held | null> {
  const { store, report } = ports.services;
  const change = { state: 'needs_reconnect', brokenBy: by, leaseUntil: null } as const;
  const now = await store.connections.change(connection, held.kept, change);
  if (!now) return hold(ports, connection);
  report({ kind: 'alarm', message: `${WHY[by]} Somebody has to connect it again.`, connection });
  await tell(ports, connection);
  return { kept: now, tokens: held.tokens };
}

/** Open pages hear that a connection stands differently. */
export async function tell({ services: { store, clock } }: Ports, connection: string): Promise<void> {
  const change = { customerId: null, stale: ['connections.get'], by: null, at: clock.now() };
  await store.changes.append(connection, change);
}
