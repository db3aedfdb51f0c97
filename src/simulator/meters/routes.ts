import { preciseInstant } from '../events/instant.ts';
import { contains, hasMetadata } from '../http/filters.ts';
import { listing, listQuery } from '../http/listing.ts';
import { invalid, notFound, PolarProblem } from '../http/problem.ts';
import { many, metadataFilter, one, required } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import { assertFits, INTERVALS } from '../metrics/limits.ts';
import { timeZone } from '../metrics/time-zone.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import { enumOf } from '../validation/choices.ts';
import { uuid } from '../validation/polar-types.ts';
import { bool, text } from '../validation/scalars.ts';
import { hasCounted } from './measure.ts';
import { quantitiesOf } from './quantities.ts';
import { meterCreate, meterUpdate } from './schema.ts';
import { type MeterRow, meters } from './table.ts';
import { viewMeter } from './view.ts';

const scopes = ['meters:read', 'meters:write'];
const writeScopes = ['meters:write'];

const sorters = { name: (row: MeterRow) => row.name, created_at: (row: MeterRow) => row.created_at };

function ownMeter(world: World, organization: OrganizationRow, id: string): MeterRow {
  const row = world.of(meters).get(id);
  if (!row || row.organization_id !== organization.id) throw notFound();
  return row;
}

const FIXED = ['filter', 'aggregation'] as const;

// What a meter counts cannot change once it has counted.
function refuseFixedTerms(
  world: World,
  row: MeterRow,
  body: { readonly filter?: unknown; readonly aggregation?: unknown },
): void {
  const given = FIXED.filter((field) => body[field] != null);
  if (given.length === 0 || !hasCounted(world, row)) return;
  const msg = "This field can't be updated because the meter is already aggregating events.";
  throw invalid(given.map((field) => ({ type: 'forbidden', loc: ['body', field], msg, input: body[field] })));
}

export const meterRoutes: readonly Route[] = [
  merchant({
    operation: 'meters:list',
    method: 'GET',
    path: '/v1/meters/',
    scopes,
    query: { ...listQuery(sorters, ['name']), query: one(text()), is_archived: one(bool()) },
    handle({ world, organization, query, url }) {
      const metadata = metadataFilter(url.searchParams);
      const rows = world
        .of(meters)
        .where(
          (row) =>
            row.organization_id === organization.id &&
            contains(query.query, row.name) &&
            (query.is_archived === undefined || (row.archived_at !== null) === query.is_archived) &&
            hasMetadata(row.metadata, metadata),
        );
      return listing(rows, { query, sorters, view: viewMeter });
    },
  }),
  merchant({
    operation: 'meters:create',
    method: 'POST',
    path: '/v1/meters/',
    scopes: writeScopes,
    status: 201,
    body: meterCreate,
    handle({ world, organization, body }) {
      const { organization_id: _, ...given } = body;
      const row = world.of(meters).insert({ ...given, organization_id: organization.id, archived_at: null });
      // Polar notes the last event before the meter, which counts as a change.
      return viewMeter(world.of(meters).update(row.id, {}));
    },
  }),
  merchant({
    operation: 'meters:get',
    method: 'GET',
    path: '/v1/meters/{id}',
    scopes,
    handle: ({ world, organization, params }) => viewMeter(ownMeter(world, organization, params.id)),
  }),
  merchant({
    operation: 'meters:update',
    method: 'PATCH',
    path: '/v1/meters/{id}',
    scopes: writeScopes,
    body: meterUpdate,
    handle({ world, organization, params, body }) {
      const row = ownMeter(world, organization, params.id);
      refuseFixedTerms(world, row, body);
      const { is_archived, ...rest } = body;
      const archived =
        is_archived == null ? {} : { archived_at: is_archived ? (row.archived_at ?? world.now()) : null };
      const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
      const patch: Partial<MeterRow> = { ...given, ...archived };
      return viewMeter(Object.keys(patch).length > 0 ? world.of(meters).update(row.id, patch) : row);
    },
  }),
  merchant({
    operation: 'meters:quantities',
    method: 'GET',
    path: '/v1/meters/{id}/quantities',
    scopes,
    query: {
      start_timestamp: required(preciseInstant(), null),
      end_timestamp: required(preciseInstant(), null),
      interval: required(enumOf('TimeInterval', INTERVALS), null),
      timezone: one(timeZone, 'UTC'),
      customer_id: many(uuid()),
      external_customer_id: many(text()),
      customer_aggregation_function: one(text()),
    },
    handle({ world, organization, params, query, url }) {
      const meter = ownMeter(world, organization, params.id);
      assertFits(query.start_timestamp, query.end_timestamp, query.interval);
      if (query.customer_aggregation_function !== undefined) {
        const detail = 'The simulator does not aggregate by customer first. Polar does.';
        throw new PolarProblem(501, { error: 'NotSimulated', detail, operation: 'meters:quantities' });
      }
      return quantitiesOf(world, meter, query, metadataFilter(url.searchParams));
    },
  }),
];
