import { invalid } from '../http/problem.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import type { Infer } from '../validation/schema.ts';
import { type endpointCreate, type endpointUpdate, isPublicAddress } from './schema.ts';
import { type EndpointRow, endpoints, sendings, webhookEvents } from './table.ts';

const newSecret = (world: World): string => `whsec_${world.ids.letters(43)}`;

export function createEndpoint(
  world: World,
  organization: OrganizationRow,
  body: Infer<typeof endpointCreate>,
): EndpointRow {
  return world.of(endpoints).insert({
    organization_id: organization.id,
    ...body,
    secret: newSecret(world),
    enabled: true,
  });
}

export function updateEndpoint(world: World, row: EndpointRow, body: Infer<typeof endpointUpdate>): EndpointRow {
  const { name, ...others } = body;
  const given = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== null));
  const patch: Partial<EndpointRow> = { ...given, ...(name === undefined ? {} : { name }) };
  if (patch.enabled && !isPublicAddress(patch.url ?? row.url))
    throw invalid([
      {
        loc: ['body', 'enabled'],
        msg: 'Cannot enable a webhook endpoint with an invalid URL. Please update the URL first.',
        input: true,
      },
    ]);
  return Object.keys(patch).length > 0 ? world.of(endpoints).update(row.id, patch) : row;
}

/** The old secret ends at once. */
export function resetSecret(world: World, row: EndpointRow): EndpointRow {
  return world.of(endpoints).update(row.id, { secret: newSecret(world) });
}

export function deleteEndpoint(world: World, row: EndpointRow): void {
  dropSendings(world, row.id);
  world.of(endpoints).delete(row.id);
}

/** What was on its way is skipped: events that happen while an endpoint is disabled are not even kept. */
export function disableEndpoint(world: World, endpointId: string): void {
  world.of(endpoints).update(endpointId, { enabled: false });
  for (const { event_id } of dropSendings(world, endpointId))
    world.of(webhookEvents).update(event_id, { skipped: true });
}

function dropSendings(world: World, endpointId: string) {
  const waiting = world.of(sendings).where((row) => row.endpoint_id === endpointId);
  for (const row of waiting) world.of(sendings).delete(row.id);
  return waiting;
}
