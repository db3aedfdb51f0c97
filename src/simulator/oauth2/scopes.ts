const IDENTITY = ['openid', 'profile', 'email'];

const RESOURCES = `user organizations custom_fields discounts checkout_links checkouts transactions payouts products
  benefits events meters files subscriptions customers members wallets disputes`.split(/\s+/);

const READ_OR_WRITE = ['customer_meters:read', 'customer_sessions:write', 'member_sessions:write'];

const MORE = ['customer_seats', 'orders', 'refunds'];

const both = (resource: string): string[] => [`${resource}:read`, `${resource}:write`];

/** In the order Polar lists them. */
export const SCOPES: readonly string[] = [
  ...IDENTITY,
  ...RESOURCES.flatMap(both),
  ...READ_OR_WRITE,
  ...MORE.flatMap(both),
  'payments:read',
  ...['metrics', 'webhooks', 'license_keys', 'customer_portal', 'notifications'].flatMap(both),
  'notification_recipients:read',
];

const RESERVED = ['notification_recipients:write', ...both('organization_access_tokens')];

/** What each scope is called where somebody is asked to allow it; some are never on offer. */
export const SCOPE_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  [...SCOPES, ...RESERVED].map((scope) => [scope, nameOf(scope)]),
);

function nameOf(scope: string): string {
  if (scope === 'openid') return 'OpenID';
  const [resource = '', action] = scope.split(':');
  const words = resource.replaceAll('_', ' ');
  if (action === undefined) return `See your ${words}`;
  return action === 'read' ? `See ${words}` : `Make and change ${words}`;
}

/** The scopes in a text, or null where one is unknown. */
export function readScopes(text: string): string[] | null {
  const asked = text.split(' ').filter(Boolean);
  return asked.every((scope) => SCOPES.includes(scope)) ? asked : null;
}
