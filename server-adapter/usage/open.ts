import type { Services } from '../operations/services.ts';
import { createRoomCheck } from './room.ts';
import { createShipper, type Shipper } from './shipper.ts';
import { createUsageTrail, type UsageTrail } from './trail.ts';

/** Everything about usage that lasts longer than a call. */
export interface Usage extends Shipper, UsageTrail {
  /** Throws `unavailable` where too much waits already. */
  assertRoom(connection: string): Promise<void>;
}

type Ports = Parameters<typeof createShipper>[0] & Pick<Services, 'newId'>;

export function openUsage(ports: Ports): Usage {
  const { store, clock, newId } = ports;
  return {
    ...createShipper(ports),
    ...createUsageTrail({ audit: store.audit, clock, newId }),
    assertRoom: createRoomCheck(store.usage, clock),
  };
}
