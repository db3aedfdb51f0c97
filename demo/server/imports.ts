import type { Floe } from '../../server-adapter/index.ts';
import { personOf, refused } from './identity.ts';
import type { DemoWorld } from './world.ts';

/** So many calls to its API the product makes for one import. */
const CALLS = 2_500;

/**
 * The product's own back end: it imports a project for whoever may, and reports what that took. A page that shows the
 * button keeps nobody from pressing it, so it is asked here too.
 */
export async function importProject(body: unknown, world: DemoWorld, floe: Floe): Promise<Response> {
  const person = personOf(body, world);
  if (!person || !world.simulated) return refused('There is no such customer.');
  const { customer, member } = person;
  if (!(await floe.entitlements.check({ externalId: customer }, 'api_calls', { member })))
    return Response.json({ title: 'No API calls are left.', status: 403 }, { status: 403 });
  await floe.usage.track({ name: 'api_calls', external_customer_id: customer, metadata: { count: CALLS } });
  return new Response(null, { status: 202 });
}
