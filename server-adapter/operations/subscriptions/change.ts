import type { FieldProblem } from '../../../src/contract/errors.ts';
import type { Input } from '../../../src/contract/types.ts';
import type { Answer } from '../../engine/call.ts';
import { FloeProblem, invalidField } from '../../engine/problem.ts';
import type { ContextOf } from '../handler.ts';
import { type Written, writeTowards } from '../write.ts';
import { assertExpectedDue } from './expected-due.ts';
import { policyRoad } from './plan-policy.ts';
import { changeAmounts } from './preview.ts';
import { assertAlive, type Changes, isEmpty, missing, type Subscription } from './state.ts';

/** Polar takes one kind of change at a time; product, trial and discount are one kind. */
const KINDS: readonly (readonly (keyof Changes)[])[] = [
  ['product_id', 'trial_end', 'discount_id'],
  ['seats'],
  ['units'],
  ['current_billing_period_end'],
];

type Change = Input<'subscriptions.change'>;
type Call = ContextOf<'subscriptions.change'>;

/** Changes a subscription, unless it is as wanted already. */
export async function changeSubscription(input: Change, context: Call): Promise<Answer<Subscription>> {
  const { subscription_id, expected_due, proration_behavior, ...wanted } = input;
  const now = context.targets.subscription_id;
  assertOneKind(wanted);
  assertAlive(now);
  const waits =
    proration_behavior === 'next_period' || (context.caller.kind === 'customer' && Boolean(now.pending_update));
  const left = missing(wanted, now, waits);
  if (isEmpty(left)) return answered(now, { now });
  // Back to the present product while another one is pending: drop the pending one, or Polar would bill the same again.
  if (left.product_id === now.product_id) return answered(now, await dropPending(context, now));
  const road = await policyRoad(context, { subscription: now, productId: left.product_id });
  const step: Step = { left, timing: road?.proration ?? proration_behavior, now, byOrganization: road !== null };
  if (expected_due !== undefined) await checkDue(context, { ...step, expected_due });
  return answered(now, await write(context, step));
}

function assertOneKind(wanted: Changes): void {
  const named = KINDS.filter((kind) => kind.some((field) => wanted[field] !== undefined));
  if (named.length === 1) return;
  const fields = named.flat().filter((field) => wanted[field] !== undefined);
  const errors: FieldProblem[] =
    fields.length === 0
      ? [{ path: 'product_id', code: 'required', message: 'Say what should change.' }]
      : fields.map((path) => ({ path, code: 'one_at_a_time', message: 'Polar takes one kind of change at a time.' }));
  throw new FloeProblem('invalid_input', { errors });
}

interface Step {
  readonly left: Changes;
  readonly timing: Change['proration_behavior'];
  readonly now: Subscription;
  /** Written by the organization for its customer, because the portal takes no timing. */
  readonly byOrganization: boolean;
}

/** A figure for what has no preview would be a check that checks nothing. */
async function checkDue(context: Call, step: Step & { expected_due: number }): Promise<void> {
  const { left, timing, now: subscription, expected_due, byOrganization } = step;
  if (!movesPrice(left)) throw invalidField('expected_due', 'not_allowed', 'There is no preview of this change.');
  const { product_id, seats, units } = left;
  const change = { product_id, seats, units, proration_behavior: timing };
  const amounts = await changeAmounts(context, { subscription, change, byOrganization });
  assertExpectedDue(expected_due, amounts, { now: context.services.clock.now(), subscription });
}

const movesPrice = ({ product_id, seats, units }: Changes): boolean => (product_id ?? seats ?? units) !== undefined;

async function write(context: Call, { left, timing, now, byOrganization }: Step): Promise<Written<Subscription>> {
  const { merchant, polar, root } = context;
  const path = `/subscriptions/${encodeURIComponent(now.id)}`;
  const written = await writeTowards<Subscription>(context, {
    method: 'PATCH',
    road: byOrganization ? merchant : polar,
    path: `${byOrganization ? '/v1' : root}${path}`,
    before: now,
    body: { ...left, ...(movesPrice(left) && timing ? { proration_behavior: timing } : {}) },
    holds: (after) => isEmpty(missing(left, after, timing === 'next_period' || Boolean(after.pending_update))),
  });
  if (!byOrganization) return written;
  // The organization's view is not for its customer.
  const answer = await polar.request<Subscription>({ method: 'GET', path: `${root}${path}`, fresh: true });
  const { product_id, pending_update } = written.now;
  return { ...written, now: answer.ok ? answer.body : { ...now, product_id, pending_update } };
}

function dropPending(context: Call, now: Subscription): Promise<Written<Subscription>> {
  return writeTowards<Subscription>(context, {
    method: 'PATCH',
    road: context.polar,
    path: `${context.root}/subscriptions/${encodeURIComponent(now.id)}`,
    before: now,
    body: { pending_update: null },
    holds: ({ pending_update }) => !pending_update,
  });
}

function answered(before: Subscription, { now: after, unsettled }: Written<Subscription>): Answer<Subscription> {
  return { result: after, unsettled, trail: { before: brief(before), after: brief(after) } };
}

/** What the trail keeps of a subscription. */
export function brief({
  product_id,
  seats,
  units,
  status,
  cancel_at_period_end,
  current_period_end,
  discount_id,
  pending_update,
}: Subscription) {
  return {
    status,
    product_id,
    cancel_at_period_end,
    current_period_end,
    ...(seats == null ? {} : { seats }),
    ...(units == null ? {} : { units }),
    ...(discount_id == null ? {} : { discount_id }),
    ...(pending_update
      ? { applies_at: pending_update.applies_at, next_product_id: pending_update.product_id ?? null }
      : {}),
  };
}
