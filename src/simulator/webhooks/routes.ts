import { listing, paginate } from '../http/listing.ts';
import { notFound } from '../http/problem.ts';
import { many, one, paging } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import { milliseconds } from '../state/time.ts';
import type { World } from '../state/world.ts';
import { literal } from '../validation/choices.ts';
import { instant, uuid } from '../validation/polar-types.ts';
import { bool, text } from '../validation/scalars.ts';
import { queueSending } from './queue.ts';
import { endpointCreate, endpointUpdate, eventType } from './schema.ts';
import { type DeliveryRow, deliveries, type EndpointRow, endpoints, webhookEvents } from './table.ts';
import { viewDelivery, viewEndpoint } from './view.ts';
import { createEndpoint, deleteEndpoint, resetSecret, updateEndpoint } from './write.ts';

const scopes = ['webhooks:read', 'webhooks:write'];
const writeScopes = ['webhooks:write'];

const sorters = { created_at: (row: EndpointRow) => row.created_at };

function ownEndpoint(world: World, organization: OrganizationRow, id: string): EndpointRow {
  const row = world.of(endpoints).get(id);
  if (row?.organization_id !== organization.id) throw notFound();
  return row;
}

const deliveryQuery = {
  ...paging,
  endpoint_id: many(uuid()),
  start_timestamp: one(instant()),
  end_timestamp: one(instant()),
  succeeded: one(bool()),
  query: one(text()),
  http_code_class: one(literal(['2xx', '3xx', '4xx', '5xx'])),
  event_type: many(eventType()),
};

export const webhookRoutes: readonly Route[] = [
  merchant({
    operation: 'webhooks:list_webhook_endpoints',
    method: 'GET',
    path: '/v1/webhooks/endpoints',
    scopes,
    query: { ...paging, organization_id: many(uuid()) },
    handle({ world, organization, query }) {
      const rows = world.of(endpoints).where((row) => row.organization_id === organization.id);
      return listing(rows, { query: { ...query, sorting: ['-created_at'] }, sorters, view: viewEndpoint });
    },
  }),
  merchant({
    operation: 'webhooks:create_webhook_endpoint',
    method: 'POST',
    path: '/v1/webhooks/endpoints',
    scopes: writeScopes,
    status: 201,
    body: endpointCreate,
    handle: ({ world, organization, body }) => viewEndpoint(createEndpoint(world, organization, body)),
  }),
  merchant({
    operation: 'webhooks:get_webhook_endpoint',
    method: 'GET',
    path: '/v1/webhooks/endpoints/{id}',
    scopes,
    handle: ({ world, organization, params }) => viewEndpoint(ownEndpoint(world, organization, params.id)),
  }),
  merchant({
    operation: 'webhooks:update_webhook_endpoint',
    method: 'PATCH',
    path: '/v1/webhooks/endpoints/{id}',
    scopes: writeScopes,
    body: endpointUpdate,
    handle: ({ world, organization, params, body }) =>
      viewEndpoint(updateEndpoint(world, ownEndpoint(world, organization, params.id), body)),
  }),
  merchant({
    operation: 'webhooks:reset_webhook_endpoint_secret',
    method: 'PATCH',
    path: '/v1/webhooks/endpoints/{id}/secret',
    scopes: writeScopes,
    handle: ({ world, organization, params }) =>
      viewEndpoint(resetSecret(world, ownEndpoint(world, organization, params.id))),
  }),
  merchant({
    operation: 'webhooks:delete_webhook_endpoint',
    method: 'DELETE',
    path: '/v1/webhooks/endpoints/{id}',
    scopes: writeScopes,
    status: 204,
    handle: ({ world, organization, params }) => deleteEndpoint(world, ownEndpoint(world, organization, params.id)),
  }),
  merchant({
    operation: 'webhooks:list_webhook_deliveries',
    method: 'GET',
    path: '/v1/webhooks/deliveries',
    scopes,
    query: deliveryQuery,
    handle({ world, organization, query }) {
      const wanted = (row: DeliveryRow): boolean => {
        const event = world.of(webhookEvents).get(row.event_id);
        const made = milliseconds(row.created_at);
        return (
          row.organization_id === organization.id &&
          (query.endpoint_id?.includes(row.endpoint_id) ?? true) &&
          (query.start_timestamp === undefined || made > query.start_timestamp) &&
          (query.end_timestamp === undefined || made < query.end_timestamp) &&
          (query.succeeded === undefined || row.succeeded === query.succeeded) &&
          (query.http_code_class === undefined || classOf(row.http_code) === query.http_code_class) &&
          (query.event_type === undefined || query.event_type.some((type) => type === event?.type)) &&
          (query.query === undefined || (event?.payload.includes(query.query) ?? false))
        );
      };
      const rows = world.of(deliveries).where(wanted).toReversed();
      return paginate(rows, query, (row) => viewDelivery(world, row));
    },
  }),
  merchant({
    operation: 'webhooks:redeliver_webhook_event',
    method: 'POST',
    path: '/v1/webhooks/events/{id}/redeliver',
    scopes: writeScopes,
    status: 202,
    handle({ world, organization, params }) {
      const event = world.of(webhookEvents).get(params.id);
      if (event?.organization_id !== organization.id) throw notFound();
      if (world.of(endpoints).get(event.endpoint_id)?.enabled) queueSending(world, event);
      return null;
    },
  }),
];

const classOf = (code: number | null): string => (code === null ? '' : `${Math.floor(code / 100)}xx`);
