import type { Output } from '../../src/contract/types.ts';
import { type Caller, permissionsOf } from '../engine/caller.ts';
import type { Occurrence, RuleCounts, RuleRow } from '../store/rules-port.ts';
import { mostOf } from './desk.ts';
import type { Rule, RuleTrigger } from './rule.ts';

type View = Output<'rules.list'>[number];

interface Shown {
  /** Undefined: it is not in the code any more. */
  readonly rule: Rule | undefined;
  readonly row: RuleRow;
  readonly counts: RuleCounts | undefined;
  readonly last: readonly Occurrence[];
  readonly review: readonly Occurrence[];
  /** Who looks. */
  readonly caller: Caller;
}

/** A rule as a screen shows it. */
export function viewOf({ rule, row, counts, last, review, caller }: Shown): View {
  return {
    name: row.name,
    state: stateOf(rule, row),
    on: rule ? onOf(rule.on) : null,
    operation: rule?.do.operation ?? null,
    per_hour: rule ? mostOf(rule) : null,
    begun_last_hour: counts?.begun ?? 0,
    waiting: counts?.waiting ?? 0,
    needs_review: counts?.needsReview ?? 0,
    stopped_at: instant(row.stoppedAt),
    may_change: permissionsOf(caller).includes('rules:write'),
    last: last.map(firingOf),
    review: review.map(firingOf),
  };
}

function stateOf(rule: Rule | undefined, { stoppedAt }: RuleRow): View['state'] {
  if (!rule) return 'gone';
  if (stoppedAt !== null) return 'stopped';
  return rule.dryRun ? 'dry_run' : 'on';
}

function onOf(on: RuleTrigger): NonNullable<View['on']> {
  if ('event' in on) return { kind: 'event', of: on.event, value: null };
  if ('webhook' in on) return { kind: 'webhook', of: on.webhook, value: null };
  if ('trialEndsIn' in on) return { kind: 'trial_ends_in', of: null, value: on.trialEndsIn };
  if ('pastDueFor' in on) return { kind: 'past_due_for', of: null, value: on.pastDueFor };
  const { meter, consumed, left } = on.threshold;
  return { kind: 'threshold', of: meter, value: consumed ?? left ?? null };
}

function firingOf({ id, subject, customerId, state, code, causes, at, endedAt }: Occurrence): View['last'][number] {
  return {
    id,
    subject,
    customer_id: customerId,
    state,
    code,
    causes: [...causes],
    at: new Date(at).toISOString(),
    ended_at: instant(endedAt),
  };
}

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
