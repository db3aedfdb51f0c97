import type { World } from '../state/world.ts';
import { recordEvent } from './system.ts';

interface Counted {
  readonly organization_id: string;
  readonly customer_id: string;
  readonly meter_id: string;
}

/** `timestamp`: when it was, where that is not now. */
export function recordReset(
  world: World,
  { organization_id, customer_id, meter_id }: Counted,
  timestamp?: string,
): void {
  recordEvent(world, {
    organization_id,
    customer_id,
    name: 'meter.reset',
    metadata: { meter_id },
    ...(timestamp && { timestamp }),
  });
}

/** A credit, new or rolled over, and whether its benefit lets credits roll over. */
export function recordCredit(
  world: World,
  { organization_id, customer_id, meter_id }: Counted,
  { units, rollover }: { readonly units: number; readonly rollover: boolean },
  timestamp?: string,
): void {
  const metadata = { meter_id, units, rollover };
  recordEvent(world, {
    organization_id,
    customer_id,
    name: 'meter.credited',
    metadata,
    ...(timestamp && { timestamp }),
  });
}
