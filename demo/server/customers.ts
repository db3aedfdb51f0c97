import type { Floe } from '../../server-adapter/index.ts';
import type { DemoCustomer } from './world.ts';

const MOST = 12;

/** The first customers of this Polar, as the helpdesk and the account page know them. */
export async function firstCustomers(floe: Floe): Promise<DemoCustomer[]> {
  const { result } = await floe.call(
    'customer.search',
    { limit: MOST, sort: 'created_at' },
    { caller: { kind: 'service', id: 'demo', permissions: ['customers:read'] } },
  );
  return result.map((one) => ({
    id: one.id,
    name: one.name,
    email: one.email,
    externalId: one.external_id ?? null,
  }));
}
