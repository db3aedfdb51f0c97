import { destructive, type Overlay, read, write } from './row.ts';

/** Events, meters and figures. */
export const usage: Overlay = {
  'metrics:get': read('GET /v1/metrics/'),
  'metrics:export': read('GET /v1/metrics/export', { answer: 'stream' }),
  'metrics:limits': read('GET /v1/metrics/limits'),
  'metrics:list_dashboards': read('GET /v1/metrics/dashboards'),
  'metrics:create_dashboard': write('POST /v1/metrics/dashboards'),
  'metrics:get_dashboard': read('GET /v1/metrics/dashboards/{id}'),
  'metrics:update_dashboard': write('PATCH /v1/metrics/dashboards/{id}'),
  'metrics:delete_dashboard': destructive('DELETE /v1/metrics/dashboards/{id}'),
  'events:list': read('GET /v1/events/'),
  'events:list_names': read('GET /v1/events/names'),
  'events:get': read('GET /v1/events/{id}'),
  'events:ingest': write('POST /v1/events/ingest', { bodyBytes: 1024 * 1024, twin: 'usage.track' }),
  'event-types:list': read('GET /v1/event-types/'),
  'event-types:update': write('PATCH /v1/event-types/{id}'),
  'meters:list': read('GET /v1/meters/'),
  'meters:create': write('POST /v1/meters/'),
  'meters:get': read('GET /v1/meters/{id}'),
  'meters:update': write('PATCH /v1/meters/{id}'),
  'meters:quantities': read('GET /v1/meters/{id}/quantities'),
  'customer_meters:list': read('GET /v1/customer-meters/'),
  'customer_meters:get': read('GET /v1/customer-meters/{id}'),
};
