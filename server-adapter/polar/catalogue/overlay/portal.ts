import { destructive, money, type Overlay, read, secret, write } from './row.ts';

const PORTAL = ['customer_portal:read', 'customer_portal:write'];
const PORTAL_WRITE = ['customer_portal:write'];

/** What a customer does in the portal, with a session of its own. */
export const portal: Overlay = {
  'customer_portal:benefit-grants:list': read('GET /v1/customer-portal/benefit-grants/'),
  'customer_portal:benefit-grants:get': read('GET /v1/customer-portal/benefit-grants/{id}'),
  'customer_portal:benefit-grants:update': write('PATCH /v1/customer-portal/benefit-grants/{id}'),
  'customer_portal:customers:get': read('GET /v1/customer-portal/customers/me'),
  'customer_portal:customers:update': write('PATCH /v1/customer-portal/customers/me', { scopes: PORTAL_WRITE }),
  'customer_portal:customers:list_payment_methods': read('GET /v1/customer-portal/customers/me/payment-methods', {
    scopes: PORTAL,
  }),
  'customer_portal:customers:add_payment_method': write('POST /v1/customer-portal/customers/me/payment-methods', {
    scopes: PORTAL_WRITE,
  }),
  'customer_portal:customers:confirm_payment_method': write(
    'POST /v1/customer-portal/customers/me/payment-methods/confirm',
    { scopes: PORTAL_WRITE },
  ),
  'customer_portal:customers:delete_payment_method': destructive(
    'DELETE /v1/customer-portal/customers/me/payment-methods/{id}',
    { scopes: PORTAL_WRITE },
  ),
  'customer_portal:customers:request_email_update': write(
    'POST /v1/customer-portal/customers/me/email-update/request',
    { scopes: PORTAL_WRITE },
  ),
  'customer_portal:customers:check_email_update': read('GET /v1/customer-portal/customers/me/email-update/check', {
    subject: 'anonymous',
    refused: 'held_by_another',
  }),
  'customer_portal:customers:verify_email_update': write('POST /v1/customer-portal/customers/me/email-update/verify', {
    subject: 'anonymous',
    refused: 'held_by_another',
  }),
  'customer_portal:customer_meters:list': read('GET /v1/customer-portal/meters/'),
  'customer_portal:customer_meters:get': read('GET /v1/customer-portal/meters/{id}'),
  'customer_portal:seats:list_seats': read('GET /v1/customer-portal/seats', {
    summary: 'List the seats of a subscription or order of the authenticated customer.',
  }),
  'customer_portal:seats:assign_seat': write('POST /v1/customer-portal/seats', {
    summary: 'Assign a seat of the authenticated customer.',
    scopes: PORTAL_WRITE,
  }),
  'customer_portal:seats:revoke_seat': destructive('DELETE /v1/customer-portal/seats/{seat_id}', {
    summary: 'Take a seat of the authenticated customer back.',
    scopes: PORTAL_WRITE,
  }),
  'customer_portal:seats:resend_invitation': write('POST /v1/customer-portal/seats/{seat_id}/resend', {
    summary: 'Send the invitation to a seat again.',
    scopes: PORTAL_WRITE,
  }),
  'customer_portal:seats:list_claimed_subscriptions': read('GET /v1/customer-portal/seats/subscriptions'),
  'customer_portal:customer-session:introspect': read('GET /v1/customer-portal/customer-session/introspect'),
  'customer_portal:customer-session:get_authenticated_user': read('GET /v1/customer-portal/customer-session/user'),
  'customer_portal:downloadables:list': read('GET /v1/customer-portal/downloadables/', {
    summary: 'List the files the authenticated customer may download.',
  }),
  'customer_portal:license_keys:list': read('GET /v1/customer-portal/license-keys/', {
    summary: 'List the license keys of the authenticated customer.',
  }),
  'customer_portal:license_keys:get': read('GET /v1/customer-portal/license-keys/{id}'),
  'customer_portal:license_keys:validate': write('POST /v1/customer-portal/license-keys/validate', {
    subject: 'anonymous',
    instead: 'licenseKeys.validate',
  }),
  'customer_portal:license_keys:activate': write('POST /v1/customer-portal/license-keys/activate', {
    subject: 'anonymous',
    instead: 'licenseKeys.activate',
  }),
  'customer_portal:license_keys:deactivate': write('POST /v1/customer-portal/license-keys/deactivate', {
    subject: 'anonymous',
    instead: 'licenseKeys.deactivate',
  }),
  'customer_portal:members:list_members': read('GET /v1/customer-portal/members', { scopes: PORTAL_WRITE }),
  'customer_portal:members:add_member': write('POST /v1/customer-portal/members', { scopes: PORTAL_WRITE }),
  'customer_portal:members:update_member': write('PATCH /v1/customer-portal/members/{id}', { scopes: PORTAL_WRITE }),
  'customer_portal:members:remove_member': destructive('DELETE /v1/customer-portal/members/{id}', {
    scopes: PORTAL_WRITE,
  }),
  'customer_portal:orders:list': read('GET /v1/customer-portal/orders/', { scopes: PORTAL }),
  'customer_portal:orders:get': read('GET /v1/customer-portal/orders/{id}', { scopes: PORTAL }),
  'customer_portal:orders:update': write('PATCH /v1/customer-portal/orders/{id}', { scopes: PORTAL_WRITE }),
  'customer_portal:orders:generate_invoice': write('POST /v1/customer-portal/orders/{id}/invoice', { scopes: PORTAL }),
  'customer_portal:orders:invoice': read('GET /v1/customer-portal/orders/{id}/invoice', { scopes: PORTAL }),
  'customer_portal:orders:receipt': read('GET /v1/customer-portal/orders/{id}/receipt', { scopes: PORTAL }),
  'customer_portal:orders:get_payment_status': read('GET /v1/customer-portal/orders/{id}/payment-status', {
    scopes: PORTAL,
  }),
  'customer_portal:orders:confirm_retry_payment': money('POST /v1/customer-portal/orders/{id}/confirm-payment', {
    scopes: PORTAL_WRITE,
    unsafe:
      'only customers pay with their cards, by orders.retry of Floe or by the link that orders.payLink of Floe makes.',
  }),
  'customer_portal:organizations:get': read('GET /v1/customer-portal/organizations/{slug}', { subject: 'anonymous' }),
  'customer_portal:subscriptions:list': read('GET /v1/customer-portal/subscriptions/'),
  'customer_portal:subscriptions:get': read('GET /v1/customer-portal/subscriptions/{id}'),
  'customer_portal:subscriptions:update': money('PATCH /v1/customer-portal/subscriptions/{id}', {
    twin: 'subscriptions.change',
    scopes: PORTAL_WRITE,
  }),
  'customer_portal:subscriptions:cancel': write('DELETE /v1/customer-portal/subscriptions/{id}', {
    scopes: PORTAL_WRITE,
  }),
  'customer_portal:wallets:list': read('GET /v1/customer-portal/wallets/', { scopes: PORTAL }),
  'customer_portal:wallets:get': read('GET /v1/customer-portal/wallets/{id}', { scopes: PORTAL }),
  'customer_portal:license_keys:rotate': destructive('POST /v1/customer-portal/license-keys/{id}/rotate'),
  'customer_portal:subscriptions:charge_preview': read('GET /v1/customer-portal/subscriptions/{id}/charge-preview', {
    summary: 'Show what the next charge of a subscription of the authenticated customer comes to.',
    scopes: PORTAL,
    notInSdk: true,
  }),
  'customer_portal:subscriptions:cancel_preview': read('GET /v1/customer-portal/subscriptions/{id}/cancel-preview', {
    summary: 'Show what canceling a subscription of the authenticated customer would do.',
    scopes: PORTAL,
    notInSdk: true,
  }),
  'customer_portal:subscriptions:change_preview': read('POST /v1/customer-portal/subscriptions/{id}/change-preview', {
    summary: 'Show what changing a subscription of the authenticated customer would cost.',
    scopes: PORTAL_WRITE,
    notInSdk: true,
  }),
  'customer_portal:subscriptions:revoke': destructive('POST /v1/customer-portal/subscriptions/{id}/revoke', {
    summary: 'End a past due subscription of the authenticated customer at once.',
    scopes: PORTAL_WRITE,
    notInSdk: true,
  }),
  'customer_portal:customers:export': read('GET /v1/customer-portal/customers/me/export', {
    answer: 'stream',
    summary: 'Export what is kept about the authenticated customer.',
    scopes: PORTAL,
    notInSdk: true,
  }),
  'customer_portal:customers:stream': read('GET /v1/customer-portal/customers/stream', {
    refused: 'stream',
    summary: 'Follow changes of the authenticated customer over a stream.',
    scopes: PORTAL,
    notInSdk: true,
  }),
  'customer_portal:customer-session:request': secret('POST /v1/customer-portal/customer-session/request', {
    subject: 'anonymous',
    tags: ['customer_portal'],
    refused: 'held_by_another',
    summary: 'Send a customer a code to sign in with.',
    notInSdk: true,
  }),
  'customer_portal:customer-session:authenticate': secret('POST /v1/customer-portal/customer-session/authenticate', {
    subject: 'anonymous',
    tags: ['customer_portal'],
    refused: 'held_by_another',
    summary: 'Exchange a code for a customer session.',
    notInSdk: true,
  }),
  'customer_portal:downloadables:get': read('GET /v1/customer-portal/downloadables/{token}', {
    subject: 'anonymous',
    tags: ['customer_portal'],
    refused: 'held_by_another',
    summary: 'Follow a download link.',
    notInSdk: true,
  }),
};
