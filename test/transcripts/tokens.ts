import type { Session } from './seeds/notation.ts';
import type { Simulator } from './simulator.ts';

const ORGANIZATION_TOKENS: Record<string, Parameters<Simulator['accessToken']>[0]> = {
  oat: {},
  oat_products_read: { scopes: ['products:read'] },
  oat_other_org: { organization: 'other' },
  oat_expired: { expiresAt: 0 },
};

/** The bearer for a kind of token that needs no customer; undefined for portal sessions, null for none at all. */
export function organizationToken(simulator: Simulator, auth: string): string | null | undefined {
  if (auth === 'none') return null;
  if (auth === 'invalid') return 'polar_oat_invalid';
  if (auth === 'custom:polar_cst') return 'polar_cst_invalid';
  const options = ORGANIZATION_TOKENS[auth];
  return options && simulator.accessToken(options);
}

/** Whom a portal token means where no seed says so: the customer named as the label is. */
export const sessionByLabel = (auth: string): Session => ({
  external_customer_id: `ext_${auth.replace(/^portal_/, '')}`,
});
