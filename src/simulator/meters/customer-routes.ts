// What customers used and have left, for the organization.

import { customers } from '../customers/table.ts';
import { viewCustomer } from '../customers/view.ts';
import { listing, listQuery } from '../http/listing.ts';
import { notFound } from '../http/problem.ts';
import { many } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import { asStored } from '../http/sorting.ts';
import type { World } from '../state/world.ts';
import { uuid } from '../validation/polar-types.ts';
import { text } from '../validation/scalars.ts';
import { type CustomerMeterRow, customerMeters } from './customer-table.ts';
import { meters } from './table.ts';
import { viewMeter } from './view.ts';

const scopes = ['customer_meters:read'];

const sortersOf = (world: World) => ({
  created_at: (row: CustomerMeterRow) => row.created_at,
  modified_at: (row: CustomerMeterRow) => row.modified_at,
  customer_id: (row: CustomerMeterRow) => row.customer_id,
  customer_name: (row: CustomerMeterRow) => world.of(customers).get(row.customer_id)?.name,
  meter_id: (row: CustomerMeterRow) => row.meter_id,
  meter_name: (row: CustomerMeterRow) => world.of(meters).get(row.meter_id)?.name,
  consumed_units: (row: CustomerMeterRow) => row.consumed_units,
  credited_units: (row: CustomerMeterRow) => row.credited_units,
  balance: (row: CustomerMeterRow) => row.credited_units - row.consumed_units,
});

const SORT_KEYS = [
  'created_at',
  'modified_at',
  'customer_id',
  'customer_name',
  'meter_id',
  'meter_name',
  'consumed_units',
  'credited_units',
  'balance',
];

function viewCustomerMeter(world: World, row: CustomerMeterRow) {
  const { id, created_at, modified_at, customer_id, meter_id, consumed_units, credited_units } = row;
  const customer = world.of(customers).get(customer_id);
  const meter = world.of(meters).get(meter_id);
  return {
    id,
    created_at,
    modified_at,
    customer_id,
    meter_id,
    consumed_units,
    credited_units,
    balance: credited_units - consumed_units,
    customer: customer ? viewCustomer(customer) : null,
    meter: meter ? viewMeter(meter) : null,
  };
}

/** Where no customer is named Postgres finds the rows through their meters, as those are stored. */
function meterByMeter(world: World, rows: readonly CustomerMeterRow[]): readonly CustomerMeterRow[] {
  const byMeter = Map.groupBy(rows, ({ meter_id }) => meter_id);
  const counted = world.of(meters).where(({ id }) => byMeter.has(id));
  return asStored(counted).flatMap(({ id }) => asStored(byMeter.get(id) ?? []));
}

export const customerMeterRoutes: readonly Route[] = [
  merchant({
    operation: 'customer_meters:list',
    method: 'GET',
    path: '/v1/customer-meters/',
    scopes,
    query: {
      ...listQuery(SORT_KEYS, ['-modified_at']),
      customer_id: many(uuid()),
      external_customer_id: many(text()),
      meter_id: many(uuid()),
    },
    handle({ world, organization, query }) {
      const rows = world.of(customerMeters).where((row) => {
        const externalId = world.of(customers).get(row.customer_id)?.external_id ?? '';
        return (
          row.organization_id === organization.id &&
          (query.customer_id?.includes(row.customer_id) ?? true) &&
          (query.external_customer_id?.includes(externalId) ?? true) &&
          (query.meter_id?.includes(row.meter_id) ?? true)
        );
      });
      const named = query.customer_id ?? query.external_customer_id;
      return listing(named ? rows : meterByMeter(world, rows), {
        query,
        sorters: sortersOf(world),
        view: (row) => viewCustomerMeter(world, row),
      });
    },
  }),
  merchant({
    operation: 'customer_meters:get',
    method: 'GET',
    path: '/v1/customer-meters/{id}',
    scopes,
    handle({ world, organization, params }) {
      const row = world.of(customerMeters).get(params.id);
      if (row?.organization_id !== organization.id) throw notFound();
      return viewCustomerMeter(world, row);
    },
  }),
];
