import { type Overlay, secret } from './row.ts';

/** Signing in to Polar for other applications. */
export const oauth: Overlay = {
  'oauth2:clients:oauth2:create_client': secret('POST /v1/oauth2/register', { refused: 'oauth' }),
  'oauth2:clients:oauth2:get_client': secret('GET /v1/oauth2/register/{client_id}', { refused: 'oauth' }),
  'oauth2:clients:oauth2:update_client': secret('PUT /v1/oauth2/register/{client_id}', { refused: 'oauth' }),
  'oauth2:clients:oauth2:delete_client': secret('DELETE /v1/oauth2/register/{client_id}', { refused: 'oauth' }),
  'oauth2:authorize': secret('GET /v1/oauth2/authorize', {
    refused: 'oauth',
    summary: 'Show what an application asks of a person.',
  }),
  'oauth2:request_token': secret('POST /v1/oauth2/token', { subject: 'anonymous', refused: 'oauth' }),
  'oauth2:revoke_token': secret('POST /v1/oauth2/revoke', { subject: 'anonymous', refused: 'oauth' }),
  'oauth2:introspect_token': secret('POST /v1/oauth2/introspect', { subject: 'anonymous', refused: 'oauth' }),
  'oauth2:userinfo': secret('GET /v1/oauth2/userinfo', { refused: 'oauth' }),
};
