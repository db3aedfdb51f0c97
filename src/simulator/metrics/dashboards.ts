import { notFound } from '../http/problem.ts';
import { many } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import { defineTable, type Row } from '../state/table.ts';
import type { World } from '../state/world.ts';
import { list } from '../validation/list.ts';
import { object } from '../validation/object.ts';
import { uuid } from '../validation/polar-types.ts';
import { text } from '../validation/scalars.ts';
import { nullable, optional } from '../validation/schema.ts';

interface DashboardRow extends Row {
  readonly name: string;
  /** Any words: Polar does not look whether it counts such a thing. */
  readonly metrics: readonly string[];
}

const dashboards = defineTable<DashboardRow>('metric_dashboards');

const dashboardCreate = object('MetricDashboardCreate', {
  name: text({ min: 1 }),
  metrics: optional(list(text())),
  organization_id: optional(nullable(uuid())),
});
const dashboardUpdate = object('MetricDashboardUpdate', {
  name: optional(nullable(text({ min: 1 }))),
  metrics: optional(nullable(list(text()))),
});

const view = ({ created_at, modified_at, id, name, metrics, organization_id }: DashboardRow) => ({
  created_at,
  modified_at,
  id,
  name,
  metrics,
  organization_id,
});

function own(world: World, organization: OrganizationRow, id: string): DashboardRow {
  const row = world.of(dashboards).get(id);
  if (row?.organization_id !== organization.id) throw notFound();
  return row;
}

const read = ['metrics:read', 'metrics:write'];
const write = ['metrics:write'];
const path = '/v1/metrics/dashboards';

export const dashboardRoutes: readonly Route[] = [
  merchant({
    operation: 'metrics:list_dashboards',
    method: 'GET',
    path,
    scopes: read,
    query: { organization_id: many(uuid()) },
    handle: ({ world, organization, query }) =>
      world
        .of(dashboards)
        .where(
          (row) =>
            row.organization_id === organization.id && (query.organization_id?.includes(row.organization_id) ?? true),
        )
        .map(view),
  }),
  merchant({
    operation: 'metrics:create_dashboard',
    method: 'POST',
    path,
    scopes: write,
    status: 201,
    body: dashboardCreate,
    handle: ({ world, organization, body: { name, metrics = [] } }) =>
      view(world.of(dashboards).insert({ organization_id: organization.id, name, metrics })),
  }),
  merchant({
    operation: 'metrics:get_dashboard',
    method: 'GET',
    path: `${path}/{id}`,
    scopes: read,
    handle: ({ world, organization, params }) => view(own(world, organization, params.id)),
  }),
  merchant({
    operation: 'metrics:update_dashboard',
    method: 'PATCH',
    path: `${path}/{id}`,
    scopes: write,
    body: dashboardUpdate,
    handle({ world, organization, params, body: { name, metrics } }) {
      const patch = { ...(name == null ? {} : { name }), ...(metrics == null ? {} : { metrics }) };
      return view(world.of(dashboards).update(own(world, organization, params.id).id, patch));
    },
  }),
  merchant({
    operation: 'metrics:delete_dashboard',
    method: 'DELETE',
    path: `${path}/{id}`,
    scopes: write,
    status: 204,
    handle: ({ world, organization, params }) => world.of(dashboards).delete(own(world, organization, params.id).id),
  }),
];
