// What a customer used and has left on each meter.

import { benefits } from '../benefits/table.ts';
import { grants } from '../grants/table.ts';
import { contains } from '../http/filters.ts';
import { sortedPage } from '../http/listing.ts';
import { notFound } from '../http/problem.ts';
import { many, one, paging, sorting } from '../http/query.ts';
import { portal, type Route } from '../http/route.ts';
import { customerMetersOf } from '../meters/customer-meters.ts';
import { type CustomerMeterRow, customerMeters } from '../meters/customer-table.ts';
import { meters } from '../meters/table.ts';
import type { World } from '../state/world.ts';
import { isActive } from '../subscriptions/refusals.ts';
import { subscriptions } from '../subscriptions/table.ts';
import { metersOf } from '../subscriptions/view.ts';
import { uuid } from '../validation/polar-types.ts';
import { text } from '../validation/scalars.ts';
import { viewPortalMeter } from './subscription-view.ts';

const SORT_KEYS = [
  'created_at',
  'modified_at',
  'meter_id',
  'meter_name',
  'consumed_units',
  'credited_units',
  'balance',
] as const;

const sortersOf = (world: World) => ({
  created_at: (row: CustomerMeterRow) => row.created_at,
  modified_at: (row: CustomerMeterRow) => row.modified_at,
  meter_id: (row: CustomerMeterRow) => row.meter_id,
  meter_name: (row: CustomerMeterRow) => world.of(meters).get(row.meter_id)?.name,
  consumed_units: (row: CustomerMeterRow) => row.consumed_units,
  credited_units: (row: CustomerMeterRow) => row.credited_units,
  balance: (row: CustomerMeterRow) => row.credited_units - row.consumed_units,
});

export const portalMeterRoutes: readonly Route[] = [
  portal({
    operation: 'customer_portal:customer_meters:list',
    method: 'GET',
    path: '/v1/customer-portal/meters/',
    query: {
      ...paging,
      sorting: sorting(SORT_KEYS, ['-modified_at']),
      meter_id: many(uuid()),
      query: one(text()),
    },
    handle({ world, caller, query }) {
      const shown = shownMeters(world, caller.customerId);
      const rows = customerMetersOf(world, caller.customerId).filter(
        (row) =>
          shown.has(row.meter_id) &&
          (query.meter_id?.includes(row.meter_id) ?? true) &&
          contains(query.query, world.of(meters).get(row.meter_id)?.name ?? null),
      );
      return sortedPage(rows, { query, sorters: sortersOf(world), view: (row) => viewCustomerMeter(world, row) });
    },
  }),
  portal({
    operation: 'customer_portal:customer_meters:get',
    method: 'GET',
    path: '/v1/customer-portal/meters/{id}',
    handle({ world, caller, params }) {
      const row = world.of(customerMeters).get(params.id);
      if (row?.customer_id !== caller.customerId || !shownMeters(world, caller.customerId).has(row.meter_id))
        throw notFound();
      return viewCustomerMeter(world, row);
    },
  }),
];

/** The meters that a running subscription bills by or a benefit credits; the others are nobody's business yet. */
function shownMeters(world: World, customerId: string): ReadonlySet<string> {
  const running = world.of(subscriptions).where((row) => row.customer_id === customerId && isActive(row));
  const billed = running.flatMap((row) => metersOf(world, row).map((meter) => meter.meter_id));
  const credited = world
    .of(grants)
    .where((row) => row.customer_id === customerId && row.granted_at !== null)
    .flatMap((row) => {
      const benefit = world.of(benefits).get(row.benefit_id)?.benefit;
      return benefit?.type === 'meter_credit' ? [benefit.properties.meter_id] : [];
    });
  return new Set([...billed, ...credited].filter((id) => world.of(meters).get(id)?.archived_at === null));
}

function viewCustomerMeter(world: World, row: CustomerMeterRow) {
  const meter = world.of(meters).get(row.meter_id);
  return {
    id: row.id,
    created_at: row.created_at,
    modified_at: row.modified_at,
    customer_id: row.customer_id,
    meter_id: row.meter_id,
    consumed_units: row.consumed_units,
    credited_units: row.credited_units,
    balance: row.credited_units - row.consumed_units,
    meter: meter ? viewPortalMeter(meter) : null,
  };
}
