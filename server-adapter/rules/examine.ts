import type { Json } from '../store/json.ts';
import type { TakenLook } from '../store/rules-port.ts';
import { fieldsOf } from '../webhooks/news.ts';
import { consider } from './consider.ts';
import type { Desk } from './desk.ts';
import { emitted } from './emitted.ts';
import { factsOf, factsOfCustomer, Unread } from './facts.ts';
import type { RuleFacts } from './rule.ts';
import { subjectOf } from './subject.ts';

/** One look may take so long before another process may take over. */
const LEASE_MS = 60_000;
const BATCH = 20;
/** A condition that always throws must not be asked for ever. */
const KEPT_MS = 24 * 3_600_000;

/** Looks at what news and events may call rules for, and reserves what they do. */
export async function examine(desk: Desk): Promise<void> {
  const { services, connection } = desk;
  for (;;) {
    const now = services.clock.now();
    const lease = { now, leaseUntil: now + LEASE_MS, limit: BATCH };
    const looks = await services.store.rules.takeLooks(connection, lease);
    for (const look of looks) {
      const isDone = await examineOne(desk, look);
      // What could not be looked at keeps its lease, and comes again after it.
      if (isDone || now - look.at >= KEPT_MS) await services.store.rules.looked(connection, look);
    }
    if (looks.length < BATCH) return;
  }
}

async function examineOne(desk: Desk, look: TakenLook): Promise<boolean> {
  try {
    const { facts, body } = await seen(desk, look);
    const ends: boolean[] = [];
    for (const one of facts) ends.push(await considerAll(desk, one, body));
    return ends.every(Boolean);
  } catch (error) {
    if (error instanceof Unread) return false;
    throw error;
  }
}

async function seen(desk: Desk, { subject, body }: TakenLook): Promise<{ facts: readonly RuleFacts[]; body: Json }> {
  if (body !== null) return emitted(desk, fieldsOf(body));
  const about = subjectOf(subject);
  if (about?.kind === 'customer') return { facts: await factsOfCustomer(desk, about.id), body };
  const facts = about && (await factsOf(desk, about, null));
  return { facts: facts ? [facts] : [], body };
}

/** Whether every rule could be asked: one whose condition fails keeps no other from it. */
export async function considerAll(desk: Desk, facts: RuleFacts, body: Json = null): Promise<boolean> {
  let isDone = true;
  for (const standing of desk.rules) {
    try {
      await consider(desk, standing, facts, body);
    } catch (cause) {
      if (cause instanceof Error && cause.name === 'StoreUnavailable') throw cause;
      isDone = false;
      const { name } = standing.rule;
      const message = `The condition of the rule "${name}" failed; it is asked again.`;
      desk.services.report({ kind: 'failed', message, connection: desk.connection, cause });
    }
  }
  return isDone;
}
