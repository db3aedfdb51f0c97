// The page where somebody who is signed in at Polar allows an application what it asks for, for one organization.

import { Reply } from '../http/reply.ts';
import { anonymous, type Route } from '../http/route.ts';
import { organizations } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import { clientById } from './clients.ts';
import { readForm } from './form.ts';
import { personSignedIn } from './people.ts';
import { refuse, sendBack } from './refusals.ts';
import { readScopes, SCOPE_NAMES } from './scopes.ts';
import { type Challenge, type ClientRow, grantedAccess, type UserRow } from './tables.ts';

/** A code is good for this long, in seconds. */
const CODE_SECONDS = 600;

interface Asked {
  readonly client: ClientRow;
  readonly user: UserRow;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly state: string | null;
  /** Whether access is for one organization. */
  readonly single: boolean;
  readonly challenge: Challenge | null;
}

// In the order in which Polar looks: what is wrong with the client is shown, the rest is told to the client.
function readAsked(world: World, query: URLSearchParams): Asked | Reply {
  const state = query.get('state');
  const told = state === null ? {} : { state };
  const client = clientById(world, query.get('client_id'));
  if (!client) return refuse(400, 'invalid_client', 'There is no such client on this server.', told);
  const redirectUri = query.get('redirect_uri') ?? client.settings.redirect_uris[0] ?? '';
  if (!client.settings.redirect_uris.includes(redirectUri))
    return refuse(400, 'invalid_request', `The client does not name ${redirectUri} as a place to return to.`, told);
  const scopes = readScopes(query.get('scope') ?? client.settings.scope);
  if (!scopes) {
    const error_description = 'A scope that was asked for is unknown or malformed.';
    return sendBack(redirectUri, { error: 'invalid_scope', error_description, state });
  }
  const user = personSignedIn(world);
  if (!user) return new Reply(401, { detail: 'Unauthorized' });
  const single = query.get('sub_type') === 'organization';
  return { client, user, scopes, redirectUri, state, single, challenge: readChallenge(query) };
}

function readChallenge(query: URLSearchParams): Challenge | null {
  const value = query.get('code_challenge');
  return value ? { value, method: query.get('code_challenge_method') === 'S256' ? 'S256' : 'plain' } : null;
}

const isIdentity = (scope: string): boolean => !scope.includes(':');

function viewAsked(world: World, { client, user, scopes, single }: Asked) {
  const { client_name, client_uri = null, logo_uri = null, tos_uri = null, policy_uri = null } = client.settings;
  const { created_at, modified_at, client_id } = client;
  return {
    client: { created_at, modified_at, client_id, client_name, client_uri, logo_uri, tos_uri, policy_uri },
    sub_type: 'user',
    sub: { id: user.id, email: user.email, avatar_url: null },
    scopes: scopes.toSorted((a, b) => Number(isIdentity(a)) - Number(isIdentity(b))),
    organizations: world
      .of(organizations)
      .all()
      .map(({ id, slug, avatar_url }) => ({ id, slug, avatar_url })),
    requires_single_organization: single,
    scope_display_names: SCOPE_NAMES,
  };
}

function allow(world: World, asked: Asked, chosen: readonly string[]): Reply {
  const code = `polar_ac_${world.ids.letters(43)}`;
  const issued_at = Math.floor(world.time.now() / 1000);
  world.of(grantedAccess).insert({
    organization_id: chosen[0] ?? world.of(organizations).all()[0]?.id ?? '',
    organizations: chosen,
    client_id: asked.client.client_id,
    user_id: asked.user.id,
    scope: asked.scopes.join(' '),
    redirect_uri: asked.redirectUri,
    code,
    challenge: asked.challenge,
    access_token: null,
    refresh_token: null,
    issued_at,
    expires_at: issued_at + CODE_SECONDS,
  });
  return sendBack(asked.redirectUri, { code, state: asked.state });
}

export const authorizeRoutes: readonly Route[] = [
  anonymous({
    operation: 'oauth2:authorize',
    method: 'GET',
    path: '/v1/oauth2/authorize',
    handle({ world, url }) {
      const asked = readAsked(world, url.searchParams);
      return asked instanceof Reply ? asked : viewAsked(world, asked);
    },
  }),
  {
    operation: 'oauth2:consent',
    method: 'POST',
    path: '/v1/oauth2/consent',
    status: 200,
    answer({ world, url, body }) {
      const asked = readAsked(world, url.searchParams);
      if (asked instanceof Reply) return asked;
      const form = readForm(body);
      if (form.get('action') !== 'allow')
        return sendBack(asked.redirectUri, { error: 'access_denied', state: asked.state });
      const chosen = world.of(organizations).get(form.get('organizations'));
      // Whoever names none allows all they have.
      if (!chosen && !asked.single) return allow(world, asked, []);
      if (!chosen)
        return refuse(400, 'invalid_request', 'With sub_type=organization one organization is to be chosen.');
      return allow(world, asked, [chosen.id]);
    },
  },
];
