import type { Output } from '../../src/contract/types.ts';
import type { Counted } from './credits.ts';

export type Entitlement = Output<'entitlements.get'>['entitlements'][number];

/** What somebody may use, by every name it may be asked for: benefit ids and keys. */
export type Sum = ReadonlyMap<string, Entitlement>;

/** What is on its way opens by itself, which a credit that is used up does not. */
const RANK = { granted: 3, pending: 2, used_up: 1, revoked: 0 } as const;

/**
 * Sums grants up: a name is granted where one grant of it is. With a member only what that person has, and what belongs
 * to nobody in particular.
 */
export function sumUp(grants: readonly Counted[], memberId?: string): Sum {
  const sum = new Map<string, Entitlement>();
  for (const grant of grants) {
    if (memberId !== undefined && grant.memberId !== null && grant.memberId !== memberId) continue;
    for (const name of new Set([grant.benefitId, grant.key ?? grant.benefitId])) {
      sum.set(name, join(sum.get(name), name, grant));
    }
  }
  return new Map([...sum].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function join(before: Entitlement | undefined, key: string, grant: Counted): Entitlement {
  const { state, benefitId, type, value } = grant;
  const benefits = [...new Set([...(before?.benefits ?? []), benefitId])];
  if (before && RANK[before.state] >= RANK[state]) return { ...before, benefits };
  return { key, state, benefits, type, ...(value === null ? {} : { value }) };
}
