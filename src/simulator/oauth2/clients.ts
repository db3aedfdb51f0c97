// Applications register themselves; nobody has to be signed in for that.

import { Reply } from '../http/reply.ts';
import { anonymous, type Route } from '../http/route.ts';
import type { World } from '../state/world.ts';
import { enumOf } from '../validation/choices.ts';
import { list } from '../validation/list.ts';
import { object } from '../validation/object.ts';
import { text } from '../validation/scalars.ts';
import { nullable, optional } from '../validation/schema.ts';
import { refuse } from './refusals.ts';
import { SCOPES } from './scopes.ts';
import { type ClientRow, type ClientSettings, clients } from './tables.ts';

const METHODS = ['client_secret_basic', 'client_secret_post', 'none'] as const;
const GRANTS = ['authorization_code', 'refresh_token'] as const;
const word = () => optional(nullable(text()));

const registration = object('OAuth2ClientConfiguration', {
  redirect_uris: list(text({ min: 1 })),
  token_endpoint_auth_method: optional(enumOf('TokenEndpointAuthMethod', METHODS)),
  grant_types: optional(list(enumOf('GrantType', GRANTS))),
  response_types: optional(list(enumOf('ResponseType', ['code'] as const))),
  client_name: text(),
  scope: optional(text()),
  client_uri: word(),
  logo_uri: word(),
  tos_uri: word(),
  policy_uri: word(),
});

const DEFAULTS = {
  token_endpoint_auth_method: 'client_secret_post',
  grant_types: GRANTS,
  response_types: ['code'],
  scope: SCOPES.join(' '),
};

function register(world: World, settings: ClientSettings): ClientRow {
  const secret = (prefix: string): string => `polar_${prefix}_${world.ids.letters(43)}`;
  return world.of(clients).insert({
    organization_id: '',
    client_id: secret('ci'),
    client_secret: secret('cs'),
    registration_access_token: secret('crt'),
    settings,
  });
}

export const clientById = (world: World, id: string | null): ClientRow | undefined =>
  world.of(clients).find((row) => row.client_id === id);

function viewRegistration(world: World, row: ClientRow) {
  return {
    ...row.settings,
    client_id: row.client_id,
    client_secret: row.client_secret,
    client_id_issued_at: Math.floor(Date.parse(row.created_at) / 1000),
    client_secret_expires_at: 0,
    registration_client_uri: `${world.url}/v1/oauth2/register/${row.client_id}`,
    registration_access_token: row.registration_access_token,
  };
}

/** The client, for whoever shows the token that its registration gave out. */
function owned(world: World, id: string, headers: Headers): ClientRow | null {
  const row = clientById(world, id);
  return row && headers.get('authorization') === `Bearer ${row.registration_access_token}` ? row : null;
}

const denied = () => refuse(400, 'access_denied', 'The owner or the authorization server has refused this request.');

const path = '/v1/oauth2/register/{client}';

export const clientRoutes: readonly Route[] = [
  anonymous({
    operation: 'oauth2:clients:oauth2:create_client',
    method: 'POST',
    path: '/v1/oauth2/register',
    status: 201,
    body: registration,
    handle: ({ world, body }) => viewRegistration(world, register(world, { ...DEFAULTS, ...body })),
  }),
  anonymous({
    operation: 'oauth2:clients:oauth2:get_client',
    method: 'GET',
    path,
    handle({ world, params, headers }) {
      const row = owned(world, params.client, headers);
      return row ? viewRegistration(world, row) : denied();
    },
  }),
  anonymous({
    operation: 'oauth2:clients:oauth2:update_client',
    method: 'PUT',
    path,
    body: registration,
    handle({ world, params, headers, body }) {
      const row = owned(world, params.client, headers);
      if (!row) return denied();
      return viewRegistration(world, world.of(clients).update(row.id, { settings: { ...DEFAULTS, ...body } }));
    },
  }),
  anonymous({
    operation: 'oauth2:clients:oauth2:delete_client',
    method: 'DELETE',
    path,
    handle({ world, params, headers }) {
      const row = owned(world, params.client, headers);
      if (!row) return denied();
      world.of(clients).delete(row.id);
      return new Reply(204);
    },
  }),
];
