import type { Occurrence, RuleStore } from '../store/rules-port.ts';
import { type Desk, HOUR_MS, mostOf } from './desk.ts';
import { LEASE_MS, put } from './moves.ts';
import { touchedBy } from './operation.ts';
import type { Rule, RuleFacts } from './rule.ts';

/** A rule that is full has room again with the firing that leaves its hour; this often it is looked at. */
const FULL_MS = 300_000;

/** Starts one that waits, or puts it off where the rule has done as much as it may within an hour. */
export async function begin(
  desk: Desk,
  rule: Rule,
  occurrence: Occurrence,
  facts: RuleFacts,
): ReturnType<RuleStore['begin']> {
  const { services, connection } = desk;
  const now = services.clock.now();
  const [most, since] = [mostOf(rule), now - HOUR_MS];
  const touched = touchedBy(rule.do.operation, facts);
  const limit = { now, leaseUntil: now + LEASE_MS, since, most, touched };
  const answer = await services.store.rules.begin(connection, occurrence.id, limit);
  if (answer === 'limited') {
    desk.alarm(
      `full:${rule.name}`,
      `The rule "${rule.name}" has reached its limit of ${most} an hour; the rest waits.`,
    );
    await put(desk, occurrence, { to: 'waiting', nextAt: now + FULL_MS, code: 'rate_limited' });
  }
  // Stopped just now: its turn comes when it is resumed.
  if (answer === 'stopped') await put(desk, occurrence, { to: 'waiting', nextAt: now });
  return answer;
}
