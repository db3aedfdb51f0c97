/**
 * Operations of the SDK that the list made of a running Polar does not have: that server was older, or does not show them.
 * A test compares them with that list, where there is one.
 */
export const BEYOND: readonly string[] = [
  'customers:members:list',
  'customers:members:list_external',
  'products:delete',
];
