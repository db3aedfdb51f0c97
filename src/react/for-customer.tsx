import { type ReactElement, type ReactNode, useMemo } from 'react';
import { FloeContext, useFloe } from './floe-context.ts';
import { bindOptions } from './options.ts';

/**
 * Makes everything below it about one customer, where the provider names none: an agent's list of everybody shows many
 * people, and each change says whom it is about. Where somebody is named already, or is their own customer, it adds
 * nothing.
 */
export function ForCustomer({ id, children }: { id: string; children: ReactNode }): ReactElement {
  const floe = useFloe();
  const agent = floe.subject()?.kind === 'agent';
  const scoped = useMemo(() => {
    if (floe.customer || !agent) return floe;
    const customer = { id };
    const baseKey = ['floe', floe.client.url, customer] as const;
    const subject = () => ({ connection: '', kind: 'agent', customer: id }) as const;
    const options = bindOptions({ ...floe, customer, baseKey }, () => {});
    return { ...floe, customer, baseKey, options, subject };
  }, [floe, agent, id]);
  return <FloeContext.Provider value={scoped}>{children}</FloeContext.Provider>;
}
