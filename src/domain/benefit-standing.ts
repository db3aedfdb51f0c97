import type { BenefitGrant } from '../contract/operations.gen.ts';

/**
 * How a grant stands. `connect`: it waits for the customer to join an account at Discord or GitHub, or to name an address
 * for Slack. `invited`: an invitation was sent. `stuck`: it went wrong.
 */
export type BenefitStanding = 'granted' | 'invited' | 'connect' | 'coming' | 'stuck' | 'revoked';

/** What a customer brings for a benefit to reach them, by its type. */
const NEEDED: Readonly<Record<string, string>> = {
  discord: 'account_id',
  github_repository: 'account_id',
  slack_shared_channel: 'invited_email',
};

/** Reads a grant; what was taken back is not there, whatever else it says. */
export function benefitStanding(grant: BenefitGrant): BenefitStanding {
  const { is_granted, is_revoked, error, benefit, properties = {} } = grant;
  if (is_revoked) return 'revoked';
  const needed = NEEDED[benefit?.type ?? ''];
  if (needed && !properties[needed]) return 'connect';
  if (is_granted) return isInvited(grant) ? 'invited' : 'granted';
  return error ? 'stuck' : 'coming';
}

/** A channel is shared once the other side has taken the invitation. */
function isInvited({ benefit, properties = {} }: BenefitGrant): boolean {
  return benefit?.type === 'slack_shared_channel' && !properties.connected_team_id;
}

const RANK: readonly BenefitStanding[] = ['revoked', 'coming', 'stuck', 'connect', 'invited', 'granted'];

/**
 * Each benefit once for each person who has it: two products may give the same, and it is there when one of them does.
 * In the order in which they came.
 */
export function eachBenefitOnce(grants: readonly BenefitGrant[]): BenefitGrant[] {
  const best = new Map<string, BenefitGrant>();
  const rank = (grant: BenefitGrant) => RANK.indexOf(benefitStanding(grant));
  for (const grant of grants) {
    if (!grant.benefit) continue;
    const key = `${grant.benefit_id} ${grant.member_id ?? ''}`;
    const known = best.get(key);
    if (!known || rank(grant) > rank(known)) best.set(key, grant);
  }
  return [...best.values()];
}
