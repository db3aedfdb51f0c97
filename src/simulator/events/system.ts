// Polar's own events: what it did, beside what customers did. They are a feed for readers who missed a webhook, and
// late in coming: what happened now is shown a moment later, or much later when a worker is busy.

import { createIds, type Ids } from '../state/ids.ts';
import { defineTable, type Row } from '../state/table.ts';
import type { World } from '../state/world.ts';

export interface SystemEventRow extends Row {
  readonly name: string;
  readonly timestamp: string;
  /** When it can be read first, in milliseconds. */
  readonly shown_from: number;
  readonly customer_id: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
}

export const systemEvents = defineTable<SystemEventRow>('system_events');

type Told = Pick<SystemEventRow, 'organization_id' | 'customer_id' | 'name' | 'metadata'> &
  Partial<Pick<SystemEventRow, 'timestamp'>>;

const USUAL_LAG = 500;

const lags = new WeakMap<World, number>();
// Numbered apart, so that what a world is made of does not depend on how much of it is told.
const ids = new WeakMap<World, Ids>();

export function recordEvent(world: World, told: Told): void {
  const shown_from = world.time.now() + (lags.get(world) ?? USUAL_LAG);
  world.of(systemEvents).insert({ id: feedId(world), timestamp: world.now(), shown_from, ...told });
}

/** An id for what only events name. */
export function feedId(world: World): string {
  const numbers = ids.get(world) ?? createIds(2);
  ids.set(world, numbers);
  return numbers.uuid();
}

/** How late events come from now on. */
export function setFeedLag(world: World, milliseconds: number): void {
  lags.set(world, milliseconds);
}

/** An instant as events tell it within their metadata. */
export const told = (instant: string | null): string | null => instant?.replace('Z', '+00:00') ?? null;
