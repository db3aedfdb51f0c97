import type { FieldProblem } from '../../../src/contract/errors.ts';
import type { Input, Output } from '../../../src/contract/types.ts';
import type { Answer } from '../../engine/call.ts';
import { FloeProblem } from '../../engine/problem.ts';
import type { ContextOf } from '../handler.ts';
import { writeTowards } from '../write.ts';

type Order = Output<'orders.get'>;
type Address = NonNullable<Order['billing_address']>;
type Details = Pick<Order, 'billing_name' | 'billing_address'>;

const FIELDS = ['line1', 'line2', 'postal_code', 'city', 'state', 'country'] as const;

/** Corrects who is billed, and sends what differs. The tax was reckoned from country and state: those stay. */
export async function updateOrder(
  { billing_name, billing_address }: Input<'orders.update'>,
  context: ContextOf<'orders.update'>,
): Promise<Answer<Order>> {
  const now = context.targets.order_id;
  const address = billing_address && complete(billing_address, now.billing_address ?? null);
  const body = missing({ billing_name, billing_address: address }, now);
  if (Object.keys(body).length === 0) return { result: now, trail: { unchanged: true } };
  const { now: result, unsettled } = await writeTowards<Order>(context, {
    before: now,
    method: 'PATCH',
    road: context.polar,
    path: `${context.root}/orders/${encodeURIComponent(now.id)}`,
    body,
    holds: (after) => Object.keys(missing(body, after)).length === 0,
  });
  return { result, unsettled };
}

function missing({ billing_name, billing_address }: Details, now: Order): Details {
  const isSame = (field: keyof Address) =>
    (billing_address?.[field] ?? null) === (now.billing_address?.[field] ?? null);
  return {
    ...(billing_name === undefined || billing_name === now.billing_name ? {} : { billing_name }),
    ...(!billing_address || (now.billing_address && FIELDS.every(isSame)) ? {} : { billing_address }),
  };
}

/**
 * What is not named stays. Polar keeps states as `US-NY` and refuses every other spelling of the very same state as a
 * change, so the spelling that is there goes back.
 */
function complete(given: Address, now: Address | null): Address {
  if (!now) return given;
  const wanted = { ...now, ...withoutUndefined(given) };
  const errors: FieldProblem[] = [];
  if (wanted.country !== now.country) errors.push(locked('country'));
  else if (spelled(wanted) !== spelled(now)) errors.push(locked('state'));
  if (errors.length > 0) throw new FloeProblem('invalid_input', { errors });
  return { ...wanted, state: now.state };
}

const withoutUndefined = (given: Address): Address => ({
  ...given,
  ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
});

function spelled({ country, state }: Address): string | null {
  if (!state) return null;
  const upper = state.toUpperCase();
  return upper.startsWith(`${country}-`) ? upper : `${country}-${upper}`;
}

function locked(field: 'country' | 'state'): FieldProblem {
  return {
    path: `billing_address.${field}`,
    code: 'locked',
    message: 'The tax of this order was reckoned from it, so it stays.',
  };
}
