export const AUTHORIZE_URL = 'https://polar.sh/oauth2/authorize';
export const ISSUER = 'https://polar.sh';

const both = (...resources: string[]) => resources.flatMap((resource) => [`${resource}:read`, `${resource}:write`]);

/** What the operations of Floe's contract, its feed and its lists call Polar for. */
export const SCOPES: readonly string[] = [
  'openid',
  'organizations:read',
  'customer_sessions:write',
  ...both('customers', 'members', 'customer_seats', 'subscriptions', 'orders', 'refunds', 'license_keys'),
  ...both('checkout_links', 'checkouts', 'events', 'webhooks'),
  'products:read',
  'benefits:read',
  'discounts:read',
  'custom_fields:read',
  'meters:read',
  'customer_meters:read',
  'metrics:read',
  'disputes:read',
  'payments:read',
  'files:read',
];
