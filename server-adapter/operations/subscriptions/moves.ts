import type { Answer } from '../../engine/call.ts';
import { FloeProblem } from '../../engine/problem.ts';
import type { ContextOf } from '../handler.ts';
import { writeTowards } from '../write.ts';
import { brief } from './change.ts';
import { assertAlive, hasEnded, type Subscription, sameInstant } from './state.ts';

type Name = 'subscriptions.cancel' | 'subscriptions.uncancel' | 'subscriptions.pause' | 'subscriptions.resume';
type Call = ContextOf<Name | 'subscriptions.revoke' | 'subscriptions.clearPending'>;

interface Reason {
  readonly reason?: string | undefined;
  readonly comment?: string | undefined;
}

export async function cancel({ reason, comment }: Reason, context: Call): Promise<Answer<Subscription>> {
  const now = context.targets.subscription_id;
  if (now.cancel_at_period_end && !hasEnded(now)) return unchanged(now);
  assertAlive(now);
  // The same fields, under other names in the portal.
  const why =
    context.root === '/v1'
      ? { customer_cancellation_reason: reason, customer_cancellation_comment: comment }
      : { cancellation_reason: reason, cancellation_comment: comment };
  return patch(context, { cancel_at_period_end: true, ...why }, (after) => after.cancel_at_period_end);
}

export async function uncancel(_input: object, context: Call): Promise<Answer<Subscription>> {
  const now = context.targets.subscription_id;
  if (hasEnded(now)) throw new FloeProblem('gone', { state: { reason: 'ended', status: now.status } });
  if (!now.cancel_at_period_end) return unchanged(now);
  return patch(context, { cancel_at_period_end: false }, (after) => !after.cancel_at_period_end);
}

export async function pause({ resumes_at }: { resumes_at?: string }, context: Call): Promise<Answer<Subscription>> {
  const now = context.targets.subscription_id;
  assertAlive(now);
  const isPausing = now.status === 'paused' || now.pause_at_period_end === true;
  if (isPausing && sameInstant(now.resumes_at, resumes_at)) return unchanged(now);
  return patch(context, { pause_at_period_end: true, resumes_at }, (after) => after.pause_at_period_end === true);
}

/** A scheduled pause is taken back, a running one ended, which charges. */
export async function resume(_input: object, context: Call): Promise<Answer<Subscription>> {
  const now = context.targets.subscription_id;
  assertAlive(now);
  if (now.status === 'paused') return patch(context, { resume: true }, (after) => after.status !== 'paused');
  if (!now.pause_at_period_end) return unchanged(now);
  return patch(context, { pause_at_period_end: false }, (after) => !after.pause_at_period_end);
}

export async function revoke({ reason, comment }: Reason, context: Call): Promise<Answer<Subscription>> {
  const now = context.targets.subscription_id;
  if (hasEnded(now)) return unchanged(now);
  const why = { customer_cancellation_reason: reason, customer_cancellation_comment: comment };
  return patch(context, { revoke: true, ...why }, hasEnded);
}

export async function clearPending(_input: object, context: Call): Promise<Answer<Subscription>> {
  const now = context.targets.subscription_id;
  if (!now.pending_update) return unchanged(now);
  return patch(context, { pending_update: null }, (after) => !after.pending_update);
}

/** The state that was asked for holds: nothing is sent, and the trail says so. */
function unchanged(now: Subscription): Answer<Subscription> {
  return { result: now, trail: { unchanged: true, after: brief(now) } };
}

async function patch(
  context: Call,
  body: object,
  holds: (now: Subscription) => boolean,
): Promise<Answer<Subscription>> {
  const before = context.targets.subscription_id;
  const path = `${context.root}/subscriptions/${encodeURIComponent(before.id)}`;
  const wanted = { method: 'PATCH', road: context.polar, path, body, before, holds } as const;
  const { now: after, unsettled } = await writeTowards<Subscription>(context, wanted);
  return { result: after, unsettled, trail: { before: brief(before), after: brief(after) } };
}
