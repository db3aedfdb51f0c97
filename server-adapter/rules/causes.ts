import type { Json } from '../store/json.ts';
import type { OccurrenceState } from '../store/rules-port.ts';
import { fieldsOf } from '../webhooks/news.ts';
import { type Desk, HOUR_MS } from './desk.ts';
import type { RuleFacts } from './rule.ts';
import { written } from './subject.ts';

/** An effect shows within seconds, or minutes late by the feed; what comes later than this is somebody's new doing. */
const ECHO_MS = HOUR_MS;

const ACTED: readonly OccurrenceState[] = ['begun', 'done', 'needs_review', 'settled'];

/**
 * The rules whose effects led to what is so now, the first one first: those that last changed the same subscription, or,
 * for an event, the one whose notice it came from. A rule among its own causes runs in a circle.
 */
export async function causesOf(desk: Desk, facts: RuleFacts, body: Json): Promise<readonly string[]> {
  const { services, connection } = desk;
  const { caused_by } = fieldsOf(body);
  if (facts.event) return typeof caused_by === 'string' ? chain(desk, caused_by) : [];
  const { subscription, customerId } = facts;
  // One that makes a subscription stands at the customer until it is known which.
  const touched = [written({ kind: 'customer', id: customerId })];
  if (subscription) touched.push(written({ kind: 'subscription', id: subscription.id }));
  const begunSince = services.clock.now() - ECHO_MS;
  const found = await services.store.rules.find(connection, { touched, begunSince, states: ACTED, limit: 10 });
  const [last] = [...found].sort((a, b) => (b.begunAt ?? 0) - (a.begunAt ?? 0));
  return last ? [...last.causes, last.rule] : [];
}

async function chain({ services, connection }: Desk, id: string): Promise<readonly string[]> {
  const [cause] = await services.store.rules.find(connection, { id, limit: 1 });
  return cause ? [...cause.causes, cause.rule] : [];
}
