import { unauthorized } from '../auth/caller.ts';
import { Reply } from '../http/reply.ts';
import { anonymous, type Call, type Route } from '../http/route.ts';
import type { World } from '../state/world.ts';
import { authorizeRoutes } from './authorize.ts';
import { clientRoutes } from './clients.ts';
import { readForm } from './form.ts';
import { ISSUER } from './id-token.ts';
import { SCOPES } from './scopes.ts';
import { type ClientRow, users } from './tables.ts';
import { accessBy, grantTokens, readClient, revokeAccess } from './token.ts';

interface Shown {
  readonly world: World;
  readonly client: ClientRow;
  readonly form: URLSearchParams;
}

/** A form that a client sends with its secret. */
function ofClient(operation: string, path: string, handle: (shown: Shown) => unknown): Route {
  const answer = ({ world, body, headers }: Call): unknown => {
    const form = readForm(body);
    const client = readClient(world, form, headers);
    return client instanceof Reply ? client : handle({ world, client, form });
  };
  return { operation, method: 'POST', path, status: 200, answer };
}

function introspect({ world, form }: Shown): object {
  const access = accessBy(world, form.get('token'));
  if (!access) return { active: false };
  return {
    active: true,
    client_id: access.client_id,
    token_type: 'Bearer',
    scope: access.scope,
    sub_type: 'user',
    sub: access.user_id,
    organizations: access.organizations,
    aud: access.client_id,
    iss: ISSUER,
    exp: access.expires_at,
    iat: access.issued_at,
  };
}

const METHODS = ['client_secret_post', 'client_secret_basic'];

function configuration(url: string): object {
  return {
    issuer: ISSUER,
    authorization_endpoint: `${url}/oauth2/authorize`,
    token_endpoint: `${url}/v1/oauth2/token`,
    jwks_uri: `${url}/.well-known/jwks.json`,
    registration_endpoint: `${url}/v1/oauth2/register`,
    scopes_supported: SCOPES,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['refresh_token', 'web', 'authorization_code'],
    token_endpoint_auth_methods_supported: [...METHODS.toReversed(), 'none'],
    service_documentation: `${ISSUER}/docs`,
    revocation_endpoint: `${url}/v1/oauth2/revoke`,
    revocation_endpoint_auth_methods_supported: METHODS,
    introspection_endpoint: `${url}/v1/oauth2/introspect`,
    introspection_endpoint_auth_methods_supported: METHODS,
    code_challenge_methods_supported: ['plain', 'S256'],
    userinfo_endpoint: `${url}/v1/oauth2/userinfo`,
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'name', 'email', 'email_verified'],
  };
}

export const oauth2Routes: readonly Route[] = [
  ...clientRoutes,
  ...authorizeRoutes,
  ofClient('oauth2:request_token', '/v1/oauth2/token', ({ world, client, form }) => grantTokens(world, client, form)),
  ofClient('oauth2:introspect_token', '/v1/oauth2/introspect', introspect),
  ofClient('oauth2:revoke_token', '/v1/oauth2/revoke', ({ world, client, form }) => {
    revokeAccess(world, client, form.get('token') ?? '');
    return {};
  }),
  anonymous({
    operation: 'oauth2:userinfo',
    method: 'GET',
    path: '/v1/oauth2/userinfo',
    handle({ world, caller }) {
      const access = caller.kind === 'organization' ? accessBy(world, caller.token.id) : undefined;
      if (!access) throw unauthorized();
      const email = world.of(users).get(access.user_id)?.email;
      const tellsEmail = access.scope.split(' ').includes('email');
      return { sub: access.user_id, ...(tellsEmail ? { email, email_verified: true } : {}) };
    },
  }),
  anonymous({
    operation: 'openid_configuration',
    method: 'GET',
    path: '/.well-known/openid-configuration',
    handle: ({ world }) => configuration(world.url),
  }),
  anonymous({
    operation: 'jwks',
    method: 'GET',
    path: '/.well-known/jwks.json',
    // No key: nothing is signed.
    handle: () => ({ keys: [] }),
  }),
];
