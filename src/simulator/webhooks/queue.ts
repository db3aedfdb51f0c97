// From what happened to what is on its way: one event for each endpoint that asked for its type.

import type { EmittedEvent, World } from '../state/world.ts';
import { endpoints, sendings, type WebhookEventRow, webhookEvents } from './table.ts';

/** Answers whether anything is on its way now. Chat formats are kept as asked, but nothing is rendered for them. */
export function queueEvent(world: World, { organization_id, type, timestamp, data }: EmittedEvent): boolean {
  const wanting = world
    .of(endpoints)
    .where(
      (row) =>
        row.enabled && row.format === 'raw' && row.organization_id === organization_id && row.events.includes(type),
    );
  for (const endpoint of wanting) {
    const event = world.of(webhookEvents).insert({
      organization_id,
      created_at: timestamp,
      endpoint_id: endpoint.id,
      type,
      payload: JSON.stringify({ type, timestamp, data }),
      last_http_code: null,
      succeeded: null,
      skipped: false,
    });
    queueSending(world, event);
  }
  return wanting.length > 0;
}

export function queueSending(world: World, event: WebhookEventRow): void {
  world.of(sendings).insert({
    organization_id: event.organization_id,
    event_id: event.id,
    endpoint_id: event.endpoint_id,
    due: world.time.now(),
    attempts: 0,
  });
}
