// What an organization calls the events its customers make: each name is known from its first event on, and may get a
// label that people read instead.

import { defineTable, type Row } from '../state/table.ts';
import type { World } from '../state/world.ts';

export interface EventTypeRow extends Row {
  readonly name: string;
  readonly label: string;
  /** Where in an event's metadata a label of its own stands. */
  readonly label_property_selector: string | null;
}

export const eventTypes = defineTable<EventTypeRow>('event_types');

export function typeNamed(world: World, organizationId: string, name: string): EventTypeRow | undefined {
  return world.of(eventTypes).find((row) => row.organization_id === organizationId && row.name === name);
}

/** Remembers a name that was not met before. */
export function noteType(world: World, organizationId: string, name: string): void {
  if (typeNamed(world, organizationId, name)) return;
  const type = { organization_id: organizationId, name, label: name, label_property_selector: null };
  world.of(eventTypes).insert(type);
}
