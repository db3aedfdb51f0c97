import type { ServiceCaller } from '../engine/caller.ts';
import type { Rule } from './rule.ts';

/** As whom a rule acts: a program for one customer, with no more rights than its operations need. */
export function callerOf({ name }: Pick<Rule, 'name'>, connection: string, customerId: string): ServiceCaller {
  return {
    kind: 'service',
    id: `rule:${name}`,
    permissions: ['subscriptions:write'],
    connection,
    customer: { id: customerId },
  };
}
