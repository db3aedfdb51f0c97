// The customer about itself: billing details, and a change of address by mail.

import type { PortalCaller } from '../auth/caller.ts';
import { address } from '../customers/address.ts';
import { changeCustomer, taxIdFor } from '../customers/change.ts';
import { type CustomerRow, customers, findByEmail } from '../customers/table.ts';
import { viewPortalCustomer } from '../customers/view.ts';
import { invalid, notFound, notPermitted } from '../http/problem.ts';
import { required } from '../http/query.ts';
import { anonymous, portal, type Route } from '../http/route.ts';
import { paymentMethods } from '../payments/table.ts';
import { requestEmailChange, usePendingEmail } from '../sessions/email-change.ts';
import type { World } from '../state/world.ts';
import { retryPastDue } from '../subscriptions/dunning.ts';
import { object } from '../validation/object.ts';
import { email, uuid } from '../validation/polar-types.ts';
import { text } from '../validation/scalars.ts';
import { type Infer, nullable, optional } from '../validation/schema.ts';

const customerUpdate = object('CustomerPortalCustomerUpdate', {
  billing_name: optional(nullable(text())),
  billing_address: optional(nullable(address())),
  tax_id: optional(nullable(text())),
  default_payment_method_id: optional(nullable(uuid())),
});

/** The customer behind a session; 404 once it is gone. */
export function portalCustomer(world: World, caller: PortalCaller): CustomerRow {
  const row = world.of(customers).get(caller.customerId);
  if (!row || row.deleted_at !== null) throw notFound();
  return row;
}

function update(world: World, row: CustomerRow, body: Infer<typeof customerUpdate>): CustomerRow {
  const { billing_name, billing_address: given, default_payment_method_id: method } = body;
  const missing = (field: string, msg: string) =>
    invalid([{ type: 'missing', loc: ['body', field], msg, input: null }]);
  if (given === null) throw missing('billing_address', 'Customer billing address cannot be reset to null once set.');
  if (method === null) throw missing('default_payment_method_id', 'Default payment method cannot be reset to null.');
  if (method !== undefined && world.of(paymentMethods).get(method)?.customer_id !== row.id)
    throw invalid([
      { type: 'invalid', loc: ['body', 'default_payment_method_id'], msg: 'Payment method not found.', input: method },
    ]);
  const changed = changeCustomer(world, row, {
    ...(billing_name == null ? {} : { billing_name }),
    ...(given === undefined ? {} : { billing_address: given }),
    ...taxIdFor(row, body.tax_id, given),
    ...(method === undefined ? {} : { default_payment_method_id: method }),
  });
  // A new default is tried at once on what is past due.
  if (method !== undefined) world.later(0, () => retryPastDue(world, row.id));
  return changed;
}

const verifyBody = object('CustomerEmailUpdateVerifyRequest', { token: text() });
const EMAIL_UPDATE = '/v1/customer-portal/customers/me/email-update';

export const portalCustomerRoutes: readonly Route[] = [
  portal({
    operation: 'customer_portal:customers:get',
    method: 'GET',
    path: '/v1/customer-portal/customers/me',
    handle: ({ world, caller }) => viewPortalCustomer(portalCustomer(world, caller)),
  }),
  portal({
    operation: 'customer_portal:customers:update',
    method: 'PATCH',
    path: '/v1/customer-portal/customers/me',
    billing: true,
    body: customerUpdate,
    handle: ({ world, caller, body }) => viewPortalCustomer(update(world, portalCustomer(world, caller), body)),
  }),
  portal({
    operation: 'customer_portal:customers:request_email_update',
    method: 'POST',
    path: `${EMAIL_UPDATE}/request`,
    billing: true,
    status: 202,
    body: object('CustomerEmailUpdateRequest', { email: email() }),
    handle({ world, organization, caller, body }) {
      if (!organization.customer_portal_settings.customer.allow_email_change)
        throw notPermitted('Email changes are not allowed.');
      const row = portalCustomer(world, caller);
      const wrong = (msg: string) => invalid([{ loc: ['body', 'email'], msg, input: body.email }]);
      if (row.email?.toLowerCase() === body.email.toLowerCase())
        throw wrong('New email is the same as your current email.');
      if (findByEmail(world, organization.id, body.email))
        throw wrong('Another customer with this email already exists.');
      requestEmailChange(world, row, body.email);
      return null;
    },
  }),
  anonymous({
    operation: 'customer_portal:customers:check_email_update',
    method: 'GET',
    path: `${EMAIL_UPDATE}/check`,
    status: 204,
    query: { token: required(text()) },
    handle: ({ world, query }) => void usePendingEmail(world, query.token, { keep: true }),
  }),
  anonymous({
    operation: 'customer_portal:customers:verify_email_update',
    method: 'POST',
    path: `${EMAIL_UPDATE}/verify`,
    body: verifyBody,
    handle: ({ world, body }) => ({ token: usePendingEmail(world, body.token, { keep: false }) }),
  }),
];
