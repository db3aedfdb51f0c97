import type { World } from '../state/world.ts';
import { record } from './record.ts';
import { sign } from './sign.ts';
import { endpoints, type SendingRow, webhookEvents } from './table.ts';

/** How webhooks leave: a `fetch`, or the handler that receives them. */
export type Deliver = (request: Request) => Promise<Response>;

/** A receiver that has not answered by then has failed. */
const PATIENCE = 10_000;

/** One attempt: the same id and the same bytes each time, signed for the present. */
export async function attempt(world: World, sending: SendingRow, deliver: Deliver): Promise<void> {
  const endpoint = world.of(endpoints).get(sending.endpoint_id);
  const event = world.of(webhookEvents).get(sending.event_id);
  if (!endpoint || !event) throw new Error(`simulator: nothing to send for ${sending.id}`);
  const timestamp = Math.floor(world.time.now() / 1000);
  const headers = {
    'user-agent': 'polar.sh webhooks',
    'content-type': 'application/json',
    'webhook-id': event.id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': await sign({ secret: endpoint.secret, id: event.id, timestamp, body: event.payload }),
  };
  const signal = AbortSignal.timeout(PATIENCE);
  const request = { method: 'POST', headers, body: event.payload, redirect: 'manual', signal } as const;
  const answer = await answered(deliver, new Request(endpoint.url, request));
  world.atomically(() => record(world, sending, answer));
}

async function answered(deliver: Deliver, request: Request) {
  try {
    const response = await deliver(request);
    return { code: response.status, text: await response.text() };
  } catch {
    return { code: null, text: 'All connection attempts failed' };
  }
}
