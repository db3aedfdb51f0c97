import type { Json } from '../store/json.ts';
import { callsFor } from './calls-for.ts';
import { causesOf } from './causes.ts';
import type { Desk, Standing } from './desk.ts';
import type { RuleFacts } from './rule.ts';
import { subjectIn, written } from './subject.ts';

/** What the facts call a rule for. */
export interface Calling {
  readonly subject: string;
  readonly key: string;
}

/** Whether they do, by trigger and condition. */
export async function callingOf({ rule, row }: Standing, facts: RuleFacts): Promise<Calling | null> {
  const key = callsFor(rule, facts, row);
  if (key === null || (rule.when && !(await rule.when(facts)))) return null;
  // What was only tried must not keep the rule from acting once it is meant.
  return { subject: written(subjectIn(facts)), key: rule.dryRun ? `dry:${key}` : key };
}

/** Reserves a firing where the facts call for one that is not known yet. Answers whether it did. */
export async function consider(desk: Desk, standing: Standing, facts: RuleFacts, body: Json = null): Promise<boolean> {
  const calling = await callingOf(standing, facts);
  if (!calling) return false;
  const { services, connection } = desk;
  const { rule } = standing;
  const causes = await causesOf(desk, facts, body);
  const isLoop = causes.includes(rule.name);
  const isNew = await services.store.rules.reserve(connection, {
    id: services.newId(),
    rule: rule.name,
    ...calling,
    operation: rule.do.operation,
    state: isLoop ? 'loop' : rule.dryRun ? 'dry_run' : 'waiting',
    customerId: facts.customerId,
    body,
    causes,
    at: services.clock.now(),
  });
  if (isNew && isLoop) {
    const circle = [...causes, rule.name].join(' → ');
    const message = `A rule was called by its own effect and was left: ${circle}. Give it a condition, or stop it.`;
    services.report({ kind: 'alarm', message, connection });
  }
  return isNew && !isLoop;
}
