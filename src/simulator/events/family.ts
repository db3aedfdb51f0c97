// Events that are parts of others. One may come before the event it is part of; until that one comes nobody sees it.

import type { World } from '../state/world.ts';
import { type EventRow, events } from './table.ts';

/** The event this one is part of: null where it is part of none, undefined where that one has not come. */
export function parentOf(world: World, { organization_id, parent }: EventRow): EventRow | null | undefined {
  if (parent === null) return null;
  const isParent = (row: EventRow): boolean => row.id === parent || row.external_id === parent;
  return world.of(events).find((row) => row.organization_id === organization_id && isParent(row));
}

export function countChildren(world: World, row: EventRow): number {
  const parts = world.of(events).where(({ parent }) => parent !== null);
  return parts.filter((part) => parentOf(world, part)?.id === row.id).length;
}
