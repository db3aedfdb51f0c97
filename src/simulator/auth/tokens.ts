// Bearer tokens: who they speak for, what they may do, until when.

import { defineTable, type Row } from '../state/table.ts';
import type { World } from '../state/world.ts';

export type TokenSubject =
  /** `person`: somebody allowed it for the organization, so that it may be named. */
  | { readonly kind: 'organization'; readonly scopes: ReadonlySet<string> | 'all'; readonly person?: true }
  | { readonly kind: 'customer'; readonly customerId: string }
  | { readonly kind: 'member'; readonly customerId: string; readonly memberId: string };

/** The id is the bearer itself. */
export interface TokenRow extends Row {
  readonly subject: TokenSubject;
  /** Milliseconds since the epoch; null never ends. */
  readonly expiresAt: number | null;
  readonly returnUrl: string | null;
}

export const tokens = defineTable<TokenRow>('tokens');

const PREFIX = { organization: 'polar_oat_', customer: 'polar_cst_', member: 'polar_mst_' } as const;

interface TokenGrant {
  readonly organizationId: string;
  readonly subject: TokenSubject;
  readonly expiresAt?: number | null;
  readonly returnUrl?: string | null;
  /** A bearer of the caller's choice, for seeds that promise one. */
  readonly bearer?: string;
}

export function issueToken(world: World, grant: TokenGrant): TokenRow {
  return world.of(tokens).insert({
    id: grant.bearer ?? `${PREFIX[grant.subject.kind]}${world.ids.letters(43)}`,
    organization_id: grant.organizationId,
    subject: grant.subject,
    expiresAt: grant.expiresAt ?? null,
    returnUrl: grant.returnUrl ?? null,
  });
}

/** The token while it is good, else undefined. */
export function resolveToken(world: World, bearer: string): TokenRow | undefined {
  const row = world.of(tokens).get(bearer);
  if (!row || (row.expiresAt !== null && row.expiresAt <= world.time.now())) return undefined;
  return row;
}
