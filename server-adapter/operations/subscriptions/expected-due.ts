import { FloeProblem } from '../../engine/problem.ts';
import type { Amounts } from './preview.ts';
import type { Subscription } from './state.ts';

/** How long a person may look at a preview before its figures count as old. */
const READING_SECONDS = 15 * 60;

/**
 * Refuses a change whose price is another now than the screen showed. Polar prorates by the second, so a figure sinks
 * a little while it is being read: less by as much as that explains is the same figure, more never is.
 */
export function assertExpectedDue(
  expected: number,
  amounts: Amounts | null,
  { now, subscription }: { now: number; subscription: Subscription },
): void {
  const due = amounts?.due_amount;
  if (due !== undefined && due <= expected && expected - due <= drift(amounts, { now, subscription })) return;
  throw new FloeProblem('changed_elsewhere', {
    detail: 'The amount due is another now than the one shown.',
    state: { due_amount: due ?? null, expected_due: expected },
  });
}

function drift(amounts: Amounts | null, { now, subscription }: { now: number; subscription: Subscription }): number {
  const end = subscription.current_period_end;
  const left = end === null ? 0 : (Date.parse(end) - now) / 1000;
  const moving = (amounts?.prorations ?? []).reduce((sum, { amount }) => sum + Math.abs(amount), 0);
  if (moving === 0 || left <= 0) return 0;
  return Math.ceil((moving * READING_SECONDS) / left);
}
