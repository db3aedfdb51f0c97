import type { Permission } from '../../../src/contract/permissions.ts';
import type { AgentCaller } from '../../engine/caller.ts';
import type { McpPorts } from '../ports.ts';
import type { AskedCall } from './ask.ts';
import { row } from './shown.ts';

interface Looking {
  readonly person: AgentCaller;
  readonly requestId: string;
}

interface Read {
  readonly name: string;
  readonly input: object;
  readonly right: Permission;
}

/** Names help more than ids; who may not read them sees the ids alone. */
export async function aboutRows(ports: McpPorts, { customer, input }: AskedCall, looking: Looking): Promise<string> {
  if (customer === null) return '';
  const { subscription_id, product_id } = (input ?? {}) as Readonly<Record<string, unknown>>;
  const read = <T>({ name, input: wanted, right }: Read, about = {}): Promise<T | null> => {
    const { person: caller, requestId } = looking;
    if (!caller.permissions.includes(right)) return Promise.resolve(null);
    return ports.run({ name, input: wanted, caller, requestId, ...about }).then(
      ({ envelope }) => envelope.result as T,
      () => null,
    );
  };
  const theirs = { customer: { id: customer } };
  const [who, plan, products] = await Promise.all([
    read<Named>({ name: 'customer.get', input: {}, right: 'customers:read' }, theirs),
    typeof subscription_id === 'string'
      ? read<Plan>({ name: 'subscriptions.get', input: { subscription_id }, right: 'subscriptions:read' }, theirs)
      : null,
    typeof product_id === 'string'
      ? read<Product[]>({ name: 'products.list', input: { limit: 100 }, right: 'products:read' })
      : null,
  ]);
  const then = products?.find(({ id }) => id === product_id)?.name;
  const rows = [
    row('Customer', [who?.name, who?.email, customer].filter(Boolean).join(' · ')),
    plan?.product ? row('Plan', plan.product.name) : '',
    then ? row('Changes to', then) : '',
  ];
  return rows.join('');
}

interface Named {
  readonly name?: string | null;
  readonly email?: string | null;
}

interface Plan {
  readonly product?: { readonly name: string };
}

interface Product {
  readonly id: string;
  readonly name: string;
}
