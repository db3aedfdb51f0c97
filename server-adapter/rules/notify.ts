import type { Occurrence } from '../store/rules-port.ts';
import { callerOf } from './caller.ts';
import type { Desk } from './desk.ts';
import type { Rule, RuleFacts } from './rule.ts';

/** Tells the host of a firing, with a line in the trail before and its outcome after. Throws what the callback throws. */
export async function notify(desk: Desk, rule: Rule, { id, subject }: Occurrence, facts: RuleFacts): Promise<void> {
  if (rule.do.operation !== 'notify') return;
  const { services, connection } = desk;
  const { store, clock } = services;
  const { customerId } = facts;
  const line = services.newId();
  await store.audit.request(connection, {
    id: line,
    at: clock.now(),
    requestId: id,
    operation: 'rules.notify',
    actor: { kind: 'service', id: callerOf(rule, connection, customerId).id },
    customer: customerId,
    ticket: null,
    targets: {},
    detail: { firing: id, subject },
  });
  const end = (result: 'ok' | 'failed', code: string | null) =>
    store.audit.complete(connection, line, { at: clock.now(), result, code, detail: {} });
  try {
    await rule.do.send({ id, rule: rule.name, connection, facts });
  } catch (error) {
    await end('failed', 'internal');
    throw error;
  }
  await end('ok', null);
}
