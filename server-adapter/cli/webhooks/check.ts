import type { Paged } from '../../operations/upstream.ts';
import type { Road } from '../../polar/port.ts';
import { type Endpoint, listEndpoints, ownEndpoint } from '../../webhooks/endpoints.ts';
import { WEBHOOK_TYPES } from '../../webhooks/types.ts';
import { reasonOf, say, type Task } from './task.ts';

/** Failed deliveries count for so long (ms). */
const RECENT_MS = 3_600_000;

/** Says what keeps webhooks from arriving; answers 1 when something does. */
export async function check({ road, address, secrets }: Task): Promise<number> {
  const listed = await listEndpoints(road);
  if (!listed.ok) throw reasonOf(listed.failure);
  const endpoint = ownEndpoint(listed.body, secrets);
  const wrong = endpoint ? await faultsOf(endpoint, { road, address }) : [stranger(listed.body, { address, secrets })];
  for (const line of wrong) say(line);
  if (wrong.length > 0) return 1;
  process.stdout.write(`Webhooks arrive: ${endpoint?.url} is on, and its secret is ours.\n`);
  return 0;
}

/** Why none of the endpoints is ours. */
function stranger(endpoints: readonly Endpoint[], { address, secrets }: Pick<Task, 'address' | 'secrets'>): string {
  const there = endpoints.find(({ url }) => url === address);
  if (there) return `The endpoint at ${there.url} signs with a secret that is not among FLOE_WEBHOOK_SECRETS.`;
  if (secrets.length === 0) return 'FLOE_WEBHOOK_SECRETS is not set, so the adapter takes no webhooks.';
  const others = endpoints.map(({ url }) => url).join(', ') || 'none';
  return `No endpoint at Polar has one of our secrets. It has: ${others}. "npx floe webhooks setup" makes one.`;
}

async function faultsOf(endpoint: Endpoint, { road, address }: Pick<Task, 'road' | 'address'>): Promise<string[]> {
  const missing = WEBHOOK_TYPES.filter((type) => !endpoint.events.includes(type));
  const failed = await failedOf(endpoint, road);
  return [
    address !== null && endpoint.url !== address && `It sends to ${endpoint.url}, not to ${address}.`,
    !endpoint.enabled &&
      'Polar has disabled it after failures and keeps no events for it. Mend the adapter, then run webhooks.repair, or "npx floe webhooks setup".',
    endpoint.format !== 'raw' && `Its format is ${endpoint.format}; the adapter reads raw.`,
    missing.length > 0 && `It does not get: ${missing.join(', ')}. "npx floe webhooks setup" asks for all.`,
    failed > 0 && `${failed} deliveries failed in the last hour.`,
  ].filter((line) => typeof line === 'string');
}

async function failedOf({ id }: Endpoint, road: Road): Promise<number> {
  const start_timestamp = new Date(Date.now() - RECENT_MS).toISOString();
  const query = { endpoint_id: id, succeeded: false, start_timestamp, limit: 1 };
  const answer = await road.request<Paged<unknown>>({ method: 'GET', path: '/v1/webhooks/deliveries', query });
  if (!answer.ok) throw reasonOf(answer.failure);
  return answer.body.pagination.total_count;
}
