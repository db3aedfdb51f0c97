// What an attempt did: the delivery is kept, and the event arrived, is tried again, or is given up.

import type { World } from '../state/world.ts';
import { deliveries, endpoints, type SendingRow, sendings, type WebhookEventRow, webhookEvents } from './table.ts';
import { disableEndpoint } from './write.ts';

const ATTEMPTS = 10;
const attemptsOf = new WeakMap<World, number>();

/** How often an event is tried from now on. */
export function setAttempts(world: World, count: number): void {
  attemptsOf.set(world, count);
}

/** So many events given up in a row disable their endpoint. */
const PATIENCE = 10;

interface Answer {
  /** Null where nobody answered. */
  readonly code: number | null;
  readonly text: string;
}

export function record(world: World, sent: SendingRow, { code, text }: Answer): void {
  const { event_id, endpoint_id, organization_id } = sent;
  const succeeded = code !== null && code >= 200 && code < 300;
  if (succeeded) arrived(world, sent, code);
  else missed(world, sent, code);
  world.of(deliveries).insert({ organization_id, event_id, endpoint_id, succeeded, http_code: code, response: text });
}

function arrived(world: World, { id, event_id }: SendingRow, code: number): void {
  note(world, event_id, { succeeded: true, skipped: false, last_http_code: code });
  world.of(sendings).delete(id);
}

function missed(world: World, { id, event_id, endpoint_id }: SendingRow, code: number | null): void {
  note(world, event_id, { last_http_code: code });
  // It is gone when its endpoint was deleted or disabled meanwhile.
  const sending = world.of(sendings).get(id);
  if (!sending) return;
  const attempts = sending.attempts + 1;
  if (attempts < (attemptsOf.get(world) ?? ATTEMPTS))
    world.of(sendings).patch(id, { attempts, due: world.time.now() + pause(attempts) });
  else {
    world.of(sendings).delete(id);
    note(world, event_id, { succeeded: false });
    world.later(LOOK, () => {
      if (isHopeless(world, endpoint_id)) disableEndpoint(world, endpoint_id);
    });
  }
}

/** How long after an event was given up its endpoint is looked at. */
const LOOK = 2_000;

/** Whether the newest events that came to an end were all given up. */
function isHopeless(world: World, endpointId: string): boolean {
  if (!world.of(endpoints).get(endpointId)?.enabled) return false;
  const ended = world.of(webhookEvents).where((row) => row.endpoint_id === endpointId && row.succeeded !== null);
  return ended.length >= PATIENCE && ended.slice(-PATIENCE).every((row) => row.succeeded === false);
}

/** Polar waits 5 s doubled each time, at most 20 minutes, of which chance takes up to a half; here it takes a quarter. */
function pause(attempts: number): number {
  return 0.75 * Math.min(5_000 * 2 ** attempts, 1_200_000);
}

// An attempt that tells nothing new is not a change of the event.
function note(world: World, eventId: string, news: Partial<WebhookEventRow>): void {
  const event = world.of(webhookEvents).get(eventId);
  if (!event) return;
  const told = Object.entries({ ...event, ...news }).some(
    ([name, value]) => event[name as keyof typeof event] !== value,
  );
  if (told) world.of(webhookEvents).update(eventId, news);
}
