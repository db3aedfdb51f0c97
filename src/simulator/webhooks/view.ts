import type { World } from '../state/world.ts';
import { type DeliveryRow, type EndpointRow, type WebhookEventRow, webhookEvents } from './table.ts';

export const viewEndpoint = (row: EndpointRow) => ({ ...row });

export function viewDelivery(world: World, row: DeliveryRow) {
  const event = world.of(webhookEvents).get(row.event_id);
  return {
    created_at: row.created_at,
    modified_at: row.modified_at,
    id: row.id,
    succeeded: row.succeeded,
    http_code: row.http_code,
    response: row.response,
    webhook_event: event ? viewWebhookEvent(event) : null,
  };
}

function viewWebhookEvent(row: WebhookEventRow) {
  return {
    created_at: row.created_at,
    modified_at: row.modified_at,
    id: row.id,
    last_http_code: row.last_http_code,
    succeeded: row.succeeded,
    skipped: row.skipped,
    payload: row.payload,
    type: row.type,
    is_archived: false,
  };
}
