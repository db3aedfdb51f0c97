import { merchant, type Route } from '../http/route.ts';
import { ingest } from './ingest.ts';
import { eventsIngest } from './schema.ts';

export const eventRoutes: readonly Route[] = [
  merchant({
    operation: 'events:ingest',
    method: 'POST',
    path: '/v1/events/ingest',
    scopes: ['events:write'],
    body: eventsIngest,
    handle: ({ world, organization, body }) => ingest(world, organization, body.events),
  }),
];
