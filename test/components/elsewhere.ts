import type { MutationName } from '../../src/client/operation.ts';
import { ADA, type Staged } from './stage.tsx';

/** Another agent does something to a demo customer's plan, from a browser of their own. */
export async function elsewhere(
  { callAs, polar }: Staged,
  handle: string,
  verb: Extract<MutationName, `subscriptions.${string}`>,
  more: object = {},
): Promise<void> {
  const headers = { authorization: 'Bearer polar_oat_demo' };
  const found = await polar.fetch(
    new Request(`https://api.polar.sh/v1/customers/external/usr_${handle}/state`, { headers }),
  );
  const { id, active_subscriptions: plans } = await found.json();
  await callAs({ ...ADA, id: 'bo', name: 'Bo' }, verb, {
    input: { subscription_id: plans[0].id, ...more },
    customer: { id },
  });
}
