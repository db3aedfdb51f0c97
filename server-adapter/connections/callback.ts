import type { Reply } from '../engine/inquiry.ts';
import type { Visit } from '../engine/routes.ts';
import type { AuditRequest } from '../store/audit-port.ts';
import { type Attempt, cookieOf, digest, takeAttempt } from './attempt.ts';
import { ISSUER } from './defaults.ts';
import type { AskPolar } from './endpoint.ts';
import { make } from './make.ts';
import { assertMayConnect } from './may.ts';
import type { OAuthClient } from './options.ts';
import { organizationsOf } from './organization.ts';
import type { Ports } from './ports.ts';
import { tell } from './renew.ts';
import { given, reachOf, revoke } from './tokens.ts';

/** What became of it, as the page that gets the browser back is told behind `#floe-connect=`. */
type Outcome = 'connected' | 'declined' | 'organization' | 'failed';

interface Back {
  readonly ports: Ports;
  readonly oauth: OAuthClient;
  readonly ask: AskPolar;
  readonly connection: string;
  readonly attempt: Attempt;
}

/**
 * Polar sends the browser back. Whoever comes with another state, twice, late, with another browser or from another
 * issuer is told the same, and nothing is connected.
 */
export async function callback(ports: Ports, { inquiry }: Visit): Promise<Reply> {
  const { ask } = ports;
  const { oauth } = ports.connect;
  if (!ask || !oauth) return nowhere();
  const query = new URLSearchParams(inquiry.query);
  const [state, ...more] = query.getAll('state');
  const taken = state && more.length === 0 ? await takeAttempt(ports, state) : null;
  if (!state || !taken) return nowhere();
  const name = await cookieOf(state, oauth.redirectUri);
  const cookie = cookieIn(inquiry.header('cookie') ?? '', name);
  const iss = query.get('iss');
  // Both digests are of one length and of random values: how long comparing takes says nothing about them.
  const isSameBrowser = cookie !== null && (await digest(cookie)) === taken.attempt.browser;
  if (!isSameBrowser || (iss !== null && iss !== (oauth.issuer ?? ISSUER))) return nowhere();
  const outcome = await outcomeOf({ ports, oauth, ask, ...taken }, query).catch((cause: unknown): Outcome => {
    ports.services.report({ kind: 'failed', message: FAILED, connection: taken.connection, cause });
    return 'failed';
  });
  const { pathname } = new URL(oauth.redirectUri);
  const page = new URL(taken.attempt.returnTo);
  page.hash = `floe-connect=${outcome}`;
  return {
    status: 303,
    headers: {
      location: page.href,
      'set-cookie': `${name}=; Path=${pathname}; Max-Age=0; HttpOnly; SameSite=Lax`,
      'referrer-policy': 'no-referrer',
    },
    body: null,
  };
}

const FAILED = 'Somebody came back from Polar, and the connection could not be made.';

async function outcomeOf(back: Back, query: URLSearchParams): Promise<Outcome> {
  const code = query.get('code');
  if (query.has('error')) return query.get('error') === 'access_denied' ? 'declined' : 'failed';
  if (!code) return 'failed';
  const { ports, oauth, ask, connection, attempt } = back;
  const said = await ask('token', {
    grant_type: 'authorization_code',
    code,
    redirect_uri: oauth.redirectUri,
    code_verifier: attempt.verifier,
  });
  const fresh = said.ok ? given(said.body, ports.services.clock.now()) : null;
  if (!fresh) return 'failed';
  const { tokens, expiresAt } = fresh;
  try {
    const reach = await reachOf(ask, tokens.access);
    const id = reach !== null && reach !== 'other' ? reach.organization : null;
    const outcome = id === null ? null : await keep(id);
    if (outcome === 'connected') return outcome;
    await revoke(ask, tokens);
    return outcome ?? (reach === 'other' ? 'organization' : 'failed');
  } catch (error) {
    // Nobody holds these tokens any more.
    await revoke(ask, tokens);
    throw error;
  }

  async function keep(id: string): Promise<Outcome> {
    const may = await assertMayConnect(ports, connection, id).then(
      () => true,
      () => false,
    );
    if (!may) return 'organization';
    const seen = await organizationsOf(ports, connection, tokens.access);
    const found = Array.isArray(seen) ? seen.find((one) => one.id === id) : undefined;
    const organization = found ?? { id, slug: '', name: id };
    return recorded(back, { organization: id, kind: 'oauth' }, async () => {
      await make(ports, connection, { kind: 'oauth', organization, tokens, expiresAt, actor: attempt.actor });
    });
  }
}

/** The line in the trail is written before the connection is kept, as for every change. */
async function recorded(
  { ports, connection, attempt }: Back,
  detail: Readonly<Record<string, string>>,
  work: () => Promise<void>,
): Promise<Outcome> {
  const { store, clock, newId } = ports.services;
  const line: AuditRequest = {
    id: newId(),
    at: clock.now(),
    requestId: attempt.requestId,
    operation: 'connections.connect',
    actor: attempt.actor,
    customer: null,
    ticket: null,
    targets: {},
    detail,
  };
  await store.audit.request(connection, line);
  const complete = (result: 'ok' | 'failed', code: string | null) =>
    store.audit.complete(connection, line.id, { at: clock.now(), result, code, detail: {} });
  try {
    await work();
  } catch (error) {
    await complete('failed', 'state_conflict');
    throw error;
  }
  await complete('ok', null);
  await tell(ports, connection);
  return 'connected';
}

function cookieIn(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** Nobody knows where this browser should go, so that it is told here. */
function nowhere(): Reply {
  return {
    status: 400,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
    },
    body: '<!doctype html><html lang="en"><meta charset="utf-8"><title>Not connected</title><p>This link was used, has run out or belongs to another browser. Nothing was connected. Go back to the page you came from and begin again.</p></html>',
  };
}
