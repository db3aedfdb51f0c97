import { changeEndpoint, createEndpoint, listEndpoints } from '../../webhooks/endpoints.ts';
import { WEBHOOK_TYPES } from '../../webhooks/types.ts';
import { reasonOf, say, type Task } from './task.ts';

/**
 * Makes the endpoint, or mends the one at this address. The secret of a new one goes to stdout, once, as the line for
 * the environment; everything else is said on stderr, so that the line can be piped to where secrets are kept.
 */
export async function setup({ road, address, secrets }: Task): Promise<number> {
  if (address === null) throw new Error('Say where the adapter is mounted: --url https://app.example.com/floe');
  const wanted = { events: WEBHOOK_TYPES, format: 'raw' };
  const listed = await listEndpoints(road);
  if (!listed.ok) throw reasonOf(listed.failure);
  const known = listed.body.find(({ url }) => url === address);
  if (known) {
    const answer = await changeEndpoint(road, known.id, { ...wanted, enabled: true });
    if (!answer.ok) throw reasonOf(answer.failure);
    say(`The endpoint at ${address} is on and gets every type of event.`);
    if (secrets.includes(known.secret)) return 0;
    say('Its secret is not among FLOE_WEBHOOK_SECRETS. Polar’s dashboard shows it; it is not printed a second time.');
    return 1;
  }
  const answer = await createEndpoint(road, { url: address, name: 'Floe', ...wanted });
  if (!answer.ok) throw reasonOf(answer.failure);
  process.stdout.write(`FLOE_WEBHOOK_SECRETS=${[answer.body.secret, ...secrets].join(',')}\n`);
  say(`Made an endpoint at ${address}. Give the line above to the adapter and start it anew.`);
  return 0;
}
