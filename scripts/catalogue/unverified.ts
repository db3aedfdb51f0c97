/**
 * Operations nobody has seen a running Polar answer: what Floe knows of them is from Polar's SDK and source alone. A
 * test compares them with the recording, where there is one.
 */
export const UNVERIFIED: ReadonlySet<string> = new Set([
  'customer_portal:customers:export',
  'customer_portal:license_keys:rotate',
  'customer_portal:seats:list_seats',
  'customer_portal:subscriptions:revoke',
  'customers:export',
  'customers:get_state_external',
  'customers:list_payment_methods_external',
  'customers:members:create_external',
  'customers:members:delete_external',
  'customers:members:list',
  'customers:members:list_external',
  'customers:members:update_external',
  'event-types:list',
  'files:delete',
  'files:list',
  'license_keys:rotate',
  'metrics:delete_dashboard',
  'metrics:get_dashboard',
  'metrics:update_dashboard',
  'oauth2:clients:oauth2:update_client',
  'organizations:create',
  'products:delete',
  'webhooks:list_webhook_endpoints',
]);
