import { customers, findCustomer } from '../customers/table.ts';
import { invalid } from '../http/problem.ts';
import { scheduleUsageRun } from '../meters/billing-run.ts';
import { measure } from '../meters/measure.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import type { Infer } from '../validation/schema.ts';
import type { eventsIngest } from './schema.ts';
import { type EventRow, events } from './table.ts';
import { noteType } from './types.ts';

type Given = Infer<typeof eventsIngest>['events'][number];

/** How far the customer's meters lag behind. */
const METER_MILLISECONDS = 1_000;

/** Takes all events or none. One whose external id is known already only counts as a duplicate. */
export function ingest(world: World, organization: OrganizationRow, given: readonly Given[]) {
  const issues = given.flatMap((event, index) => issueOf(world, organization, { event, index }));
  if (issues.length > 0) throw invalid(issues);
  const known = new Set(
    world
      .of(events)
      .where((row) => row.organization_id === organization.id && row.external_id !== null)
      .map((row) => row.external_id),
  );
  const touched = new Set<string>();
  let inserted = 0;
  for (const event of given) {
    if (event.external_id != null && known.has(event.external_id)) continue;
    if (event.external_id != null) known.add(event.external_id);
    const row = insert(world, organization, event);
    inserted += 1;
    const customerId = ownerOf(world, row);
    if (customerId) {
      touched.add(customerId);
      noteFirst(world, customerId, row.timestamp);
    }
  }
  for (const customerId of touched) world.later(METER_MILLISECONDS, () => measure(world, customerId));
  if (touched.size > 0) scheduleUsageRun(world);
  return { inserted, duplicates: given.length - inserted };
}

interface Numbered {
  readonly event: Given;
  readonly index: number;
}

function issueOf(world: World, organization: OrganizationRow, { event, index }: Numbered) {
  if (event.organization_id != null)
    return [
      {
        type: 'organization_token',
        loc: ['body', 'events', index, 'organization_id'],
        msg: 'Setting organization_id is disallowed when using an organization token.',
        input: event.organization_id,
      },
    ];
  if (!('customer_id' in event) || findCustomer(world, organization.id, event.customer_id)) return [];
  const loc = ['body', 'events', index, 'customer_id'];
  return [{ type: 'customer_id', loc, msg: 'Customer not found.', input: event.customer_id }];
}

function insert(world: World, organization: OrganizationRow, event: Given): EventRow {
  const named = 'customer_id' in event;
  noteType(world, organization.id, event.name);
  return world.of(events).insert({
    organization_id: organization.id,
    name: event.name,
    timestamp: event.timestamp ?? world.now(),
    customer_id: named ? event.customer_id : null,
    external_customer_id: named ? null : event.external_customer_id,
    member_id: named ? (event.member_id ?? null) : null,
    external_id: event.external_id ?? null,
    parent: event.parent_id ?? null,
    metadata: event.metadata ?? {},
  });
}

/** The customer an event belongs to by now. */
function ownerOf(world: World, row: EventRow): string | null {
  if (row.customer_id) return row.customer_id;
  const owner = world
    .of(customers)
    .find(
      (customer) =>
        customer.external_id === row.external_customer_id &&
        customer.organization_id === row.organization_id &&
        customer.deleted_at === null,
    );
  return owner?.id ?? null;
}

function noteFirst(world: World, customerId: string, timestamp: string): void {
  const first = world.of(customers).get(customerId)?.first_user_event_at;
  if (first == null || timestamp < first) world.of(customers).patch(customerId, { first_user_event_at: timestamp });
}
