/** Resources an agent or service may be given rights on. `polar` is the raw proxy to Polar's API. */
export const RESOURCES = [
  'customers',
  'subscriptions',
  'orders',
  'refunds',
  'license_keys',
  'checkout_links',
  'products',
  'discounts',
  'benefits',
  'usage',
  'metrics',
  'audit',
  'rules',
  'connections',
  'mcp',
  'polar',
] as const;

export type Resource = (typeof RESOURCES)[number];

/**
 * One right of an agent or service: a resource and `read` or `write`. Write does not imply read.
 *
 * @example
 * const permissions: Permission[] = ['customers:read', 'refunds:write'];
 */
export type Permission = `${Resource}:${'read' | 'write'}`;

/** Every permission there is. */
export const PERMISSIONS: readonly Permission[] = RESOURCES.flatMap((resource): Permission[] => [
  `${resource}:read`,
  `${resource}:write`,
]);
