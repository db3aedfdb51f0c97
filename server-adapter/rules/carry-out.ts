import type { Occurrence } from '../store/rules-port.ts';
import { act } from './act.ts';
import { begin } from './begin.ts';
import { callingOf } from './consider.ts';
import type { Desk, Standing } from './desk.ts';
import { factsOf, Unread } from './facts.ts';
import { again, LEASE_MS, put, review } from './moves.ts';
import { holds, isResumable } from './operation.ts';
import type { RuleFacts } from './rule.ts';
import { subjectOf } from './subject.ts';

const BATCH = 5;

/** Carries out what waits, and looks after what was begun and never ended. Answers how many were done. */
export async function carryOut(desk: Desk): Promise<number> {
  const { services, connection, rules } = desk;
  const names = new Set(rules.map(({ rule }) => rule.name));
  for (let done = 0; ; ) {
    const now = services.clock.now();
    const claim = { now, leaseUntil: now + LEASE_MS, rules: [...names], limit: BATCH };
    const due = await services.store.rules.claim(connection, claim);
    for (const occurrence of due) {
      const standing = rules.find(({ rule }) => rule.name === occurrence.rule);
      const end = standing && (await carryOutOne(desk, standing, occurrence));
      if (end === 'done') done += 1;
      // The others of this rule would be read at Polar for nothing.
      if (end === 'full') names.delete(occurrence.rule);
    }
    if (due.length < BATCH) return done;
  }
}

type End = 'done' | 'full' | null;

async function carryOutOne(desk: Desk, standing: Standing, occurrence: Occurrence): Promise<End> {
  const { rule } = standing;
  const { state, operation } = occurrence;
  const wasBegun = state === 'begun';
  const isOther = rule.do.operation !== operation;
  if (wasBegun && (isOther || !isResumable(operation))) return review(desk, occurrence, null);
  if (isOther) return put(desk, occurrence, { to: 'superseded' });
  const facts = await factsNow(desk, occurrence);
  if (facts === 'unread')
    return put(desk, occurrence, { to: state, nextAt: again(desk, occurrence), code: 'unavailable' });
  // What was promised to be told is told, whatever has become of it meanwhile.
  const isDue =
    facts !== null && ((wasBegun && operation === 'notify') || (await isCalled(desk, standing, occurrence, facts)));
  if (!isDue) {
    // A change that was begun and has come about shows no more what called for it.
    const isDone = wasBegun && facts !== null && holds(rule, facts);
    return put(desk, occurrence, { to: isDone ? 'done' : 'superseded' });
  }
  if (!wasBegun) {
    const answer = await begin(desk, rule, occurrence, facts);
    if (answer !== 'begun') return answer === 'gone' ? null : 'full';
  }
  return end(desk, standing, occurrence, facts);
}

async function end(desk: Desk, { rule }: Standing, occurrence: Occurrence, facts: RuleFacts): Promise<End> {
  const begun = { ...occurrence, state: 'begun' } as const;
  const attempt = await act(desk, rule, begun, facts);
  if (attempt.end === 'done') return put(desk, begun, { to: 'done', touched: attempt.touched, code: null });
  const { code } = attempt;
  if (attempt.end === 'refused') return put(desk, begun, { to: 'failed', code });
  if (attempt.end === 'unknown' && !isResumable(rule.do.operation)) return review(desk, begun, code);
  const to = attempt.end === 'later' ? 'waiting' : 'begun';
  return put(desk, begun, { to, code, nextAt: again(desk, occurrence) });
}

async function factsNow(desk: Desk, { subject, body }: Occurrence): Promise<RuleFacts | null | 'unread'> {
  const about = subjectOf(subject);
  try {
    return about && (await factsOf(desk, about, body));
  } catch (error) {
    if (error instanceof Unread) return 'unread';
    throw error;
  }
}

/** What waited for its turn may be over by now. */
async function isCalled(desk: Desk, standing: Standing, { rule, subject, key }: Occurrence, facts: RuleFacts) {
  try {
    const calling = await callingOf(standing, facts);
    return calling?.key === key && calling.subject === subject;
  } catch (cause) {
    const message = `The condition of the rule "${rule}" failed; nothing was done.`;
    desk.services.report({ kind: 'failed', message, connection: desk.connection, cause });
    return false;
  }
}
