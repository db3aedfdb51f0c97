import { type Action, can } from '../engine/policy.ts';
import { FloeProblem } from '../engine/problem.ts';
import type { Context } from '../operations/handler.ts';

type Judged = Pick<Context, 'caller' | 'services'>;
interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** The caller's limit where so much is above it; null where it is not. Throws what policy objects to beyond that. */
export function limitBelow(action: Action, { amount: value, currency }: Money, context: Judged): number | null {
  const { caller, services } = context;
  const verdict = can(caller, { ...action, amount: { value, currency } }, 'named', services);
  if (verdict.verdict === 'deny') throw new FloeProblem(verdict.code, { detail: verdict.reason, denied: true });
  return verdict.verdict === 'needs_approval' ? verdict.limit : null;
}

/** For who decides about another's refund: one's own limit has to reach as far. */
export function assertCovered(action: Action, money: Money, context: Judged): void {
  const limit = limitBelow(action, money, context);
  if (limit === null) return;
  throw new FloeProblem('approval_required', {
    detail: 'This is above your own limit, so it is for somebody else to decide.',
    denied: true,
    state: { limit, currency: money.currency },
  });
}
