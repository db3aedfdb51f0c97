import { destructive, type Overlay, read, secret, write } from './row.ts';

/** Customers, their members, seats and sessions. */
export const people: Overlay = {
  'customers:list': read('GET /v1/customers/'),
  'customers:create': write('POST /v1/customers/'),
  'customers:export': read('GET /v1/customers/export', { answer: 'stream' }),
  'customers:get': read('GET /v1/customers/{id}'),
  'customers:update': write('PATCH /v1/customers/{id}'),
  'customers:delete': destructive('DELETE /v1/customers/{id}'),
  'customers:get_external': read('GET /v1/customers/external/{external_id}'),
  'customers:update_external': write('PATCH /v1/customers/external/{external_id}'),
  'customers:delete_external': destructive('DELETE /v1/customers/external/{external_id}'),
  'customers:get_state': read('GET /v1/customers/{id}/state'),
  'customers:get_state_external': read('GET /v1/customers/external/{external_id}/state'),
  'customers:list_payment_methods': read('GET /v1/customers/{id}/payment-methods'),
  'customers:list_payment_methods_external': read('GET /v1/customers/external/{external_id}/payment-methods'),
  'members:list_members': read('GET /v1/members/', {
    summary: 'List members across customers.',
    scopes: ['members:read', 'members:write'],
    list: true,
    notInSdk: true,
  }),
  'customers:members:create': write('POST /v1/customers/{id}/members'),
  'customers:members:create_external': write('POST /v1/customers/external/{external_id}/members'),
  'customers:members:get': read('GET /v1/customers/{id}/members/{member_id}'),
  'customers:members:update': write('PATCH /v1/customers/{id}/members/{member_id}'),
  'customers:members:delete': destructive('DELETE /v1/customers/{id}/members/{member_id}'),
  'customers:members:get_external': read('GET /v1/customers/external/{external_id}/members/{member_external_id}'),
  'customers:members:update_external': write('PATCH /v1/customers/external/{external_id}/members/{member_external_id}'),
  'customers:members:delete_external': destructive(
    'DELETE /v1/customers/external/{external_id}/members/{member_external_id}',
  ),
  'customer-seats:assign_seat': write('POST /v1/customer-seats', { summary: 'Assign a seat.' }),
  'customer-seats:list_seats': read('GET /v1/customer-seats', {
    summary: 'List the seats of a subscription or order.',
  }),
  'customer-seats:revoke_seat': destructive('DELETE /v1/customer-seats/{seat_id}', {
    summary: 'Take a seat back from whoever holds it.',
  }),
  'customer-seats:resend_invitation': write('POST /v1/customer-seats/{seat_id}/resend', {
    summary: 'Send the invitation to a seat again.',
  }),
  'customer-seats:get_claim_info': read('GET /v1/customer-seats/claim/{invitation_token}', {
    subject: 'anonymous',
    refused: 'held_by_another',
    summary: 'Show what an invitation to a seat is about.',
  }),
  'customer-seats:claim_seat': write('POST /v1/customer-seats/claim', {
    subject: 'anonymous',
    refused: 'held_by_another',
    summary: 'Claim a seat with the token of its invitation.',
  }),
  'customer-sessions:create': secret('POST /v1/customer-sessions/'),
  'customers:members:list': read('GET /v1/customers/{id}/members'),
  'customers:members:list_external': read('GET /v1/customers/external/{external_id}/members'),
};
