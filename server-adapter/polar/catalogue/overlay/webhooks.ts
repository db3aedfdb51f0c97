import { type Overlay, outbound, read, secret } from './row.ts';

/** What Polar tells, and whom. */
export const webhooks: Overlay = {
  'webhooks:list_webhook_endpoints': secret('GET /v1/webhooks/endpoints'),
  'webhooks:create_webhook_endpoint': outbound('POST /v1/webhooks/endpoints'),
  'webhooks:get_webhook_endpoint': secret('GET /v1/webhooks/endpoints/{id}'),
  'webhooks:update_webhook_endpoint': outbound('PATCH /v1/webhooks/endpoints/{id}'),
  'webhooks:delete_webhook_endpoint': outbound('DELETE /v1/webhooks/endpoints/{id}'),
  'webhooks:reset_webhook_endpoint_secret': secret('PATCH /v1/webhooks/endpoints/{id}/secret'),
  'webhooks:list_webhook_deliveries': read('GET /v1/webhooks/deliveries'),
  'webhooks:redeliver_webhook_event': outbound('POST /v1/webhooks/events/{id}/redeliver'),
};
