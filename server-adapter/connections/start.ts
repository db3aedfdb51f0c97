import type { Reply } from '../engine/inquiry.ts';
import { FloeProblem, invalidField } from '../engine/problem.ts';
import { readBody } from '../engine/read-body.ts';
import type { CallerVisit } from '../engine/routes.ts';
import { actorOf } from '../engine/session.ts';
import { assertPageUrl } from '../operations/page-url.ts';
import { ATTEMPT_MS, cookieOf, openAttempt } from './attempt.ts';
import { AUTHORIZE_URL, SCOPES } from './defaults.ts';
import { assertMayConnect } from './may.ts';
import type { Ports } from './ports.ts';

/** Sends somebody to Polar to be asked: answers where to, and gives the browser what it has to come back with. */
export async function start(ports: Ports, { inquiry, caller, connection, requestId }: CallerVisit): Promise<Reply> {
  const { oauth } = ports.connect;
  if (!oauth) throw new FloeProblem('state_conflict', { detail: NO_CLIENT, state: { reason: 'no_oauth' } });
  const returnTo = await returnToOf(ports, inquiry);
  await assertMayConnect(ports, connection, null);
  const facts = { returnTo, actor: actorOf(caller, null), requestId };
  const { state, challenge, held } = await openAttempt(ports, connection, facts);
  const url = new URL(oauth.authorizeUrl ?? AUTHORIZE_URL);
  const asked = {
    response_type: 'code',
    client_id: oauth.clientId,
    redirect_uri: oauth.redirectUri,
    scope: (oauth.scopes ?? SCOPES).join(' '),
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    // Polar then has one organization chosen.
    sub_type: 'organization',
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  const { pathname, protocol } = new URL(oauth.redirectUri);
  const cookie = [
    `${await cookieOf(state, oauth.redirectUri)}=${held}`,
    `Path=${pathname}`,
    `Max-Age=${ATTEMPT_MS / 1_000}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(protocol === 'https:' ? ['Secure'] : []),
  ];
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'set-cookie': cookie.join('; ') },
    body: JSON.stringify({ result: { url: url.href }, requestId }),
  };
}

const NO_CLIENT = 'Floe has no registration at Polar here: connect by an access token of the organization.';

async function returnToOf({ services }: Ports, inquiry: CallerVisit['inquiry']): Promise<string> {
  const { input } = await readBody(inquiry);
  const value: unknown = Object(input).return_to;
  if (typeof value !== 'string') throw invalidField('return_to', 'required', 'Say which page gets the browser back.');
  assertPageUrl({ services }, { field: 'return_to', value });
  return value;
}
